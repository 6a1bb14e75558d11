import type { EChartsCoreOption } from 'echarts/core';
import { colours } from '../chart/colours';
import { escaped } from '../chart/escaped';
import { count } from '../format';
import type { Language } from '../words';

/** What goes from one node to another. */
export interface Band {
  source: string;
  target: string;
  value: number;
}

/** The library names a band by both of its ends, whose own names may hold the same sign. */
export function bandName({ source, target }: Pick<Band, 'source' | 'target'>): string {
  return `${source} > ${target}`;
}

/**
 * Bands between nodes.
 *
 * @param nodes what people call each
 */
export function flowChart(nodes: Map<string, string>, bands: Band[], language: Language): EChartsCoreOption {
  const paint = colours();
  const called = (name: string) => {
    const band = bands.find((one) => bandName(one) === name);
    return (band ? [band.source, band.target] : [name]).map((node) => nodes.get(node) ?? node).join(' → ');
  };
  return {
    tooltip: { confine: true, backgroundColor: paint.surface, textStyle: { color: paint.text } },
    series: [
      {
        type: 'sankey',
        nodeAlign: 'left',
        left: 8,
        right: 140,
        top: 8,
        bottom: 8,
        emphasis: { focus: 'adjacency' },
        label: { color: paint.text, width: 130, overflow: 'break', formatter: ({ name }: { name: string }) => nodes.get(name) ?? name },
        lineStyle: { color: 'gradient', opacity: 0.35 },
        data: [...nodes.keys()].map((name) => ({ name })),
        links: bands,
        tooltip: {
          formatter: ({ name, value }: { name: string; value: number }) => `${escaped(called(name))}: ${count(value, language)}`,
        },
      },
    ],
  };
}
