import type { Schemas } from '../api/client';
import { echarts, painted } from '../chart/library';
import { amount } from '../format';
import { barChart } from '../gadgets/barChart';
import { Names, type Figures } from '../gadgets/figures';
import { heatChart } from '../gadgets/heatChart';
import type { GadgetSettings } from '../gadgets/settings';
import { axis, trendChart } from '../gadgets/trendChart';
import { say, type Language } from '../words';

// A chart that is drawn once needs no clock, and where this runs there is none.
globalThis.setTimeout ??= (() => 0) as unknown as typeof setTimeout;

/** A chart of a report: what a gadget of that kind is given. */
interface Drawing {
  kind: 'trend' | 'comparison' | 'hours';
  language: Language;
  settings: Pick<GadgetSettings, 'shape' | 'target'>;
  figures: Figures;
  catalogue: Schemas['Catalogue'];
  ahead: Schemas['Forecast']['points'];
  width: number;
  height: number;
  fontFamily: string;
}

function option({ kind, language, settings, figures, catalogue, ahead }: Drawing) {
  const names = new Names(catalogue, language);
  const table = figures.tables[0]!;
  switch (kind) {
    case 'hours':
      return heatChart(table, names);
    case 'comparison':
      return barChart(settings, figures, table, names);
    case 'trend': {
      const words = { meanOf: say(language, 'meanOf'), interval: say(language, 'interval95'), part: say(language, 'partOfPeriod') };
      return trendChart({ settings, figures, table, names, periods: axis(figures, ahead), ahead, words });
    }
  }
}

/** The chart as SVG: by the very options of the screens. Takes and gives text, for it is called from Java. */
export function draw(request: string): string {
  const drawing = JSON.parse(request) as Drawing;
  const chart = echarts.init(null, undefined, { renderer: 'svg', ssr: true, width: drawing.width, height: drawing.height });
  chart.setOption(painted(option(drawing), drawing.fontFamily));
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** A value as the screens write it. */
export function write(value: number, unit: Schemas['Unit'], language: Language): string {
  return amount(value, unit, language);
}
