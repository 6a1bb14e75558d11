import type { Schemas } from '../api/client';
import type { Say } from '../words';

type Unit = Schemas['Unit'];

const HOUR = 3_600;

/** In which unit people write a value into a box: shares in percent, times in hours. */
export function inBox(unit: Unit, say: Say): string {
  return say(`boxUnit.${unit}`);
}

/** What was written, in the figure's own unit. */
export function ofBox(written: number, unit: Unit): number {
  switch (unit) {
    case 'share':
      return written / 100;
    case 'seconds':
      return written * HOUR;
    default:
      return written;
  }
}
