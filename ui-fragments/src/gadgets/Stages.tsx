import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useFigures } from '../api/queries';
import { Chart, type Mark, type ToldMark } from '../chart/Chart';
import { colours } from '../chart/colours';
import { escaped } from '../chart/escaped';
import { Async } from '../parts/Async';
import { count, share } from '../format';
import { useSay } from '../words';
import { headline, type Figures, type Names } from './figures';
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
