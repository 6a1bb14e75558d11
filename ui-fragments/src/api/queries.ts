import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { FRAMED } from '../frame';
import { answered, ApiError, client, type Schemas } from './client';

/** Which figures a gadget needs, as the API names them. */
export interface FigureQuery {
  kpi: string[];
  from: string;
  to: string;
  each?: Schemas['Each'];
  by?: string[];
  only?: string[];
  compare?: Schemas['Compare'];
  daysAre?: 'days' | 'month' | 'quarter';
  top?: number;
}

const MINUTE = 60_000;

/** The browser did not keep what the server gave it to keep. */
export class NotKept extends Error {}

const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => answered(client.GET('/session')),
  staleTime: 5 * MINUTE,
});

const deskQuery = queryOptions({ queryKey: ['desk'], queryFn: () => answered(client.GET('/desk')) });

const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: () => answered(client.GET('/catalogue')),
  staleTime: Infinity,
});

const dashboardQuery = (id: string) =>
  queryOptions({
    queryKey: ['dashboard', id],
    queryFn: () => answered(client.GET('/dashboards/{id}', { params: { path: { id } } })),
    staleTime: Infinity,
  });

/** Asks all at once for what a dashboard needs one after the other, for a reader who was signed in the last time. */
export function askAhead(queries: QueryClient, dashboard: string): void {
  void queries.prefetchQuery(sessionQuery);
  void queries.prefetchQuery(deskQuery);
  void queries.prefetchQuery(dashboardQuery(dashboard));
  void queries.prefetchQuery(catalogueQuery);
}

export function useSession(wanted: boolean) {
  return useQuery({ ...sessionQuery, enabled: wanted });
}

/** Whoever signs in sees their own figures, not those kept of somebody before. A token may count and not be kept. */
export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (token: string) => {
      await answered(client.POST('/session', { body: { token, framed: FRAMED } }));
      return answered(client.GET('/session')).catch((refused: Error) => {
        throw refused instanceof ApiError && refused.status === 401 ? new NotKept() : refused;
      });
    },
    onSuccess: (session) => {
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      queries.setQueryData(['session'], session);
    },
  });
}

export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => answered(client.DELETE('/session')),
    // Without a session there is nobody left who asks for the rest.
    onSuccess: async () => {
      await queries.resetQueries({ queryKey: ['session'] });
      queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    },
  });
}

export function useDesk() {
  return useQuery({ ...deskQuery, refetchInterval: MINUTE });
}

export function useCatalogue() {
  return useQuery(catalogueQuery);
}

export function useFigures(query: FigureQuery | undefined) {
  return useQuery({
    queryKey: ['figures', query],
    queryFn: ({ signal }) => answered(client.GET('/figures', { params: { query: query! }, signal })),
    enabled: query !== undefined,
    placeholderData: keepPreviousData,
    refetchInterval: MINUTE,
  });
}

/** What comes from today on, which is another day tomorrow. */
export function useForecast(kpi: 'volume' | 'backlog', days: number, only: string[], today: string, wanted: boolean) {
  return useQuery({
    queryKey: ['forecast', kpi, days, only, today],
    queryFn: () => answered(client.GET('/forecast', { params: { query: { kpi, days, only } } })),
    enabled: wanted,
    staleTime: 60 * MINUTE,
    refetchInterval: 60 * MINUTE,
  });
}

export function useValues(dimension: string | undefined, from: string, to: string) {
  return useQuery({
    queryKey: ['values', dimension, from, to],
    queryFn: () => answered(client.GET('/values', { params: { query: { dimension: dimension!, from, to } } })),
    enabled: dimension !== undefined,
    staleTime: 5 * MINUTE,
  });
}

export function useTickets(query: { kpi: string; from: string; to: string; only: string[]; after: string }) {
  return useQuery({
    queryKey: ['tickets', query],
    queryFn: () => answered(client.GET('/tickets', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function usePanel(key: string) {
  return useQuery({
    queryKey: ['panel', key],
    queryFn: () => answered(client.GET('/tickets/{key}/panel', { params: { path: { key } } })),
    refetchInterval: MINUTE,
  });
}

export type TagTask = 'sentiment' | 'kind' | 'priority';

/** What may answer a ticket, and what to do next. */
export function useAdvice(key: string) {
  return useQuery({
    queryKey: ['advice', key],
    queryFn: () => answered(client.GET('/tickets/{key}/advice', { params: { path: { key } } })),
  });
}

/** Has an answer written into the ticket as an internal comment. */
export function useDraft(key: string) {
  return useMutation({
    mutationFn: (question: string) =>
      answered(client.POST('/tickets/{key}/draft', { params: { path: { key } }, body: { question } })),
  });
}

export function useCorrectTag(key: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ task, value }: { task: TagTask; value: string }) =>
      answered(client.PUT('/tickets/{key}/tags/{task}', { params: { path: { key, task } }, body: { value } })),
    onSuccess: (panel) => queries.setQueryData(['panel', key], panel),
  });
}

export function useTargets(only: string[]) {
  return useQuery({
    queryKey: ['targets', only],
    queryFn: () => answered(client.GET('/targets', { params: { query: { only } } })),
    refetchInterval: 5 * MINUTE,
  });
}

export function useFindings(only: string[]) {
  return useQuery({
    queryKey: ['findings', only],
    queryFn: () => answered(client.GET('/findings', { params: { query: { only } } })),
    refetchInterval: MINUTE,
  });
}

export function useBreakdown(id: string) {
  return useQuery({
    queryKey: ['breakdown', id],
    queryFn: () => answered(client.GET('/findings/{id}/breakdown', { params: { path: { id } } })),
    placeholderData: keepPreviousData,
    staleTime: 5 * MINUTE,
  });
}

export function useCustomers(which: Schemas['GadgetSettings']['customers'], top: number) {
  return useQuery({
    queryKey: ['customers', which, top],
    queryFn: () => customersOf(which, top),
    placeholderData: keepPreviousData,
    refetchInterval: 5 * MINUTE,
  });
}

/** Those at risk, the likeliest to leave first; or those to win back, who may have left. */
export function customersOf(which: Schemas['GadgetSettings']['customers'], top: number): Promise<Schemas['Customer'][]> {
  const query = which === 'win-back' ? ({ order: 'WIN_BACK', top } as const) : ({ order: 'RISK', lifecycle: 'AT_RISK', top } as const);
  return answered(client.GET('/customers', { params: { query } }));
}

export function useAgentsOnLikeCases(from: string, to: string) {
  return useQuery({
    queryKey: ['agents', from, to],
    queryFn: () => answered(client.GET('/agents', { params: { query: { from, to } } })),
    placeholderData: keepPreviousData,
    refetchInterval: 5 * MINUTE,
  });
}

export function useStaffing() {
  return useQuery({
    queryKey: ['staffing'],
    queryFn: () => answered(client.GET('/staffing', { params: { query: {} } })),
    refetchInterval: 5 * MINUTE,
  });
}

export function useTrainingNeeds(from: string, to: string) {
  return useQuery({
    queryKey: ['training-needs', from, to],
    queryFn: () => answered(client.GET('/trainings/needs', { params: { query: { from, to } } })),
    placeholderData: keepPreviousData,
    refetchInterval: 5 * MINUTE,
  });
}

export function useTrainings() {
  return useQuery({
    queryKey: ['trainings'],
    queryFn: () => answered(client.GET('/trainings', {})),
    refetchInterval: 5 * MINUTE,
  });
}

export function useAddTraining() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { agent: string; topic: string | null; day: string; note: string }) => answered(client.POST('/trainings', { body })),
    onSuccess: (trainings) => queries.setQueryData(['trainings'], trainings),
  });
}

export function useQuality(from: string, to: string) {
  return useQuery({
    queryKey: ['quality', from, to],
    queryFn: () => answered(client.GET('/quality', { params: { query: { from, to } } })),
    placeholderData: keepPreviousData,
    refetchInterval: 5 * MINUTE,
  });
}

/** Asked once: a reply that somebody is judging may not change under their hands. */
export function useSampledReplies(from: string, to: string) {
  return useQuery({
    queryKey: ['sampled-replies', from, to],
    queryFn: () => answered(client.GET('/quality/sample', { params: { query: { from, to } } })),
    staleTime: Infinity,
  });
}

export function useReviewReply() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { key: string; message: string; broken: string[] }) => answered(client.POST('/quality/reviews', { body })),
    onSuccess: () => Promise.all(['quality', 'sampled-replies'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}

export function useFeedback() {
  return useQuery({
    queryKey: ['feedback'],
    queryFn: () => answered(client.GET('/feedback', {})),
    refetchInterval: MINUTE,
  });
}

export function useGiveFeedback() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ agent, note }: { agent: string; note: string }) =>
      answered(client.POST('/agents/{agent}/feedback', { params: { path: { agent } }, body: { note } })),
    onSuccess: (feedback) => queries.setQueryData(['feedback'], feedback),
  });
}

export function useAnswerFeedback() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ number, answer }: { number: number; answer: string }) =>
      answered(client.POST('/feedback/{number}/answer', { params: { path: { number } }, body: { answer } })),
    onSuccess: (feedback) => queries.setQueryData(['feedback'], feedback),
  });
}

export function useActions() {
  return useQuery({
    queryKey: ['actions'],
    queryFn: () => answered(client.GET('/actions', {})),
    refetchInterval: 5 * MINUTE,
  });
}

/** How sure the verdict on an action can be, before it is kept. */
export function usePlanAction() {
  return useMutation({
    mutationFn: (body: Schemas['ActionDraft']) => answered(client.POST('/actions/plan', { body })),
  });
}

/** What a lead does to the actions; each answers all of them. */
export function useActionCommands() {
  const queries = useQueryClient();
  const onSuccess = (actions: Schemas['Action'][]) => queries.setQueryData(['actions'], actions);
  return {
    add: useMutation({ mutationFn: (body: Schemas['ActionDraft']) => answered(client.POST('/actions', { body })), onSuccess }),
    edit: useMutation({
      mutationFn: ({ number, ...body }: { number: number; step?: string; owner?: string }) =>
        answered(client.PUT('/actions/{number}', { params: { path: { number } }, body })),
      onSuccess,
    }),
    withdraw: useMutation({
      mutationFn: ({ number, why }: { number: number; why: string }) =>
        answered(client.POST('/actions/{number}/withdrawal', { params: { path: { number } }, body: { why } })),
      onSuccess,
    }),
  };
}

export function useCustomerSummary() {
  return useQuery({
    queryKey: ['customers', 'summary'],
    queryFn: () => answered(client.GET('/customers/summary', {})),
    placeholderData: keepPreviousData,
    refetchInterval: 5 * MINUTE,
  });
}

export function useCustomerProfile(customer: string) {
  return useQuery({
    queryKey: ['customers', 'profile', customer],
    queryFn: () => answered(client.GET('/customers/profile', { params: { query: { customer } } })),
    staleTime: 5 * MINUTE,
    retry: false,
  });
}

/** @param after the key that the page before ended with */
export function useCustomerHistory(customer: string, after: string) {
  return useQuery({
    queryKey: ['customers', 'history', customer, after],
    queryFn: () => answered(client.GET('/customers/history', { params: { query: { customer, after } } })),
    placeholderData: keepPreviousData,
    staleTime: 5 * MINUTE,
  });
}

export function useRivals(from: string, to: string) {
  return useQuery({
    queryKey: ['rivals', from, to],
    queryFn: () => answered(client.GET('/rivals', { params: { query: { from, to } } })),
    placeholderData: keepPreviousData,
    staleTime: 5 * MINUTE,
  });
}

export function useCauseCommands(id: string) {
  const queries = useQueryClient();
  const done = { onSuccess: () => queries.invalidateQueries({ queryKey: ['findings'] }) };
  const judge = useMutation({
    mutationFn: ({ number, verdict }: { number: number; verdict: 'confirm' | 'reject' }) =>
      answered(client.POST('/findings/{id}/suspects/{number}/{verdict}', { params: { path: { id, number, verdict } } })),
    ...done,
  });
  const name = useMutation({
    mutationFn: (cause: string) => answered(client.PUT('/findings/{id}/cause', { params: { path: { id } }, body: { cause } })),
    ...done,
  });
  const undo = useMutation({
    mutationFn: () => answered(client.DELETE('/findings/{id}/decision', { params: { path: { id } } })),
    ...done,
  });
  return { judge, name, undo };
}

export function useAlerts(only: string[]) {
  return useQuery({
    queryKey: ['alerts', only],
    queryFn: () => answered(client.GET('/alerts', { params: { query: { only } } })),
    refetchInterval: MINUTE,
  });
}

export function useAlertCommands() {
  const queries = useQueryClient();
  const done = { onSuccess: () => queries.invalidateQueries({ queryKey: ['alerts'] }) };
  const acknowledge = useMutation({
    mutationFn: (id: string) => answered(client.POST('/alerts/{id}/acknowledge', { params: { path: { id } } })),
    ...done,
  });
  const snooze = useMutation({
    mutationFn: ({ id, hours }: { id: string; hours: number }) =>
      answered(client.POST('/alerts/{id}/snooze', { params: { path: { id }, query: { hours } } })),
    ...done,
  });
  return { acknowledge, snooze };
}

export function useTopics(days: number, only: string[] = []) {
  return useQuery({
    queryKey: ['topics', days, only],
    queryFn: () => answered(client.GET('/topics', { params: { query: { days, only } } })),
    placeholderData: keepPreviousData,
    refetchInterval: MINUTE,
  });
}

export function useTopic(id: string) {
  return useQuery({
    queryKey: ['topic', id],
    queryFn: () => answered(client.GET('/topics/{id}', { params: { path: { id } } })),
  });
}

export function useNameTopic(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      answered(client.PUT('/topics/{id}/name', { params: { path: { id } }, body: { name } })),
    onSuccess: (topic) => {
      queries.setQueryData(['topic', id], topic);
      return queries.invalidateQueries({ queryKey: ['topics'] });
    },
  });
}

export function useDashboards() {
  return useQuery({ queryKey: ['dashboards'], queryFn: () => answered(client.GET('/dashboards')) });
}

export function useDashboard(id: string) {
  return useQuery(dashboardQuery(id));
}

export function useSaveDashboard() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (dashboard: Schemas['Dashboard']) =>
      answered(client.PUT('/dashboards/{id}', { params: { path: { id: dashboard.id } }, body: dashboard })),
    // The screen shows the change at once; if the server refuses it, it shows what is stored.
    onMutate: (dashboard) => queries.setQueryData(['dashboard', dashboard.id], dashboard),
    onError: (_error, dashboard) => queries.invalidateQueries({ queryKey: ['dashboard', dashboard.id] }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['dashboards'] }),
  });
}

export function useDeleteDashboard() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => answered(client.DELETE('/dashboards/{id}', { params: { path: { id } } })),
    onSuccess: (_nothing, id) => {
      queries.removeQueries({ queryKey: ['dashboard', id] });
      return queries.invalidateQueries({ queryKey: ['dashboards'] });
    },
  });
}
