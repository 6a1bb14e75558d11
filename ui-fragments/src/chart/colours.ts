import { getTokenValue } from '@atlaskit/tokens/get-token-value';

/** The light theme's, the first eight. */
const CATEGORIES = ['#357de8', '#82b536', '#bf63f3', '#f68909', '#1558bc', '#964ac0', '#42b2d7', '#bd5b00'];
type Place = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/**
 * The colours of today's theme, as plain colours: a chart cannot read CSS variables. Where there is no theme, as in a
 * report, those of the light one on white.
 */
export function colours() {
  return {
    text: getTokenValue('color.text', '#292a2e'),
    subtle: getTokenValue('color.text.subtle', '#505258'),
    line: getTokenValue('color.border', '#dcdfe4'),
    surface: getTokenValue('elevation.surface.overlay', '#ffffff'),
    brand: getTokenValue('color.chart.brand', '#357de8'),
    good: getTokenValue('color.chart.success', '#82b536'),
    bad: getTokenValue('color.chart.danger', '#e2483d'),
    warning: getTokenValue('color.chart.warning', '#f68909'),
    neutral: getTokenValue('color.chart.neutral', '#8c8f97'),
    ramp: [getTokenValue('color.background.neutral.subtle.hovered', '#f1f2f4'), getTokenValue('color.chart.brand', '#357de8')],
    categories: CATEGORIES.map((light, i) => getTokenValue(`color.chart.categorical.${(i + 1) as Place}`, light)),
  };
}

/** The colour of a value that has one by what it means, whatever its size; none of all others. */
export function meantColour(dimension: string | undefined, value: string | undefined): string | undefined {
  if (dimension !== 'sentiment') {
    return undefined;
  }
  const { bad, neutral, good } = colours();
  return { NEGATIVE: bad, NEUTRAL: neutral, POSITIVE: good }[value ?? ''];
}
