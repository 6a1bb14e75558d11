import type { EChartsCoreOption } from 'echarts/core';
import type { Schemas } from '../api/client';
import { colours } from '../chart/colours';
import { daysBefore, shortDay } from '../format';
import { headline, slices, type Figures, type Names, type Table } from './figures';
import type { GadgetSettings } from './settings';

/** Every period of the stretch, those without a row too. */
export function axis(figures: Figures, table: Table): string[] {
  if (figures.each !== 'day') {
    return [...new Set(table.rows.map((row) => row.period))].sort();
  }
  const days = [];
  for (let day = figures.from; day <= figures.to; day = daysBefore(day, -1)) {
    days.push(day);
  }
  return days;
}

/** A line or bar a slice, with its target and what comes. */
export function trendChart(
  settings: Pick<GadgetSettings, 'shape' | 'target'>,
  figures: Figures,
  table: Table,
  names: Names,
  periods: string[],
  ahead: Schemas['Forecast']['points'],
  meanOf: string,
  interval: string,
): EChartsCoreOption {
  const paint = colours();
  const places = new Map(periods.map((period, i) => [period, i]));
  const bars = settings.shape === 'bar' || settings.shape === 'stacked';
  const lines = figures.by.length === 0 ? [''] : slices(table, 0);
  const series: Record<string, unknown>[] = lines.map((slice) => {
    const data: (number | null)[] = periods.map(() => (table.unit === 'count' && figures.each === 'day' ? 0 : null));
    table.rows
      .filter((row) => figures.by.length === 0 || row.slice[0] === slice)
      .forEach((row) => {
        const place = places.get(row.period);
        if (place !== undefined) {
          data[place] = headline(table, row);
        }
      });
    return {
      name: figures.by.length === 0 ? names.ofKpi(table.kpi) : names.ofSlice(figures, 0, slice),
      type: bars ? 'bar' : 'line',
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
      label: { formatter: names.show(table, settings.target), color: paint.text },
      data: [{ yAxis: settings.target }],
    };
  }
  if (ahead.length > 0) {
    series.push(...band(periods.length, ahead, meanOf, interval, paint.brand));
  }
  return {
    grid: { left: 8, right: 16, top: lines.length > 1 || ahead.length > 0 ? 36 : 16, bottom: 32, outerBoundsMode: 'same' },
    legend: lines.length > 1 || ahead.length > 0 ? { type: 'scroll', top: 0, textStyle: { color: paint.text } } : undefined,
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
    },
    yAxis: {
      type: 'value',
      axisLabel: { color: paint.subtle, formatter: (value: number) => names.show(table, value) },
      splitLine: { lineStyle: { color: paint.line } },
    },
    series,
  };
}

/** The interval as a band: an invisible line below, and the width of the interval stacked on it. */
function band(start: number, ahead: Schemas['Forecast']['points'], meanOf: string, interval: string, colour: string) {
  const gap = Array.from({ length: start }, () => null);
  const common = { type: 'line', showSymbol: false, silent: true };
  return [
    { ...common, name: interval, stack: 'band', lineStyle: { opacity: 0 }, color: colour, tooltip: { show: false }, data: [...gap, ...ahead.map((p) => p.lo95)] },
    { ...common, name: interval, stack: 'band', lineStyle: { opacity: 0 }, color: colour, areaStyle: { color: colour, opacity: 0.18 }, tooltip: { show: false }, data: [...gap, ...ahead.map((p) => p.hi95 - p.lo95)] },
    { ...common, name: meanOf, lineStyle: { type: 'dashed', color: colour }, color: colour, data: [...gap, ...ahead.map((p) => p.mean)] },
  ];
}
