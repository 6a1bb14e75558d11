import type { EChartsType } from 'echarts/core';
import { useContext, useLayoutEffect, useRef } from 'react';
import { ThemeContext } from '../theme';
import type { ChartProps } from './Chart';
import { echarts, painted } from './library';

/** A chart on a screen, drawn anew when its size, option or theme changes. */
export function ECharts({ option, description, height = 280, onMark, onDrawn }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const theme = useContext(ThemeContext);
  const mark = useRef(onMark);
  mark.current = onMark;

  // Drawn before it is seen: a box without its chart would be taken for a whole one.
  useLayoutEffect(() => {
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
    const resized = new ResizeObserver(([change]) => {
      // It also tells of the size that the chart was made with.
      if (Math.round(change!.contentRect.width) !== drawn.getWidth() || Math.round(change!.contentRect.height) !== drawn.getHeight()) {
        drawn.resize();
      }
    });
    resized.observe(box.current);
    return () => {
      resized.disconnect();
      drawn.dispose();
    };
  }, [onDrawn]);

  useLayoutEffect(() => {
    chart.current?.setOption(painted(option, window.getComputedStyle(document.body).fontFamily), { notMerge: true });
  }, [option, theme]);

  return <div ref={box} role="img" aria-label={description} style={{ height, cursor: onMark ? 'pointer' : 'auto' }} />;
}
