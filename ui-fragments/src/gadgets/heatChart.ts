import type { EChartsCoreOption } from 'echarts/core';
import { colours } from '../chart/colours';
import { weekday as nameOf } from '../format';
import { headline, type Names, type Table } from './figures';

export const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
export const SUNDAY_FIRST = ['7', '6', '5', '4', '3', '2', '1'];
/** Of a day as the figures count it: 1 is Monday. */
export function weekday(day: string, names: Names): string {
  return nameOf(Number(day) - 1, names.language);
}

/** A field for each weekday and hour. */
export function heatChart(table: Table, names: Names): EChartsCoreOption {
  const paint = colours();
  const cells = table.rows
    .map((row) => [HOURS.indexOf(row.slice[1]!), SUNDAY_FIRST.indexOf(row.slice[0]!), headline(table, row)] as const)
    .filter((cell) => cell[2] !== null);
  const values = cells.map((cell) => cell[2]!);
  const [min, max] = [Math.min(0, ...values), Math.max(0, ...values)];
  return {
    grid: { left: 8, right: 8, top: 8, bottom: 40, outerBoundsMode: 'same' },
    tooltip: {
      confine: true,
      backgroundColor: paint.surface,
      textStyle: { color: paint.text },
      formatter: ({ value: [hour, day, value] }: { value: [number, number, number] }) =>
        `${weekday(SUNDAY_FIRST[day]!, names)} ${HOURS[hour]}:00 · ${names.show(table, value)}`,
    },
    xAxis: { type: 'category', data: HOURS, axisLabel: { color: paint.subtle }, axisLine: { show: false }, axisTick: { show: false } },
    yAxis: {
      type: 'category',
      data: SUNDAY_FIRST.map((day) => weekday(day, names)),
      axisLabel: { color: paint.text },
      axisLine: { show: false },
      axisTick: { show: false },
    },
    visualMap: {
      type: 'continuous',
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      itemWidth: 12,
      itemHeight: 120,
      min,
      max,
      text: [names.show(table, max), names.show(table, min)],
      textStyle: { color: paint.text },
      inRange: { color: paint.ramp },
    },
    series: [{ type: 'heatmap', data: cells, itemStyle: { borderColor: paint.surface, borderWidth: 1 } }],
  };
}
