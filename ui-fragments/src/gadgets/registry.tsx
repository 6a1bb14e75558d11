import type { ComponentType } from 'react';
import { Actions } from './Actions';
import { Agents } from './Agents';
import { Alerts } from './Alerts';
import { AtRisk } from './AtRisk';
import { Bars } from './Bars';
import { CustomerSummary } from './CustomerSummary';
import { Feedback } from './Feedback';
import { Findings } from './Findings';
import { Flow } from './Flow';
import { HeatMap } from './HeatMap';
import { LikeCases } from './LikeCases';
import { Milestones } from './Milestones';
import { OrderFlow } from './OrderFlow';
import { Pivot } from './Pivot';
import { Quality } from './Quality';
import { Rivals } from './Rivals';
import { RootCause } from './RootCause';
import type { GadgetKind, GadgetProps, GadgetSettings } from './settings';
import { SliceTable } from './SliceTable';
import { Funnel } from './Stages';
import { Staffing } from './Staffing';
import { Targets } from './Targets';
import { Tiles } from './Tiles';
import { Topics } from './Topics';
import { Training } from './Training';
import { Trend } from './Trend';

/** A part of a gadget's settings that a person can change. */
export type Asked =
  | 'kpi'
  | 'kpis'
  | 'period'
  /** Of data that is of the last days only. */
  | 'days'
  | 'each'
  | 'by'
  | 'by2'
  | 'only'
  | 'compare'
  | 'shape'
  | 'top'
  | 'target'
  | 'forecast'
  | 'customers';

interface Known {
  draw: ComponentType<GadgetProps>;
  /** Whether it draws a chart, which can be saved as a picture. */
  charted?: boolean;
  /** By the dimensions of which figures it is narrowed, where those are not its settings'; none where it cannot be. */
  narrowedAs?: string[];
  /** What its editor asks for. */
  asks: Asked[];
  shapes?: NonNullable<GadgetSettings['shape']>[];
  /** What a new one shows. */
  usual: Omit<GadgetSettings, 'kind'>;
  width: number;
  height: number;
}

/** As tickets are counted. */
const TICKETS = ['volume'];

/** Every kind of gadget: how it is drawn and what its editor asks for. */
export const GADGETS: Record<GadgetKind, Known> = {
  tiles: {
    draw: Tiles,
    asks: ['kpis', 'period', 'only', 'compare', 'target'],
    usual: { kpi: ['volume', 'first-response', 'resolution', 'csat', 'sla', 'backlog'], days: 30, compare: 'previous' },
    width: 12,
    height: 132,
  },
  trend: {
    draw: Trend,
    charted: true,
    asks: ['kpi', 'period', 'each', 'by', 'only', 'compare', 'shape', 'top', 'target', 'forecast'],
    shapes: ['line', 'bar', 'stacked'],
    usual: { kpi: ['volume'], days: 90, each: 'day', forecast: true },
    width: 6,
    height: 280,
  },
  bars: {
    draw: Bars,
    charted: true,
    asks: ['kpi', 'period', 'by2', 'only', 'compare', 'shape', 'top', 'target'],
    shapes: ['bar', 'stacked', 'pie', 'donut'],
    usual: { kpi: ['volume'], by: ['channel'], days: 30, shape: 'bar' },
    width: 6,
    height: 280,
  },
  'heat-map': { draw: HeatMap, charted: true, asks: ['kpi', 'period', 'only'], usual: { kpi: ['volume'], days: 90 }, width: 6, height: 280 },
  table: {
    draw: SliceTable,
    asks: ['kpis', 'period', 'by', 'only', 'compare', 'top'],
    usual: { by: ['agent'], kpi: ['volume', 'first-response', 'resolution', 'csat'], days: 30 },
    width: 12,
    height: 280,
  },
  agents: {
    draw: Agents,
    asks: ['kpis', 'period', 'only', 'compare', 'top'],
    usual: {
      kpi: ['volume', 'first-response', 'resolution', 'handling-time', 'fcr', 'reopen-rate', 'transfers', 'csat'],
      days: 30,
      compare: 'previous',
    },
    width: 12,
    height: 320,
  },
  'like-cases': { draw: LikeCases, narrowedAs: [], asks: ['period'], usual: { days: 90 }, width: 12, height: 320 },
  staffing: { draw: Staffing, narrowedAs: [], asks: [], usual: {}, width: 12, height: 320 },
  training: { draw: Training, narrowedAs: [], asks: ['period'], usual: { days: 180 }, width: 12, height: 280 },
  quality: { draw: Quality, narrowedAs: [], asks: ['period'], usual: { days: 90 }, width: 12, height: 280 },
  feedback: { draw: Feedback, narrowedAs: [], asks: [], usual: {}, width: 6, height: 280 },
  actions: { draw: Actions, narrowedAs: [], asks: [], usual: {}, width: 12, height: 280 },
  pivot: {
    draw: Pivot,
    asks: ['kpi', 'period', 'by2', 'only', 'top'],
    usual: { kpi: ['volume'], by: ['channel', 'kind'], days: 30 },
    width: 12,
    height: 280,
  },
  funnel: { draw: Funnel, charted: true, narrowedAs: ['order-stages'], asks: ['period', 'only'], usual: { days: 90 }, width: 6, height: 240 },
  milestones: { draw: Milestones, narrowedAs: ['order-waiting', 'order-stages'], asks: ['period', 'only'], usual: { days: 90 }, width: 6, height: 200 },
  'order-flow': {
    draw: OrderFlow,
    charted: true,
    narrowedAs: ['order-waiting', 'order-stages'],
    asks: ['period', 'only'],
    usual: { days: 90 },
    width: 6,
    height: 280,
  },
  flow: { draw: Flow, charted: true, narrowedAs: TICKETS, asks: ['period', 'by2', 'only', 'top'], usual: { by: ['channel', 'kind'], days: 30 }, width: 6, height: 320 },
  topics: { draw: Topics, narrowedAs: TICKETS, asks: ['days', 'only', 'top'], usual: { days: 30, top: 10 }, width: 12, height: 280 },
  findings: { draw: Findings, narrowedAs: TICKETS, asks: ['only'], usual: {}, width: 6, height: 200 },
  'root-cause': { draw: RootCause, charted: true, narrowedAs: TICKETS, asks: ['only'], usual: {}, width: 12, height: 400 },
  'at-risk': { draw: AtRisk, narrowedAs: [], asks: ['customers', 'top'], usual: { customers: 'at-risk', top: 10 }, width: 12, height: 280 },
  customers: { draw: CustomerSummary, narrowedAs: [], asks: [], usual: {}, width: 12, height: 280 },
  rivals: { draw: Rivals, narrowedAs: [], asks: ['period'], usual: { days: 180 }, width: 12, height: 280 },
  alerts: { draw: Alerts, narrowedAs: TICKETS, asks: ['only'], usual: {}, width: 6, height: 120 },
  targets: { draw: Targets, narrowedAs: TICKETS, asks: ['only'], usual: {}, width: 12, height: 120 },
};

/** The figures by whose dimensions a gadget is sliced and narrowed. */
export function figuresOf({ kind, kpi }: GadgetSettings): string[] {
  return GADGETS[kind].narrowedAs ?? (kpi?.length ? kpi : TICKETS);
}

/** What people look for by a name of its own, though it is one of the kinds with certain settings. */
export const PRESETS = {
  sla: { kind: 'trend', kpi: ['sla'], by: ['sla'], days: 90, each: 'week' },
  'backlog-age': { kind: 'trend', kpi: ['backlog-age'], days: 90, each: 'week' },
  sentiment: { kind: 'trend', kpi: ['volume'], by: ['sentiment'], days: 90, each: 'week', shape: 'stacked' },
} as const satisfies Record<string, { kind: GadgetKind } & Record<string, unknown>>;

export type Preset = keyof typeof PRESETS;

export const KINDS = Object.keys(GADGETS) as GadgetKind[];
