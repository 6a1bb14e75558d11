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
import type { EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useContext, useEffect, useRef } from 'react';
import { ThemeContext } from '../theme';
import type { ChartProps } from './Chart';
import { colours } from './colours';

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

/** The one place that knows ECharts. */
export function ECharts({ option, description, height = 280, onMark, onDrawn }: ChartProps) {
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
    const resized = new ResizeObserver(([box]) => {
      // It also tells of the size that the chart was made with.
      if (Math.round(box!.contentRect.width) !== drawn.getWidth() || Math.round(box!.contentRect.height) !== drawn.getHeight()) {
        drawn.resize();
      }
    });
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
