import type { EChartsCoreOption } from 'echarts/core';
import { colours, meantColour } from '../chart/colours';
import { headline, shownSlices, type Figures, type Names, type Table } from './figures';
import type { GadgetSettings } from './settings';
import { reaching } from './trendChart';

/** Bars, of one dimension beside those of the period before, stacked bars, a pie or a donut. */
export function barChart(
  settings: Pick<GadgetSettings, 'shape' | 'target'>,
  figures: Figures,
  table: Table,
  names: Names,
  past?: { name: string; table: Table },
): EChartsCoreOption {
  const paint = colours();
  const tooltip = {
    confine: true,
    backgroundColor: paint.surface,
    textStyle: { color: paint.text },
    valueFormatter: (value: unknown) => (typeof value === 'number' ? names.show(table, value) : '–'),
  };
  const first = shownSlices(figures, table, 0);
  const label = (value: string) => names.ofSlice(figures, 0, value);
  const painted = (place: number, slice: string | undefined) => {
    const color = meantColour(figures.by[place], slice);
    return color === undefined ? {} : { itemStyle: { color } };
  };
  const ofSlice = (of: Table, one: string, two?: string) =>
    headline(
      of,
      of.rows.find((row) => row.slice[0] === one && (two === undefined || row.slice[1] === two)),
    );
  const value = (one: string, two?: string) => ofSlice(table, one, two);
  if (settings.shape === 'pie' || settings.shape === 'donut') {
    return {
      tooltip: { trigger: 'item', ...tooltip },
      legend: { type: 'scroll', orient: 'vertical', right: 0, top: 'middle', textStyle: { color: paint.text } },
      series: [
        {
          type: 'pie',
          center: ['38%', '50%'],
          radius: settings.shape === 'donut' ? ['45%', '75%'] : '75%',
          label: { show: false },
          data: first.map((one) => ({ name: label(one), value: value(one), ...painted(0, one) })),
        },
      ],
    };
  }
  const second = figures.by.length > 1 ? shownSlices(figures, table, 1) : [undefined];
  const told = second.length > 1 || past !== undefined;
  const shown = [...first].reverse();
  const targetLine = (target: number) => ({
    symbol: 'none',
    silent: true,
    lineStyle: { color: paint.warning },
    label: { position: 'end', formatter: names.show(table, target), color: paint.text },
    data: [{ xAxis: target }],
  });
  return {
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, ...tooltip },
    grid: { left: 8, right: 24, top: told ? 40 : settings.target === undefined ? 8 : 24, bottom: 8, outerBoundsMode: 'same' },
    legend: told ? { type: 'scroll', top: 0, textStyle: { color: paint.text } } : undefined,
    xAxis: {
      type: 'value',
      ...reaching(settings.target),
      axisLabel: { color: paint.subtle, hideOverlap: true, formatter: (number: number) => names.show(table, number) },
      splitLine: { lineStyle: { color: paint.line } },
    },
    yAxis: {
      type: 'category',
      data: shown.map(label),
      axisLabel: { color: paint.text, width: 140, overflow: 'truncate' },
      axisLine: { lineStyle: { color: paint.line } },
    },
    series: [
      ...second.map((two) => ({
        type: 'bar',
        name: two === undefined ? names.ofKpi(table.kpi) : names.ofSlice(figures, 1, two),
        ...painted(1, two),
        ...(settings.shape === 'stacked' ? { stack: 'all' } : {}),
        ...(two === undefined && settings.target !== undefined ? { markLine: targetLine(settings.target) } : {}),
        data: shown.map((one) => ({ value: value(one, two), ...(two === undefined ? painted(0, one) : {}) })),
      })),
      ...(past ? [{ type: 'bar', silent: true, name: past.name, color: paint.neutral, data: shown.map((one) => ofSlice(past.table, one)) }] : []),
    ],
  };
}
