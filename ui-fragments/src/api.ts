/** The shapes of our own HTTP API. Times are ISO 8601 in UTC, days are in the desk's zone, durations are seconds. */
export interface Figure {
  kpi: string;
  unit: 'count' | 'seconds' | 'share' | 'score';
  /** null: no data, which is not 0. */
  value: number | null;
  p50: number | null;
  p90: number | null;
  low: number | null;
  high: number | null;
  cases: number;
}

export interface SetAside {
  issueId: string;
  key: string;
  reason: string;
  attempts: number;
}

export interface Certificate {
  runId: string;
  startedAt: string;
  finishedAt: string;
  listed: number;
  fetched: number;
  censusTickets: number;
  storedTickets: number;
  commentTotal: number;
  commentsFetched: number;
  historyTotal: number;
  historyFetched: number;
  deleted: number;
  notVisible: number;
  setAside: SetAside[];
  gaps: string[];
  notes: string[];
  complete: boolean;
}

export interface Overview {
  site: string;
  zone: string;
  now: string;
  from: string;
  to: string;
  tickets: number;
  messages: number;
  tagged: number;
  certificate: Certificate | null;
  /** Settings below `fields` that are not given: what needs them has no data. */
  unmapped: string[];
  figures: Figure[];
  previous: Figure[];
}

export interface Series {
  days: string[];
  series: { name: string; values: (number | null)[] }[];
}

export interface Breakdown {
  by: string;
  rows: { slice: string; figures: Figure[] }[];
}

export interface TicketLink {
  key: string;
  url: string;
  summary: string;
}

export interface Finding {
  id: string;
  kpi: string;
  slice: Record<string, string>;
  from: string;
  to: string;
  observed: number;
  expected: number;
  contribution: number;
  pValue: number;
  words: string[];
  tickets: TicketLink[];
  ticketCount: number;
  suspectedCause: string | null;
  headline: Record<string, string>;
}

/** A common problem. */
export interface Topic {
  id: string;
  name: string;
  language: string;
  tickets: number;
  share: number;
  /** Its share of the last 28 days over that of the 84 before; null where too few tickets tell. */
  trend: number | null;
  negative: number | null;
  resolutionHours: number | null;
  news: 'NEW' | 'GROWING' | null;
}

export interface Said {
  key: string;
  url: string;
  text: string;
  alike: number;
}

export interface TopicDetail {
  id: string;
  name: string;
  typical: Said[];
  answers: Said[];
  routing: { level: string; who: string; score: number; cases: number }[];
}

export interface TaskState {
  task: string;
  schedule: { cron: string; zone: string };
  paused: boolean;
  nextRuns: string[];
  lastRun: { started: string; finished: string; succeeded: boolean; message: string } | null;
  running: { started: string; stage: string; done: number; total: number } | null;
}

/** The server's answer was an error; the message says what to do. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(`./api/${path}`, {
    ...init,
    // A header that no foreign page can send without our leave: the server refuses writes without it.
    headers: { 'X-Deskpulse': '1', ...(init?.body ? { 'Content-Type': 'application/json' } : {}) },
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new ApiError(messageOf(text) ?? `${answer.status} ${answer.statusText}`, answer.status);
  }
  return (text ? JSON.parse(text) : undefined) as T;
}

function messageOf(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : undefined;
  } catch {
    return undefined;
  }
}

export const api = {
  overview: (days: number) => ask<Overview>(`overview?days=${days}`),
  series: (kpi: string, by: string, days: number) => ask<Series>(`series?kpi=${kpi}&by=${by}&days=${days}`),
  breakdown: (by: string, days: number) => ask<Breakdown>(`breakdown?by=${by}&days=${days}`),
  findings: () => ask<Finding[]>('findings'),
  topics: (days: number) => ask<Topic[]>(`topics?days=${days}`),
  topic: (id: string) => ask<TopicDetail>(`topics/${id}`),
  nameTopic: (id: string, name: string) =>
    ask<TopicDetail>(`topics/${id}/name`, { method: 'PUT', body: JSON.stringify({ name }) }),
  schedules: () => ask<TaskState[]>('schedules'),
  change: (task: string, cron: string, zone: string) =>
    ask<TaskState>(`schedules/${task}`, { method: 'PUT', body: JSON.stringify({ cron, zone }) }),
  command: (task: string, command: 'pause' | 'resume' | 'run') =>
    ask<TaskState>(`schedules/${task}/${command}`, { method: 'POST' }),
};
