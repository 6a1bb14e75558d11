import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useFigures } from '../api/queries';
import { Chart, type Mark, type ToldMark } from '../chart/Chart';
import { colours } from '../chart/colours';
import { escaped } from '../chart/escaped';
import { Async } from '../parts/Async';
import { count, share } from '../format';
import { useSay } from '../words';
import { headline, type Figures, type Names, type Row, type Table } from './figures';
import { within } from './narrowing';
import { figureQuery, STAGES, type GadgetProps } from './settings';
import { WithNames } from './WithNames';

/** How many orders went through each stage, and how long it took. */
export function Funnel(props: GadgetProps) {
  const figures = useFigures(figureQuery(props, { kpi: ['order-stages'], each: 'whole', by: ['stage'] }));
  return (
    <Async query={figures} height={props.height}>
      {(known) => <WithNames>{(names) => <DrawnFunnel {...props} figures={known} names={names} />}</WithNames>}
    </Async>
  );
}

function DrawnFunnel({ height, only, onDrill, figures, names }: GadgetProps & { figures: Figures; names: Names }) {
  const say = useSay();
  const table = figures.tables[0]!;
  const stages = useMemo(
    () =>
      STAGES.map((stage) => table.rows.find((row) => row.slice[0] === stage))
        .filter((row) => row !== undefined)
        .map((row) => ({
          stage: row.slice[0]!,
          name: names.ofSlice(figures, 0, row.slice[0]!),
          cases: row.cases,
          took: headline(table, row),
        })),
    [figures, names, table],
  );
  const option = useMemo<EChartsCoreOption>(() => {
    const paint = colours();
    const told = ({ name, cases, took }: (typeof stages)[number], first: number) =>
      [
        `${name}: ${count(cases, names.language)} (${share(cases / first, names.language)})`,
        ...(took === null ? [] : [`${say('reachedIn')} ${names.show(table, took)}`]),
      ].join(' · ');
    return {
      tooltip: {
        confine: true,
        backgroundColor: paint.surface,
        textStyle: { color: paint.text },
        formatter: ({ dataIndex }: { dataIndex: number }) => escaped(told(stages[dataIndex]!, stages[0]!.cases)),
      },
      series: [
        {
          type: 'funnel',
          sort: 'none',
          left: 8,
          right: 8,
          top: 8,
          bottom: 8,
          gap: 4,
          label: { position: 'inside', color: '#fff', textBorderColor: 'rgba(0,0,0,0.55)', textBorderWidth: 3 },
          data: stages.map((stage) => ({
            name: stage.name,
            value: stage.cases,
            label: {
              formatter: `${stage.name} · ${count(stage.cases, names.language)} · ${stage.took === null ? '–' : names.show(table, stage.took)}`,
            },
          })),
        },
      ],
      textStyle: { color: paint.text },
    };
  }, [stages, names, table, say]);
  if (stages.length === 0) {
    return <p className="empty">{say('noDataHere')}</p>;
  }
  const drill = (mark: Mark) => {
    const stage = stages[mark.dataIndex];
    if (stage) {
      const own = [`stage=${stage.stage}`];
      onDrill({ title: stage.name, kpi: 'order-stages', only: within(only, own), own: [] });
    }
  };
  const marks = () =>
    stages.map(({ name, cases }, dataIndex): ToldMark => ({
      name,
      series: '',
      value: cases,
      dataIndex,
      says: `${name} ${count(cases, names.language)}`,
    }));
  const description = marks()
    .map((mark) => mark.says)
    .join(', ');
  return <Chart option={option} description={description} height={height} onMark={drill} marks={marks} />;
}

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
    const paint = colours();
    const nodes = new Map<string, string>();
    for (const row of table.rows) {
      row.slice.forEach((value, place) => nodes.set(node(place, value), names.ofSlice(figures, place, value)));
    }
    return {
      tooltip: { confine: true, backgroundColor: paint.surface, textStyle: { color: paint.text } },
      series: [
        {
          type: 'sankey',
          left: 8,
          right: 120,
          top: 8,
          bottom: 8,
          emphasis: { focus: 'adjacency' },
          label: { color: paint.text, formatter: ({ name }: { name: string }) => nodes.get(name) ?? name },
          lineStyle: { color: 'gradient', opacity: 0.35 },
          data: [...nodes.keys()].map((name) => ({ name })),
          links: table.rows.map((row) => ({
            source: node(0, row.slice[0]!),
            target: node(1, row.slice[1]!),
            value: row.cases,
          })),
          tooltip: {
            formatter: ({ name, value }: { name: string; value: number }) =>
              `${ends(table, name)
                .map((part) => nodes.get(part) ?? part)
                .map(escaped)
                .join(' → ')}: ${count(value, names.language)}`,
          },
        },
      ],
    };
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

/** The nodes that a mark stands for: the library names a band by both of its ends, whose own names may hold the same sign. */
function ends(table: Table, name: string): string[] {
  return table.rows.find((row) => name === band(row))?.slice.map((value, place) => node(place, value)) ?? [name];
}

function band(row: Row): string {
  return `${node(0, row.slice[0]!)} > ${node(1, row.slice[1]!)}`;
}
