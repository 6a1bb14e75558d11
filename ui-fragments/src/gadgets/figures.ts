import type { Schemas } from '../api/client';
import { amount } from '../format';
import { straight, type Language } from '../words';

export type Figures = Schemas['Figures'];
export type Table = Schemas['Table'];
export type Row = Schemas['Row'];
export type Kpi = Schemas['Kpi'];

/** Names of figures and slices in the reader's language. */
export class Names {
  private readonly kpis: Map<string, Kpi>;

  constructor(
    private readonly catalogue: Schemas['Catalogue'],
    readonly language: Language,
  ) {
    this.kpis = new Map(catalogue.kpis.map((kpi) => [kpi.id, kpi]));
  }

  /** Every figure, in the catalogue's order. */
  all(): Kpi[] {
    return this.catalogue.kpis;
  }

  kpi(id: string): Kpi | undefined {
    return this.kpis.get(id);
  }

  ofKpi(id: string): string {
    return this.kpis.get(id)?.name[this.language] ?? id;
  }

  says(id: string): string {
    return this.kpis.get(id)?.says[this.language] ?? '';
  }

  ofValue(kpi: string, value: string): string {
    return this.kpis.get(kpi)?.values.find((known) => known.id === value)?.name[this.language] ?? value;
  }

  ofDimension(id: string): string {
    return this.catalogue.dimensions.find((dimension) => dimension.id === id)?.name[this.language] ?? id;
  }

  ofSlice(figures: Figures, place: number, value: string): string {
    const dimension = figures.by[place];
    const name = dimension ? figures.names[dimension]?.[value] : undefined;
    return straight(name?.[this.language] ?? value);
  }

  show(table: { unit: Schemas['Unit'] }, value: number): string {
    return amount(value, table.unit, this.language);
  }
}

/** A row's headline; null without data. */
export function headline(table: Table, row: Row | undefined): number | null {
  return row?.values[table.headline] ?? null;
}

/** The values of one dimension, those with most cases first. */
export function slices(table: Table, place: number): string[] {
  const cases = new Map<string, number>();
  for (const row of table.rows) {
    const value = row.slice[place] ?? '';
    cases.set(value, (cases.get(value) ?? 0) + row.cases);
  }
  return [...cases].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}

/** The values of a dimension that have an order of their own; all others stand by their cases. */
const ORDERS: Record<string, string[]> = { sentiment: ['NEGATIVE', 'NEUTRAL', 'POSITIVE'] };

/** The values of one dimension as a chart shows them side by side. */
export function shownSlices(figures: Figures, table: Table, place: number): string[] {
  const order = ORDERS[figures.by[place] ?? ''] ?? [];
  const rank = (value: string) => (order.includes(value) ? order.indexOf(value) : order.length);
  return slices(table, place).sort((a, b) => rank(a) - rank(b));
}

/** Which way a figure went, by what is shown of it: 2 h and 2 h are the same. */
export function turn(names: Names, table: Table, now: number, before: number): 'up' | 'down' | 'even' {
  if (names.show(table, now) === names.show(table, before)) {
    return 'even';
  }
  return now > before ? 'up' : 'down';
}

/** How a change reads: good, bad, or neither. */
export function verdict(names: Names, table: Table, now: number, before: number): 'good' | 'bad' | 'even' {
  const better = names.kpi(table.kpi)?.better ?? 'neither';
  const went = turn(names, table, now, before);
  if (better === 'neither' || went === 'even') {
    return 'even';
  }
  return (went === 'up') === (better === 'higher') ? 'good' : 'bad';
}
