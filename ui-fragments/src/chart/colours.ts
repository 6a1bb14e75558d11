import { getTokenValue } from '@atlaskit/tokens/get-token-value';

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
