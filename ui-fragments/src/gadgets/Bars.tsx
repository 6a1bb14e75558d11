import { useMemo } from 'react';
import { useFigures } from '../api/queries';
import { Chart, type Mark, type ToldMark } from '../chart/Chart';
import { shortDay } from '../format';
import { Async } from '../parts/Async';
import { useSay } from '../words';
import { barChart } from './barChart';
import { Cut } from './Cut';
import { headline, slices, type Figures, type Names, type Row, type Table } from './figures';
import { within } from './narrowing';
import { figureQuery, isCompared, type GadgetProps } from './settings';
import { WithNames } from './WithNames';

/** One figure by the values of one or two dimensions: bars, stacked bars, a pie or a donut. */
export function Bars(props: GadgetProps) {
  const { settings } = props;
  const round = settings.shape === 'pie' || settings.shape === 'donut';
  const by = settings.by?.length ? settings.by : ['channel'];
  const figures = useFigures(
    figureQuery(props, {
      kpi: [settings.kpi?.[0] ?? 'volume'],
      each: 'whole',
      by: round ? by.slice(0, 1) : by,
      ...(isCompared(settings) ? { compare: settings.compare! } : {}),
    }),
  );
  return (
    <Async query={figures} height={props.height}>
      {(known) => (
        <>
          <WithNames>{(names) => <Drawn {...props} figures={known} names={names} />}</WithNames>
          <Cut figures={known} />
        </>
      )}
    </Async>
  );
}

function Drawn({ settings, height, only, onDrill, figures, names }: GadgetProps & { figures: Figures; names: Names }) {
  const say = useSay();
  const table = figures.tables[0]!;
  const { before } = figures;
  const option = useMemo(() => {
    const stretch = before && [before.from, before.to].map((day) => shortDay(day, names.language)).join(' – ');
    const past = before?.tables[0] && { name: `${say('before')} (${stretch})`, table: before.tables[0] };
    return barChart(settings, figures, table, names, past);
  }, [settings, figures, before, table, names, say]);
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
      only: within(only, own),
      own,
    });
  };
  const marks = () =>
    table.rows.map((row): ToldMark => {
      const [name = '', series = ''] = row.slice.map((slice, place) => names.ofSlice(figures, place, slice));
      const past = before?.tables[0]?.rows.find((other) => other.slice[0] === row.slice[0]);
      const then = past && headline(table, past);
      const says = told(figures, table, row, names) + (then == null ? '' : ` · ${say('before')}: ${names.show(table, then)}`);
      return { name, series, value: headline(table, row), dataIndex: 0, says };
    });
  return <Chart option={option} description={describe(figures, table, names)} height={height} onMark={drill} marks={marks} />;
}

function describe(figures: Figures, table: Table, names: Names): string {
  const most = table.rows
    .slice(0, 12)
    .map((row) => told(figures, table, row, names))
    .join(', ');
  return `${names.ofKpi(table.kpi)}: ${most}`;
}

function told(figures: Figures, table: Table, row: Row, names: Names): string {
  const value = headline(table, row);
  return `${row.slice.map((slice, i) => names.ofSlice(figures, i, slice)).join(' ')} ${value === null ? '–' : names.show(table, value)}`;
}
