import type { EChartsType } from 'echarts/core';
import { useSay } from '../words';

export type Zoomable = Pick<EChartsType, 'dispatchAction' | 'getOption'>;

/** The part of the axis that is seen, in percent of the whole. */
export interface Seen {
  start: number;
  end: number;
}

const WHOLE: Seen = { start: 0, end: 100 };
const LEAST = 5;

/** What is seen when it is made so many times as wide and moved by so much of its width, within the whole. */
export function zoomed({ start, end }: Seen, times: number, moved: number): Seen {
  const width = Math.min(WHOLE.end, Math.max(LEAST, (end - start) * times));
  const first = (start + end) / 2 + moved * width - width / 2;
  const within = Math.min(WHOLE.end - width, Math.max(WHOLE.start, first));
  return { start: within, end: within + width };
}

const MOVES = [
  { key: 'zoomEarlier', sign: '◂', times: 1, moved: -0.5 },
  { key: 'zoomOut', sign: '−', times: 2, moved: 0 },
  { key: 'zoomIn', sign: '+', times: 0.5, moved: 0 },
  { key: 'zoomLater', sign: '▸', times: 1, moved: 0.5 },
] as const;

/** Zooms a chart's time axis, which Ctrl and the wheel do too. */
export function Zoom({ chart }: { chart: Zoomable | undefined }) {
  const say = useSay();
  const move = (times: number, moved: number) => {
    const [seen = WHOLE] = (chart?.getOption()['dataZoom'] as Seen[] | undefined) ?? [];
    chart?.dispatchAction({ type: 'dataZoom', ...zoomed(seen, times, moved) });
  };
  return (
    <div className="zoom">
      {MOVES.map(({ key, sign, times, moved }) => (
        <button type="button" key={key} aria-label={say(key)} title={say(key)} disabled={!chart} onClick={() => move(times, moved)}>
          {sign}
        </button>
      ))}
    </div>
  );
}
