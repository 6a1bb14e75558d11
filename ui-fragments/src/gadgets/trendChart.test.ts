import { describe, expect, it } from 'vitest';
import type { Schemas } from '../api/client';
import { colours } from '../chart/colours';
import { barChart } from './barChart';
import { Names, type Figures } from './figures';
import { axis, trendChart, type TrendDrawing } from './trendChart';

const NAMES = new Names({ kpis: [], dimensions: [] }, 'en');
const WORDS = { meanOf: 'Expected', interval: '95 % interval', part: 'part of it' };
const row = (period: string, cases: number, ...slice: string[]): Schemas['Row'] => ({
  period, slice, cases, weight: 'sound', values: { tickets: cases },
});

function figures(each: Schemas['Each'], by: string[], rows: Schemas['Row'][], cut = 0): Figures {
  const table: Schemas['Table'] = { kpi: 'volume', unit: 'count', headline: 'tickets', rows };
  return { from: '2026-10-14', to: '2026-11-04', each, by, tables: [table], before: null, names: {}, cut };
}

interface Drawn {
  series: { name: string; color?: string; data: ({ value: number; itemStyle?: { opacity: number } } | number | null)[]; lineStyle?: { type: string } }[];
  legend?: unknown;
  yAxis: { max: (of: { max: number }) => number | null };
}

function drawn(of: Figures, more: Partial<TrendDrawing> = {}): Drawn {
  const chart = trendChart({
    settings: {}, figures: of, table: of.tables[0]!, names: NAMES, periods: axis(of, []), ahead: [], words: WORDS, ...more,
  });
  return chart as unknown as Drawn;
}

describe('A trend', () => {
  it('by week shows the weeks without a ticket, and those that are cut fainter', () => {
    const [line] = drawn(figures('week', [], [row('2026-10-12', 3), row('2026-10-26', 5), row('2026-11-02', 1)])).series;
    expect(line!.data).toEqual([
      { value: 3, itemStyle: { opacity: 0.5 } },
      0,
      { value: 5 },
      { value: 1, itemStyle: { opacity: 0.5 } },
    ]);
  });

  it('takes nothing for none where rows were left out', () => {
    expect(drawn(figures('week', [], [row('2026-11-02', 1)], 7)).series[0]!.data[0]).toBeNull();
  });

  it('names the period before and dashes its line', () => {
    const { series, legend } = drawn(figures('week', [], [row('2026-10-19', 3)]), { past: { name: 'before (1 – 9 Oct)', values: [1, 2, 3, 4] } });
    expect(series[1]).toMatchObject({ name: 'before (1 – 9 Oct)', lineStyle: { type: 'dashed' }, data: [1, 2, 3, 4] });
    expect(legend).toBeDefined();
  });

  it('shows a target that no figure came near', () => {
    const { yAxis } = drawn(figures('week', [], [row('2026-10-19', 3)]), { settings: { target: 20 } });
    expect(yAxis.max({ max: 3 })).toBeGreaterThan(20);
    expect(yAxis.max({ max: 30 })).toBeNull();
  });

  it('gives a mood its colour and its place, however many tickets it has', () => {
    const { good, bad, neutral } = colours();
    const of = figures('week', ['sentiment'], [row('2026-10-19', 9, 'POSITIVE'), row('2026-10-19', 5, 'NEUTRAL'), row('2026-10-19', 1, 'NEGATIVE')]);
    expect(drawn(of).series.map(({ name, color }) => [name, color])).toEqual([
      ['NEGATIVE', bad],
      ['NEUTRAL', neutral],
      ['POSITIVE', good],
    ]);
  });
});

describe('A comparison', () => {
  it('stands beside the period before', () => {
    const now = figures('whole', ['channel'], [row('2026-10-14', 8, 'Email'), row('2026-10-14', 4, 'Chat')]);
    const before = { ...now.tables[0]!, rows: [row('2026-09-01', 6, 'Email')] };
    const { series } = barChart({}, now, now.tables[0]!, NAMES, { name: 'before', table: before }) as unknown as Drawn;
    expect(series.map(({ name, data }) => [name, data])).toEqual([
      ['volume', [{ value: 4 }, { value: 8 }]],
      ['before', [null, 6]],
    ]);
  });
});
