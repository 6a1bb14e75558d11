import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useFigures } from '../api/queries';
import { Chart, type Mark } from '../chart/Chart';
import { colours } from '../chart/colours';
import { weekday } from '../format';
import { Async } from '../parts/Async';
import { useSay } from '../words';
import { headline, type Figures, type Names, type Table } from './figures';
import { figureQuery, narrowed, type GadgetProps } from './settings';
import { WithNames } from './WithNames';

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));
const SUNDAY_FIRST = ['7', '6', '5', '4', '3', '2', '1'];

/** One figure by weekday and hour of the tickets' creation. */
export function HeatMap(props: GadgetProps) {
  const figures = useFigures(
    figureQuery(props, {
      kpi: [props.settings.kpi?.[0] ?? 'volume'],
      each: 'whole',
      by: ['weekday', 'hour'],
      top: 24,
    }),
  );
  return (
    <Async query={figures} height={props.height}>
      {(known) => <WithNames>{(names) => <Drawn {...props} figures={known} names={names} />}</WithNames>}
    </Async>
  );
}

function Drawn({ settings, height, linked, onDrill, figures, names }: GadgetProps & { figures: Figures; names: Names }) {
  const say = useSay();
  const table = figures.tables[0]!;
  const option = useMemo(() => chart(table, names), [table, names]);
  if (table.rows.length === 0) {
    return <p className="empty">{say('noDataHere')}</p>;
  }
  const drill = (mark: Mark) => {
    const [hour, day] = mark.value as [number, number, number];
    const own = [`weekday=${SUNDAY_FIRST[day]}`, `hour=${HOURS[hour]}`];
    onDrill({
      title: `${names.ofKpi(table.kpi)} · ${weekday(Number(SUNDAY_FIRST[day]!) - 1, names.language)} ${HOURS[hour]}:00`,
      kpi: table.kpi,
      only: [...narrowed(settings, linked), ...own],
      own,
    });
  };
  return <Chart option={option} description={describe(table, names)} height={height} onMark={drill} />;
}

function describe(table: Table, names: Names): string {
  const most = table.rows.reduce((a, b) => ((headline(table, a) ?? -1) >= (headline(table, b) ?? -1) ? a : b));
  const value = headline(table, most);
  return `${names.ofKpi(table.kpi)}: ${weekday(Number(most.slice[0]!) - 1, names.language)} ${most.slice[1]}:00 ${value === null ? '' : names.show(table, value)}`;
}

function chart(table: Table, names: Names): EChartsCoreOption {
  const paint = colours();
  const cells = table.rows
    .map((row) => [HOURS.indexOf(row.slice[1]!), SUNDAY_FIRST.indexOf(row.slice[0]!), headline(table, row)] as const)
    .filter((cell) => cell[2] !== null);
  const values = cells.map((cell) => cell[2]!);
  return {
    grid: { left: 8, right: 8, top: 8, bottom: 8, outerBoundsMode: 'same' },
    tooltip: {
      confine: true,
      backgroundColor: paint.surface,
      textStyle: { color: paint.text },
      formatter: ({ value: [hour, day, value] }: { value: [number, number, number] }) =>
        `${weekday(Number(SUNDAY_FIRST[day]!) - 1, names.language)} ${HOURS[hour]}:00 · ${names.show(table, value)}`,
    },
    xAxis: { type: 'category', data: HOURS, axisLabel: { color: paint.subtle }, axisLine: { show: false }, axisTick: { show: false } },
    yAxis: {
      type: 'category',
      data: SUNDAY_FIRST.map((day) => weekday(Number(day) - 1, names.language)),
      axisLabel: { color: paint.text },
      axisLine: { show: false },
      axisTick: { show: false },
    },
    visualMap: { show: false, min: Math.min(0, ...values), max: Math.max(...values), inRange: { color: paint.ramp } },
    series: [{ type: 'heatmap', data: cells, itemStyle: { borderColor: paint.surface, borderWidth: 1 } }],
  };
}
