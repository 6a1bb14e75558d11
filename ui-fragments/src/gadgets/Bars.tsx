import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useFigures } from '../api/queries';
import { Chart, type Mark } from '../chart/Chart';
import { colours } from '../chart/colours';
import { Async } from '../parts/Async';
import { useSay } from '../words';
import { headline, slices, type Figures, type Names, type Table } from './figures';
import { figureQuery, narrowed, type GadgetProps } from './settings';
import { WithNames } from './WithNames';

/** One figure by the values of one or two dimensions: bars, stacked bars, a pie or a donut. */
export function Bars(props: GadgetProps) {
  const { settings } = props;
  const round = settings.shape === 'pie' || settings.shape === 'donut';
  const by = settings.by?.length ? settings.by : ['channel'];
  const figures = useFigures(
    figureQuery(props, { kpi: [settings.kpi?.[0] ?? 'volume'], each: 'whole', by: round ? by.slice(0, 1) : by }),
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
  const option = useMemo(() => chart(settings, figures, table, names), [settings, figures, table, names]);
  if (table.rows.length === 0) {
    return <p className="empty">{say('noDataHere')}</p>;
  }
  const drill = (mark: Mark) => {
    const first = slices(table, 0).find((value) => names.ofSlice(figures, 0, value) === mark.name);
    const second = slices(table, 1).find((value) => names.ofSlice(figures, 1, value) === mark.series);
    if (first === undefined || first === '(other)' || second === '(other)') {
      return;
    }
    const own = [`${figures.by[0]}=${first}`, ...(figures.by[1] && second !== undefined ? [`${figures.by[1]}=${second}`] : [])];
    onDrill({
      title: [names.ofKpi(table.kpi), mark.name, ...(figures.by[1] ? [mark.series] : [])].join(' · '),
      kpi: table.kpi,
      only: [...narrowed(settings, linked), ...own],
      own,
    });
  };
  return <Chart option={option} description={describe(figures, table, names)} height={height} onMark={drill} />;
}

function describe(figures: Figures, table: Table, names: Names): string {
  const told = table.rows
    .slice(0, 12)
    .map((row) => {
      const value = headline(table, row);
      return `${row.slice.map((slice, i) => names.ofSlice(figures, i, slice)).join(' ')} ${value === null ? '–' : names.show(table, value)}`;
    })
    .join(', ');
  return `${names.ofKpi(table.kpi)}: ${told}`;
}

function chart(settings: GadgetProps['settings'], figures: Figures, table: Table, names: Names): EChartsCoreOption {
  const paint = colours();
  const tooltip = {
    confine: true,
    backgroundColor: paint.surface,
    textStyle: { color: paint.text },
    valueFormatter: (value: unknown) => (typeof value === 'number' ? names.show(table, value) : '–'),
  };
  const first = slices(table, 0);
  const label = (value: string) => names.ofSlice(figures, 0, value);
  const value = (one: string, two?: string) =>
    headline(
      table,
      table.rows.find((row) => row.slice[0] === one && (two === undefined || row.slice[1] === two)),
    );
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
          data: first.map((one) => ({ name: label(one), value: value(one) })),
        },
      ],
    };
  }
  const second = figures.by.length > 1 ? slices(table, 1) : [undefined];
  const shown = [...first].reverse();
  return {
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, ...tooltip },
    grid: { left: 8, right: 24, top: second.length > 1 ? 36 : 8, bottom: 8, outerBoundsMode: 'same' },
    legend: second.length > 1 ? { type: 'scroll', top: 0, textStyle: { color: paint.text } } : undefined,
    xAxis: {
      type: 'value',
      axisLabel: { color: paint.subtle, hideOverlap: true, formatter: (number: number) => names.show(table, number) },
      splitLine: { lineStyle: { color: paint.line } },
    },
    yAxis: {
      type: 'category',
      data: shown.map(label),
      axisLabel: { color: paint.text, width: 140, overflow: 'truncate' },
      axisLine: { lineStyle: { color: paint.line } },
    },
    series: second.map((two) => ({
      type: 'bar',
      name: two === undefined ? names.ofKpi(table.kpi) : names.ofSlice(figures, 1, two),
      ...(settings.shape === 'stacked' ? { stack: 'all' } : {}),
      ...(two === undefined && settings.target !== undefined
        ? { markLine: { symbol: 'none', silent: true, lineStyle: { color: paint.warning }, data: [{ xAxis: settings.target }] } }
        : {}),
      data: shown.map((one) => value(one, two)),
    })),
  };
}
