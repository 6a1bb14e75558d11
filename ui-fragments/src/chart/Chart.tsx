import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { lazy, Suspense } from 'react';
import { MarkList } from './MarkList';

const library = () => import('./ECharts').then(({ ECharts }) => ({ default: ECharts }));
const Drawn = lazy(library);

export interface Mark {
  series: string;
  name: string;
  value: unknown;
  dataIndex: number;
}

/** What a mark says in words. */
export interface ToldMark extends Mark {
  says: string;
}

export interface ChartProps {
  option: EChartsCoreOption;
  /** What a screen reader tells of it. */
  description: string;
  height?: number;
  onMark?: (mark: Mark) => void;
  /** The same marks in words, for who cannot point at them. */
  marks: () => ToldMark[];
  /** Takes the drawn chart, for export. */
  onDrawn?: (chart: EChartsType) => void;
}

/** The chart library is half of all script: it comes while the first figures do. */
export function fetchCharts(): void {
  void library();
}

export function Chart(props: ChartProps) {
  return (
    <>
      <Suspense fallback={<div style={{ height: props.height }} aria-busy="true" />}>
        <Drawn {...props} />
      </Suspense>
      <MarkList marks={props.marks} onMark={props.onMark} />
    </>
  );
}
