import type { Schemas } from '../api/client';

type Mark = Schemas['PanelMessage']['marks'][number];

/** A run of text with the marks that lie on it. */
export interface Run {
  text: string;
  marks: Mark[];
}

/** Cuts a text at every edge of its marks, which may overlap; places beyond its end are cut off. */
export function runs(text: string, marks: Mark[]): Run[] {
  const edges = new Set([0, text.length]);
  for (const { start, end } of marks) {
    edges.add(Math.min(start, text.length));
    edges.add(Math.min(end, text.length));
  }
  const places = [...edges].sort((a, b) => a - b);
  return places
    .slice(0, -1)
    .map((start, i) => ({
      text: text.slice(start, places[i + 1]),
      marks: marks.filter((mark) => mark.start <= start && mark.end >= places[i + 1]!),
    }))
    .filter((run) => run.text !== '');
}
