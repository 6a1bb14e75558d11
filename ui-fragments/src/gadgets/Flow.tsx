import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useFigures } from '../api/queries';
import { Chart, type Mark, type ToldMark } from '../chart/Chart';
import { count } from '../format';
import { Async } from '../parts/Async';
import { useSay } from '../words';
import type { Figures, Names, Row, Table } from './figures';
import { bandName, flowChart } from './flowChart';
import { within } from './narrowing';
import { figureQuery, type GadgetProps } from './settings';
import { WithNames } from './WithNames';

/** Where tickets come from and where they go: from the values of one dimension to those of another. */
export function Flow(props: GadgetProps) {
  const by = props.settings.by?.length === 2 ? props.settings.by : ['channel', 'kind'];
  const figures = useFigures(figureQuery(props, { kpi: ['volume'], each: 'whole', by, top: props.settings.top ?? 8 }));
  return (
    <Async query={figures} height={props.height}>
      {(known) => <WithNames>{(names) => <DrawnFlow {...props} figures={known} names={names} />}</WithNames>}
    </Async>
  );
}

function DrawnFlow({ height, only, onDrill, figures, names }: GadgetProps & { figures: Figures; names: Names }) {
  const say = useSay();
  const table = figures.tables[0]!;
  const option = useMemo<EChartsCoreOption>(() => {
    const nodes = new Map<string, string>();
    for (const row of table.rows) {
      row.slice.forEach((value, place) => nodes.set(node(place, value), names.ofSlice(figures, place, value)));
    }
    const bands = table.rows.map((row) => ({ source: node(0, row.slice[0]!), target: node(1, row.slice[1]!), value: row.cases }));
    return flowChart(nodes, bands, names.language);
  }, [figures, names, table]);
  if (table.rows.length === 0) {
    return <p className="empty">{say('noDataHere')}</p>;
  }
  const drill = (mark: Mark) => {
    const own = ends(table, mark.name)
      .map((part) => [figures.by[Number(part[0])], part.slice(2)])
      .filter(([, value]) => value !== '(other)')
      .map(([dimension, value]) => `${dimension}=${value}`);
    onDrill({
      title: own.join(' · '),
      kpi: 'volume',
      only: within(only, own),
      own,
    });
  };
  const marks = () =>
    table.rows.map((row): ToldMark => {
      const says = `${row.slice.map((value, place) => names.ofSlice(figures, place, value)).join(' → ')}: ${count(row.cases, names.language)}`;
      return { name: band(row), series: '', value: row.cases, dataIndex: 0, says };
    });
  const description = `${names.ofKpi('volume')}: ${figures.by.map((id) => names.ofDimension(id)).join(' → ')}`;
  return <Chart option={option} description={description} height={height} onMark={drill} marks={marks} />;
}

/** The same value may stand on both sides: a node's name says its side. */
function node(place: number, value: string): string {
  return `${place}:${value}`;
}

/** The nodes that a mark stands for. */
function ends(table: Table, name: string): string[] {
  return table.rows.find((row) => name === band(row))?.slice.map((value, place) => node(place, value)) ?? [name];
}

function band(row: Row): string {
  return bandName({ source: node(0, row.slice[0]!), target: node(1, row.slice[1]!) });
}
