import { describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { waysOf } from './OrderFlow';

const row = (stage: string, cases: number): Schemas['Row'] => ({ period: '2026-11-01', slice: [stage], cases, weight: 'sound', values: {} });
const table = (kpi: string, rows: Schemas['Row'][]): Schemas['Table'] => ({ kpi, unit: 'count', headline: 'open', rows });

describe('The way of orders', () => {
  it('leads from stage to stage, or ends where they wait', () => {
    const ways = waysOf({
      tables: [table('order-stages', [row('SHIP', 7), row('COMPLETE', 5), row('CONFIRM', 9)]), table('order-waiting', [row('SHIP', 2)])],
    });
    expect(ways.map(({ source, target, value, kpi }) => [source, target, value, kpi])).toEqual([
      ['CONFIRM', 'SHIP', 9, 'order-stages'],
      ['SHIP', 'COMPLETE', 7, 'order-stages'],
      ['SHIP', 'waits:SHIP', 2, 'order-waiting'],
      ['COMPLETE', 'DONE', 5, 'order-stages'],
    ]);
  });
});
