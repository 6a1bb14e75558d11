import { getTokenValue } from '@atlaskit/tokens/get-token-value';
import { BarChart, FunnelChart, HeatmapChart, LineChart, PieChart, SankeyChart } from 'echarts/charts';
import {
  AriaComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useContext, useEffect, useRef } from 'react';
import { ThemeContext } from '../theme';

echarts.use([
  BarChart,
  FunnelChart,
  HeatmapChart,
  LineChart,
  PieChart,
  SankeyChart,
  AriaComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
  SVGRenderer,
]);

export interface Mark {
  series: string;
  name: string;
  value: unknown;
  dataIndex: number;
}

interface ChartProps {
  option: EChartsCoreOption;
  /** What a screen reader tells of it. */
  description: string;
  height?: number;
  onMark?: (mark: Mark) => void;
  /** Takes the drawn chart, for export. */
  onDrawn?: (chart: EChartsType) => void;
}

/** The colours of today's theme, as plain colours: a chart cannot read CSS variables. */
export function colours() {
  return {
    text: getTokenValue('color.text', '#172b4d'),
    subtle: getTokenValue('color.text.subtle', '#44546f'),
    line: getTokenValue('color.border', '#dcdfe4'),
    surface: getTokenValue('elevation.surface.overlay', '#ffffff'),
    brand: getTokenValue('color.chart.brand', '#1d7afc'),
    good: getTokenValue('color.chart.success', '#22a06b'),
    bad: getTokenValue('color.chart.danger', '#e34935'),
    warning: getTokenValue('color.chart.warning', '#b38600'),
    neutral: getTokenValue('color.chart.neutral', '#758195'),
    ramp: [getTokenValue('color.background.neutral.subtle.hovered', '#f1f2f4'), getTokenValue('color.chart.brand', '#1d7afc')],
    categories: ([1, 2, 3, 4, 5, 6, 7, 8] as const).map((i) => getTokenValue(`color.chart.categorical.${i}`, '#2898bd')),
  };
}

/** The one place that knows ECharts. */
export function Chart({ option, description, height = 280, onMark, onDrawn }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const theme = useContext(ThemeContext);
  const mark = useRef(onMark);
  mark.current = onMark;

  useEffect(() => {
    if (!box.current) {
      return undefined;
    }
    const drawn = echarts.init(box.current, undefined, { renderer: 'svg' });
    chart.current = drawn;
    drawn.on('click', (event) =>
      mark.current?.({
        series: event.seriesName ?? '',
        name: event.name,
        value: event.value,
        dataIndex: event.dataIndex,
      }),
    );
    onDrawn?.(drawn);
    const resized = new ResizeObserver(() => drawn.resize());
    resized.observe(box.current);
    return () => {
      resized.disconnect();
      drawn.dispose();
    };
  }, [onDrawn]);

  useEffect(() => {
    const paint = colours();
    chart.current?.setOption(
      {
        animation: false,
        color: paint.categories,
        textStyle: { color: paint.text, fontFamily: window.getComputedStyle(document.body).fontFamily },
        ...option,
      },
      { notMerge: true },
    );
  }, [option, theme]);

  return <div ref={box} role="img" aria-label={description} style={{ height, cursor: onMark ? 'pointer' : 'auto' }} />;
}
