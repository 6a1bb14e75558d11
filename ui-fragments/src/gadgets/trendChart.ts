import type { EChartsCoreOption } from 'echarts/core';
import type { Schemas } from '../api/client';
import { colours, meantColour } from '../chart/colours';
import { longDay, shortDay } from '../format';
import { headline, shownSlices, type Figures, type Names, type Row, type Table } from './figures';
import { isPart, periodsOf } from './periods';
import type { GadgetSettings } from './settings';

type Points = Schemas['Forecast']['points'];

/** What a trend draws. */
export interface TrendDrawing {
  settings: Pick<GadgetSettings, 'shape' | 'target'>;
  figures: Figures;
  table: Table;
  names: Names;
  /** The x axis, without what comes. */
  periods: string[];
  ahead: Points;
  /** The period before, point by point as the axis. */
  past?: { name: string; values: (number | null)[] } | undefined;
  words: { meanOf: string; interval: string; part: string };
}

/** Every period that has been, those without a row too: today is not over, and where what comes is drawn, it begins there. */
export function axis(figures: Figures, ahead: Points): string[] {
  const first = ahead[0]?.day;
  return periodsOf(figures.each, figures).filter((period) => first === undefined || period < first);
}

/** What a period without a row counts: nothing, where all rows are there. */
export function nothing(figures: Figures, table: Table): number | null {
  return table.unit === 'count' && figures.cut === 0 ? 0 : null;
}

/** A line or bar a slice, with its target, the period before, and what comes. */
export function trendChart({ settings, figures, table, names, periods, ahead, past, words }: TrendDrawing): EChartsCoreOption {
  const paint = colours();
  const places = new Map(periods.map((period, i) => [period, i]));
  const bars = settings.shape === 'bar' || settings.shape === 'stacked';
  const lines = figures.by.length === 0 ? [''] : shownSlices(figures, table, 0);
  const told = lines.length > 1 || ahead.length > 0 || past !== undefined;
  const point = (row: Row) => ({
    value: headline(table, row),
    ...(isPart(figures.each, row.period, figures) ? { itemStyle: { opacity: 0.5 } } : {}),
  });
  const series: Record<string, unknown>[] = lines.map((slice) => {
    const data: unknown[] = periods.map(() => nothing(figures, table));
    table.rows
      .filter((row) => figures.by.length === 0 || row.slice[0] === slice)
      .forEach((row) => {
        const place = places.get(row.period);
        if (place !== undefined) {
          data[place] = point(row);
        }
      });
    const colour = meantColour(figures.by[0], slice);
    return {
      name: figures.by.length === 0 ? names.ofKpi(table.kpi) : names.ofSlice(figures, 0, slice),
      type: bars ? 'bar' : 'line',
      ...(colour === undefined ? {} : { color: colour }),
      ...(settings.shape === 'stacked' ? { stack: 'all' } : {}),
      showSymbol: periods.length < 40,
      connectNulls: false,
      emphasis: { focus: 'series' },
      data,
    };
  });
  if (settings.target !== undefined && series[0]) {
    series[0]['markLine'] = {
      symbol: 'none',
      silent: true,
      lineStyle: { color: paint.warning },
      label: { position: 'insideEndTop', formatter: names.show(table, settings.target), color: paint.text },
      data: [{ yAxis: settings.target }],
    };
  }
  if (past) {
    const line = { type: 'line', showSymbol: false, silent: true, color: paint.neutral, lineStyle: { type: 'dashed', width: 1.5 } };
    series.push({ ...line, name: past.name, data: past.values });
  }
  if (ahead.length > 0) {
    series.push(...band(periods.length, ahead, words, paint.brand));
  }
  const header = (period: string) =>
    longDay(period, names.language) + (ahead[0] === undefined && isPart(figures.each, period, figures) ? ` (${words.part})` : '');
  return {
    grid: { left: 8, right: 16, top: told ? 36 : 16, bottom: 32, outerBoundsMode: 'same' },
    legend: told ? { type: 'scroll', top: 0, textStyle: { color: paint.text } } : undefined,
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: paint.surface,
      textStyle: { color: paint.text },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? names.show(table, value) : '–'),
    },
    dataZoom: [{ type: 'inside', zoomOnMouseWheel: 'ctrl' }],
    xAxis: {
      type: 'category',
      data: [...periods, ...ahead.map((point) => point.day)],
      axisLabel: { color: paint.subtle, formatter: (day: string) => shortDay(day, names.language) },
      axisLine: { lineStyle: { color: paint.line } },
      axisPointer: { label: { formatter: ({ value }: { value: string }) => header(value) } },
    },
    yAxis: {
      type: 'value',
      ...reaching(settings.target),
      axisLabel: { color: paint.subtle, formatter: (value: number) => names.show(table, value) },
      splitLine: { lineStyle: { color: paint.line } },
    },
    series,
  };
}

/** An axis that reaches as far as the target, which no figure may have come near. */
export function reaching(target: number | undefined): Record<string, unknown> {
  if (target === undefined) {
    return {};
  }
  const beyond = target + Math.abs(target) / 10;
  return {
    max: ({ max }: { max: number }) => (max < target ? beyond : null),
    min: ({ min }: { min: number }) => (target < 0 && min > target ? target - Math.abs(target) / 10 : null),
  };
}

/** The interval as a band: an invisible line below, and the width of the interval stacked on it. */
function band(start: number, ahead: Points, { meanOf, interval }: TrendDrawing['words'], colour: string) {
  const gap = Array.from({ length: start }, () => null);
  const common = { type: 'line', showSymbol: false, silent: true };
  return [
    { ...common, name: interval, stack: 'band', lineStyle: { opacity: 0 }, color: colour, tooltip: { show: false }, data: [...gap, ...ahead.map((p) => p.lo95)] },
    { ...common, name: interval, stack: 'band', lineStyle: { opacity: 0 }, color: colour, areaStyle: { color: colour, opacity: 0.18 }, tooltip: { show: false }, data: [...gap, ...ahead.map((p) => p.hi95 - p.lo95)] },
    { ...common, name: meanOf, lineStyle: { type: 'dashed', color: colour }, color: colour, data: [...gap, ...ahead.map((p) => p.mean)] },
  ];
}
