import type { Schemas } from '../api/client';
import type { FigureQuery } from '../api/queries';
import { daysBefore, monthsBefore } from '../format';
import type { Drill } from '../parts/TicketList';

export type GadgetSettings = Schemas['GadgetSettings'];
export type GadgetKind = Schemas['GadgetKind'];
export type Dashboard = Schemas['Dashboard'];
export type Gadget = Schemas['Gadget'];

/** What a gadget is given to draw itself. */
export interface GadgetProps {
  settings: GadgetSettings;
  /** Today in the desk's zone. */
  today: string;
  /** What it is narrowed to, by its own settings and by where it stands. */
  only: string[];
  onDrill: (drill: Omit<Drill, 'from' | 'to'> & { from?: string; to?: string }) => void;
  height: number;
}

export const USUAL_DAYS = 30;

/** The stages of an order, in the order of its way. */
export const STAGES = ['CONFIRM', 'SHIP', 'COMPLETE'];

/** Of the calendar: what a gadget can look at instead of the last days. */
export const PERIODS = ['this-month', 'last-month', 'this-quarter', 'last-quarter'] as const;

const QUARTER = 3;

/** How many months a period of the calendar has. */
export function monthsOf(period: NonNullable<GadgetSettings['period']>): number {
  return period.endsWith('quarter') ? QUARTER : 1;
}

/** The days that a gadget looks at; of a period that still runs those that there have been. */
export function stretch({ days, period }: Pick<GadgetSettings, 'days' | 'period'>, today: string): { from: string; to: string } {
  if (period === undefined) {
    return { from: daysBefore(today, (days ?? USUAL_DAYS) - 1), to: today };
  }
  const months = monthsOf(period);
  const first = monthsBefore(`${today.slice(0, 7)}-01`, (Number(today.slice(5, 7)) - 1) % months);
  return period.startsWith('this') ? { from: first, to: today } : { from: monthsBefore(first, months), to: daysBefore(first, 1) };
}

/** How many days there are from one to another, both included. */
export function daysIn({ from, to }: { from: string; to: string }): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

/** The figures that a gadget's settings ask for. */
export function figureQuery(props: Pick<GadgetProps, 'settings' | 'today' | 'only'>, more: Partial<FigureQuery> = {}): FigureQuery {
  const { settings } = props;
  return {
    kpi: settings.kpi ?? ['volume'],
    ...stretch(settings, props.today),
    only: props.only,
    ...(settings.period ? { daysAre: monthsOf(settings.period) === QUARTER ? ('quarter' as const) : ('month' as const) } : {}),
    ...(settings.by ? { by: settings.by } : {}),
    ...(settings.top ? { top: settings.top } : {}),
    ...more,
  };
}

/** Whether it can show the period before: a chart beside what is not sliced any further. */
export function hasRoomToCompare({ kind, by = [], shape }: GadgetSettings): boolean {
  return kind === 'trend' ? by.length === 0 : kind === 'bars' ? by.length < 2 && shape !== 'pie' && shape !== 'donut' : true;
}

/** Whether a chart shows it. */
export function isCompared(settings: GadgetSettings): boolean {
  return hasRoomToCompare(settings) && settings.compare !== undefined && settings.compare !== 'none';
}

/** Without what is empty. */
export function cleaned(settings: GadgetSettings): GadgetSettings {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  ) as unknown as GadgetSettings;
}
