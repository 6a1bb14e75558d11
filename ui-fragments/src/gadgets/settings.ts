import type { Schemas } from '../api/client';
import type { FigureQuery } from '../api/queries';
import { daysBefore } from '../format';
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

/** The days that a gadget looks at. */
export function stretch(settings: GadgetSettings, today: string): { from: string; to: string } {
  return { from: daysBefore(today, (settings.days ?? USUAL_DAYS) - 1), to: today };
}


/** The figures that a gadget's settings ask for. */
export function figureQuery(props: Pick<GadgetProps, 'settings' | 'today' | 'only'>, more: Partial<FigureQuery> = {}): FigureQuery {
  const { settings } = props;
  return {
    kpi: settings.kpi ?? ['volume'],
    ...stretch(settings, props.today),
    only: props.only,
    ...(settings.by ? { by: settings.by } : {}),
    ...(settings.top ? { top: settings.top } : {}),
    ...more,
  };
}

/** Without what is empty. */
export function cleaned(settings: GadgetSettings): GadgetSettings {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  ) as unknown as GadgetSettings;
}
