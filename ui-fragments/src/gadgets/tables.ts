import { answered, client, type Schemas } from '../api/client';
import { customersOf } from '../api/queries';
import { say as sayIn, sayTag, type Language, type WordKey } from '../words';
import { Names } from './figures';
import { stretch, USUAL_DAYS, type GadgetKind, type GadgetSettings } from './settings';

type Cell = string | number | null;

/** What a gadget lists, as a table of texts in the reader's words and plain numbers: shares from 0 to 1, durations in hours. */
export interface Table {
  head: string[];
  rows: Cell[][];
}

interface Asked {
  settings: GadgetSettings;
  only: string[];
  today: string;
  language: Language;
  names: Names;
}

type Make = (asked: Asked) => Promise<Table>;

const SHOWN_CUSTOMERS = 10;

/** Kinds that list more than figures. */
const MAKES: Partial<Record<GadgetKind, Make>> = {
  topics: topicTable,
  findings: findingTable,
  'root-cause': partTable,
  alerts: alertTable,
  targets: targetTable,
  'like-cases': likeCasesTable,
  staffing: staffingTable,
  training: trainingTable,
  quality: qualityTable,
  feedback: feedbackTable,
  actions: actionTable,
  'at-risk': customerTable,
  customers: summaryTable,
  rivals: rivalTable,
};

export function isListed(kind: GadgetKind): boolean {
  return MAKES[kind] !== undefined;
}

export async function tableOf(settings: GadgetSettings, today: string, only: string[], language: Language): Promise<Table> {
  const names = new Names(await answered(client.GET('/catalogue')), language);
  return MAKES[settings.kind]!({ settings, today, only, language, names });
}

function heads(language: Language, ...keys: WordKey[]): string[] {
  return keys.map((key) => sayIn(language, key));
}

function sliceText({ names, language }: Asked, slice: Record<string, string>): string {
  return (
    Object.entries(slice)
      .map(([dimension, value]) => `${names.ofDimension(dimension)} = ${sayTag(language, dimension, value)}`)
      .join(', ') || sayIn(language, 'wholeDesk')
  );
}

function keysOf(tickets: Schemas['TicketLink'][]): string {
  return tickets.map((ticket) => ticket.key).join(' ');
}

async function topicTable({ settings, only, language }: Asked): Promise<Table> {
  const topics = await answered(client.GET('/topics', { params: { query: { days: settings.days ?? USUAL_DAYS, only } } }));
  return {
    head: heads(language, 'problem', 'ticketsOf', 'share', 'trend', 'NEGATIVE', 'resolutionHours', 'news'),
    rows: topics.map((topic) => [
      topic.name,
      topic.tickets,
      topic.share,
      topic.trend,
      topic.negative,
      topic.resolutionHours,
      topic.news && sayIn(language, `news.${topic.news}`),
    ]),
  };
}

async function findingTable(asked: Asked): Promise<Table> {
  const { only, language } = asked;
  const findings = await answered(client.GET('/findings', { params: { query: { only } } }));
  return {
    head: heads(language, 'kind.findings', 'firstDay', 'lastDay', 'slice', 'observed', 'expected', 'contribution', 'pValue', 'ticketsOf', 'key'),
    rows: findings.map((finding) => [
      finding.headline[language],
      finding.from,
      finding.to,
      sliceText(asked, finding.slice),
      finding.observed,
      finding.expected,
      finding.contribution,
      finding.pValue,
      finding.ticketCount,
      keysOf(finding.tickets),
    ]),
  };
}

async function partTable({ only, language, names }: Asked): Promise<Table> {
  const findings = await answered(client.GET('/findings', { params: { query: { only } } }));
  const parts = await Promise.all(
    findings.map(async ({ id, headline }) => {
      const whole = await answered(client.GET('/findings/{id}/breakdown', { params: { path: { id } } }));
      return paths(whole, '', language, names).map((row) => [headline[language], ...row]);
    }),
  );
  return { head: heads(language, 'kind.findings', 'slice', 'usual', 'observed', 'change'), rows: parts.flat() };
}

function paths(part: Schemas['Part'], above: string, language: Language, names: Names): Cell[][] {
  const name =
    part.dimension === '' ? sayIn(language, 'wholeDesk') : `${names.ofDimension(part.dimension)} = ${sayTag(language, part.dimension, part.value)}`;
  const path = above === '' ? name : `${above} › ${name}`;
  return [[path, part.usual, part.observed, part.observed - part.usual], ...part.parts.flatMap((child) => paths(child, path, language, names))];
}

async function alertTable(asked: Asked): Promise<Table> {
  const { only, language } = asked;
  const alerts = await answered(client.GET('/alerts', { params: { query: { only } } }));
  return {
    head: heads(language, 'kind.alerts', 'status', 'slice', 'firstSeen', 'lastSeen', 'observed', 'expected', 'likelyCause', 'key'),
    rows: alerts.map((alert) => [
      sayIn(language, `signal.${alert.signal}` as WordKey),
      sayIn(language, `state.${alert.state}`),
      sliceText(asked, alert.slice),
      alert.from,
      alert.lastSeen,
      alert.observed,
      alert.expected,
      sliceText(asked, alert.cause),
      keysOf(alert.tickets),
    ]),
  };
}

async function feedbackTable({ language }: Asked): Promise<Table> {
  const feedback = await answered(client.GET('/feedback', {}));
  return {
    head: heads(language, 'agentName', 'when', 'who', 'kind.feedback', 'answerFeedback'),
    rows: feedback.map(({ agent, at, by, note, answer }) => [agent, at, by, note, answer]),
  };
}

async function staffingTable({ language }: Asked): Promise<Table> {
  const { hours } = await answered(client.GET('/staffing', { params: { query: {} } }));
  return {
    head: [
      ...heads(language, 'when', 'expectedContacts'),
      `${sayIn(language, 'interval80')} ≥`,
      `${sayIn(language, 'interval80')} ≤`,
      ...heads(language, 'agentsNeeded', 'agentsAtWork', 'gap'),
    ],
    rows: hours.map(({ at, contacts, low, high, needed, working, gap }): Cell[] => [
      at,
      contacts,
      low,
      high,
      needed ?? null,
      working,
      gap ?? null,
    ]),
  };
}

async function trainingTable({ settings, today, language }: Asked): Promise<Table> {
  const { agents, teams } = await answered(client.GET('/trainings/needs', { params: { query: stretch(settings, today) } }));
  return {
    head: heads(language, 'teamOrAgent', 'teamName', 'topic', 'figure', 'caseCount', 'onLikeCases', 'teamLevel', 'examplesBad', 'examplesGood'),
    rows: [...agents, ...teams].map(({ name, team, topic, figure, bad, good }): Cell[] => [
      name,
      team,
      topic,
      figure.name[language],
      figure.cases,
      plain(figure, figure.adjusted),
      plain(figure, figure.team),
      keysOf(bad),
      keysOf(good),
    ]),
  };
}

async function qualityTable({ settings, today, language }: Asked): Promise<Table> {
  const { teams, agents } = await answered(client.GET('/quality', { params: { query: stretch(settings, today) } }));
  return {
    head: [
      ...heads(language, 'teamOrAgent', 'teamName', 'rule', 'repliesAsked', 'rulesBroken', 'share'),
      `${sayIn(language, 'interval95')} ≥`,
      `${sayIn(language, 'interval95')} ≤`,
    ],
    rows: [...teams, ...agents].flatMap((row) =>
      row.rules.map((rule): Cell[] => [
        row.name,
        row.team,
        rule.name[language],
        rule.asked,
        rule.broken,
        rule.broken / rule.asked,
        rule.low,
        rule.high,
      ]),
    ),
  };
}

async function rivalTable({ settings, today, language }: Asked): Promise<Table> {
  const { named } = await answered(client.GET('/rivals', { params: { query: stretch(settings, today) } }));
  return {
    head: heads(language, 'name', 'kindOf', 'ticketsOf', 'saidBad', 'saidGood', 'trend', 'whatIsSaid', 'latestContacts'),
    rows: named.map(({ name, kind, tickets, negative, positive, trend, said, latest }): Cell[] => [
      name,
      sayIn(language, `rival.${kind}`),
      tickets,
      negative,
      positive,
      sayIn(language, `rivalTrend.${trend}`),
      said.map(({ sentence }) => sentence).join(' | '),
      latest.map(({ key }) => key).join(' '),
    ]),
  };
}

async function targetTable({ only, language, names }: Asked): Promise<Table> {
  const targets = await answered(client.GET('/targets', { params: { query: { only } } }));
  return {
    head: heads(language, 'kpi', 'slice', 'goal', 'firstDay', 'lastDay', 'value', 'cases', 'status'),
    rows: targets.flatMap((target) =>
      target.periods.map((period) => [
        names.ofKpi(target.kpi),
        target.only.join(', '),
        `${sayIn(language, `direction.${target.direction}`)} ${target.goal}`,
        period.from,
        period.to,
        period.value,
        period.cases,
        sayIn(language, `light.${period.light}`),
      ]),
    ),
  };
}

async function customerTable({ settings, language }: Asked): Promise<Table> {
  const customers = await customersOf(settings.customers, settings.top ?? SHOWN_CUSTOMERS);
  return {
    head: heads(language, 'customer', 'lifecycle', 'churnRisk', 'probability', 'tier', 'ticketsOf', 'lastSeen', 'key'),
    rows: customers.map((customer) => [
      customer.customer,
      sayIn(language, `lifecycle.${customer.lifecycle}`),
      customer.risk && sayIn(language, `risk.${customer.risk}`),
      customer.probability,
      sayIn(language, `tier.${customer.tier}`),
      customer.tickets,
      customer.last,
      keysOf(customer.latest),
    ]),
  };
}

const HOUR = 3600;

function plain(figure: Schemas['AgentFigure'], value: number | null | undefined): number | null {
  return value == null ? null : figure.duration ? value / HOUR : value;
}

async function likeCasesTable({ settings, today, language }: Asked): Promise<Table> {
  const { agents } = await answered(client.GET('/agents', { params: { query: stretch(settings, today) } }));
  return {
    head: [
      ...heads(language, 'agentOfTeam', 'teamName', 'figure', 'caseCount', 'asCounted', 'onLikeCases'),
      `${sayIn(language, 'interval95')} ≥`,
      `${sayIn(language, 'interval95')} ≤`,
      ...heads(language, 'teamLevel', 'besideTheTeam'),
    ],
    rows: agents.flatMap((agent) =>
      agent.figures.map((figure): Cell[] => [
        agent.name,
        agent.team,
        figure.name[language],
        figure.cases,
        plain(figure, figure.raw),
        plain(figure, figure.adjusted),
        plain(figure, figure.low),
        plain(figure, figure.high),
        plain(figure, figure.team),
        sayIn(language, `standing.${figure.verdict}`),
      ]),
    ),
  };
}

async function actionTable({ language }: Asked): Promise<Table> {
  const actions = await answered(client.GET('/actions', {}));
  const plain = (action: Schemas['Action']['action'], value: number | undefined) =>
    value === undefined ? null : action?.unit === 'seconds' ? value / HOUR : value;
  return {
    head: [
      ...heads(language, 'actionNumber', 'actionProblem', 'actionStep', 'actionOwner', 'goal', 'slice', 'actionStart', 'actionVerdict', 'actionEffect'),
      `${sayIn(language, 'interval95')} ≥`,
      `${sayIn(language, 'interval95')} ≤`,
    ],
    rows: actions.map(({ number, action, verdict, problem }): Cell[] => [
      number,
      action?.finding?.headline[language] ?? null,
      action?.step ?? null,
      action?.owner ?? null,
      action?.goal[language] ?? null,
      action?.touches[language] ?? null,
      action?.start ?? null,
      verdict ? sayIn(language, `judgement.${verdict.judgement}`) : problem[language],
      plain(action, verdict?.effect?.value),
      plain(action, verdict?.effect?.low),
      plain(action, verdict?.effect?.high),
    ]),
  };
}

async function summaryTable({ language }: Asked): Promise<Table> {
  const summary = await answered(client.GET('/customers/summary', {}));
  const counted = (of: WordKey, prefix: string, counts: Record<string, number>) =>
    Object.entries(counts).map(([key, count]): Cell[] => [sayIn(language, of), sayIn(language, `${prefix}.${key}` as WordKey), count]);
  return {
    head: heads(language, 'slice', 'value', 'customersOf'),
    rows: [
      ...counted('lifecycle', 'lifecycle', summary.lifecycles),
      ...counted('churnRisk', 'risk', summary.risks),
      ...counted(summary.orders ? 'tierByOrders' : 'tierByContacts', 'tier', summary.tiers),
      ...counted('loyalty', 'loyalty', summary.loyalties),
      ...summary.segments.map((segment): Cell[] => [sayIn(language, 'segments'), segment.name[language], segment.customers]),
    ],
  };
}
