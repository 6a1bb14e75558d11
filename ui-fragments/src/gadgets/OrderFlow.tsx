import { useMemo } from 'react';
import { useFigures } from '../api/queries';
import { Chart, type Mark, type ToldMark } from '../chart/Chart';
import { count } from '../format';
import { Async } from '../parts/Async';
import { useSay, type Say } from '../words';
import type { Figures, Names } from './figures';
import { bandName, flowChart, type Band } from './flowChart';
import { within } from './narrowing';
import { figureQuery, STAGES, type GadgetProps } from './settings';
import { WithNames } from './WithNames';

const DONE = 'DONE';
const WAITS = 'waits:';

/** A band with the tickets behind it. */
interface Way extends Band {
  kpi: 'order-stages' | 'order-waiting';
  stage: string;
}

/** From stage to stage: how many orders went on in these days, and how many stand in each at their end. */
export function OrderFlow(props: GadgetProps) {
  const figures = useFigures(figureQuery(props, { kpi: ['order-stages', 'order-waiting'], each: 'whole', by: ['stage'] }));
  return (
    <Async query={figures} height={props.height}>
      {(known) => <WithNames>{(names) => <Drawn {...props} figures={known} names={names} />}</WithNames>}
    </Async>
  );
}

function Drawn({ height, only, onDrill, figures, names }: GadgetProps & { figures: Figures; names: Names }) {
  const say = useSay();
  const ways = useMemo(() => waysOf(figures), [figures]);
  const nodes = useMemo(() => nodesOf(ways, figures, names, say), [ways, figures, names, say]);
  const option = useMemo(() => flowChart(nodes, ways, names.language), [nodes, ways, names]);
  if (ways.length === 0) {
    return <p className="empty">{say('noDataHere')}</p>;
  }
  const called = (way: Way) => `${nodes.get(way.source)} → ${nodes.get(way.target)}`;
  const drill = ({ name }: Mark) => {
    const way = ways.find((one) => bandName(one) === name) ?? ways.find((one) => one.target === name || one.source === name);
    if (way) {
      onDrill({ title: called(way), kpi: way.kpi, only: within(only, [`stage=${way.stage}`]), own: [] });
    }
  };
  const marks = () =>
    ways.map((way): ToldMark => {
      const says = `${called(way)}: ${count(way.value, names.language)}`;
      return { name: bandName(way), series: '', value: way.value, dataIndex: 0, says };
    });
  const description = marks()
    .map((mark) => mark.says)
    .join(', ');
  return <Chart option={option} description={description} height={height} onMark={drill} marks={marks} />;
}

/** Of each stage those that went on, and those that stand in it. */
export function waysOf({ tables: [passed, waiting] }: Pick<Figures, 'tables'>): Way[] {
  const cases = (table: Figures['tables'][number] | undefined, stage: string) =>
    table?.rows.find((row) => row.slice[0] === stage)?.cases ?? 0;
  return STAGES.flatMap((stage, place): Way[] => [
    { source: stage, target: STAGES[place + 1] ?? DONE, value: cases(passed, stage), kpi: 'order-stages', stage },
    { source: stage, target: WAITS + stage, value: cases(waiting, stage), kpi: 'order-waiting', stage },
  ]).filter((way) => way.value > 0);
}

function nodesOf(ways: Way[], figures: Figures, names: Names, say: Say): Map<string, string> {
  const called = (node: string) => {
    if (node === DONE) {
      return say('orderDone');
    }
    return node.startsWith(WAITS) ? `${names.ofSlice(figures, 0, node.slice(WAITS.length))} · ${say('stopsHere')}` : names.ofSlice(figures, 0, node);
  };
  return new Map(ways.flatMap((way) => [way.source, way.target]).map((node) => [node, called(node)]));
}
