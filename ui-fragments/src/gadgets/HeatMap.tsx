import { useMemo } from 'react';
import { useFigures } from '../api/queries';
import { Chart, type Mark, type ToldMark } from '../chart/Chart';
import { Async } from '../parts/Async';
import { useSay } from '../words';
import { headline, type Figures, type Names, type Row, type Table } from './figures';
import { HOURS, SUNDAY_FIRST, heatChart, weekday } from './heatChart';
import { within } from './narrowing';
import { figureQuery, type GadgetProps } from './settings';
import { WithNames } from './WithNames';

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

function Drawn({ height, only, onDrill, figures, names }: GadgetProps & { figures: Figures; names: Names }) {
  const say = useSay();
  const table = figures.tables[0]!;
  const option = useMemo(() => heatChart(table, names), [table, names]);
  if (table.rows.length === 0) {
    return <p className="empty">{say('noDataHere')}</p>;
  }
  const drill = (mark: Mark) => {
    const [hour, day] = mark.value as [number, number, number];
    const own = [`weekday=${SUNDAY_FIRST[day]}`, `hour=${HOURS[hour]}`];
    onDrill({
      title: `${names.ofKpi(table.kpi)} · ${weekday(SUNDAY_FIRST[day]!, names)} ${HOURS[hour]}:00`,
      kpi: table.kpi,
      only: within(only, own),
      own,
    });
  };
  const marks = () =>
    table.rows.map((row): ToldMark => {
      const value = headline(table, row);
      const place = [HOURS.indexOf(row.slice[1]!), SUNDAY_FIRST.indexOf(row.slice[0]!), value];
      return { name: '', series: '', value: place, dataIndex: 0, says: told(table, row, names) };
    });
  return <Chart option={option} description={`${names.ofKpi(table.kpi)}: ${told(table, most(table), names)}`} height={height} onMark={drill} marks={marks} />;
}

function most(table: Table): Row {
  return table.rows.reduce((a, b) => ((headline(table, a) ?? -1) >= (headline(table, b) ?? -1) ? a : b));
}

function told(table: Table, row: Row, names: Names): string {
  const value = headline(table, row);
  return `${weekday(row.slice[0]!, names)} ${row.slice[1]}:00 ${value === null ? '–' : names.show(table, value)}`;
}
