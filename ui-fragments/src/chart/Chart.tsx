import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { lazy, Suspense } from 'react';

const library = () => import('./ECharts').then(({ ECharts }) => ({ default: ECharts }));
const Drawn = lazy(library);

export interface Mark {
  series: string;
  name: string;
  value: unknown;
  dataIndex: number;
}

export interface ChartProps {
  option: EChartsCoreOption;
  /** What a screen reader tells of it. */
  description: string;
  height?: number;
  onMark?: (mark: Mark) => void;
  /** Takes the drawn chart, for export. */
  onDrawn?: (chart: EChartsType) => void;
}

/** The chart library is half of all script: it comes while the first figures do. */
export function fetchCharts(): void {
  void library();
}

export function Chart(props: ChartProps) {
  return (
    <Suspense fallback={<div style={{ height: props.height }} aria-busy="true" />}>
      <Drawn {...props} />
    </Suspense>
  );
}
