const JQL = 'jql=';

/** The search of Jira's that a gadget is narrowed to; empty for none. */
export function jqlOf(only: string[]): string {
  return only.find(isJql)?.slice(JQL.length) ?? '';
}

/** The values of dimensions that a gadget is narrowed to. */
export function valuesOf(only: string[]): string[] {
  return only.filter((text) => !isJql(text));
}

/** Both as the settings keep them. */
export function onlyOf(values: string[], jql: string): string[] {
  return jql.trim() === '' ? values : [...values, JQL + jql];
}

function isJql(text: string): boolean {
  return text.startsWith(JQL);
}

/** The dimension of a text such as channel=Email; that of a JQL is jql. */
export function dimensionOf(text: string): string {
  return text.slice(0, text.indexOf('='));
}

export interface Narrowed {
  only: string[];
  /** Texts of one dimension that exclude each other: no ticket is meant. */
  clash: string[];
}

/** The tickets that are meant by every layer; within a layer, values of one dimension are alternatives. */
export function meet(...layers: string[][]): Narrowed {
  const found = layers.reduce<Narrowed>((before, layer) => both(before, layer), { only: [], clash: [] });
  return { only: [...new Set(found.only)], clash: [...new Set(found.clash)] };
}

function both({ only, clash }: Narrowed, layer: string[]): Narrowed {
  const shared = new Set(valuesOf(layer).map(dimensionOf).filter((dimension) => valuesOf(only).some((text) => dimensionOf(text) === dimension)));
  const free = (text: string) => isJql(text) || !shared.has(dimensionOf(text));
  const common = only.filter((text) => !free(text) && layer.includes(text));
  const lost = [...shared].filter((dimension) => !common.some((text) => dimensionOf(text) === dimension));
  return {
    only: [...only.filter(free), ...layer.filter(free), ...common],
    clash: [...clash, ...[...only, ...layer].filter((text) => lost.includes(dimensionOf(text)))],
  };
}

/** Of what a gadget shows, the part that one of its own numbers stands for. */
export function within(only: string[], own: string[]): string[] {
  const told = new Set(own.map(dimensionOf));
  return [...only.filter((text) => isJql(text) || !told.has(dimensionOf(text))), ...own];
}
