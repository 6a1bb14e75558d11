import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, ApiError, client, type Schemas } from '../api/client';

const MINUTE = 60_000;
const WATCHED = 1_500;

export function useConnection() {
  return useQuery({ queryKey: ['connection'], queryFn: () => answered(client.GET('/admin/connection')) });
}

/** Asks the site many questions: only when a person wants to know. */
export function useDoctor() {
  return useQuery({
    queryKey: ['doctor'],
    queryFn: () => answered(client.GET('/admin/doctor')),
    staleTime: 5 * MINUTE,
    refetchOnWindowFocus: false,
  });
}

export function useHealth() {
  return useQuery({
    queryKey: ['health'],
    queryFn: () => answered(client.GET('/admin/health')),
    refetchInterval: MINUTE / 2,
  });
}

/** Which entries are wanted; what is undefined does not narrow. */
export interface AuditAsked {
  since?: string | undefined;
  action?: Schemas['AuditAction'] | undefined;
  actor?: string | undefined;
  outcome?: Schemas['AuditOutcome'] | undefined;
  before?: number | undefined;
}

export function useAudit({ since, action, actor, outcome, before }: AuditAsked) {
  const query = {
    ...(since !== undefined && { since }),
    ...(action !== undefined && { action }),
    ...(actor !== undefined && { actor }),
    ...(outcome !== undefined && { outcome }),
    ...(before !== undefined && { before }),
  };
  return useQuery({
    queryKey: ['audit', query],
    queryFn: () => answered(client.GET('/admin/audit', { params: { query } })),
    staleTime: 0,
  });
}

/** Reads the whole log: only when a person wants to know. */
export function useAuditVerdict() {
  return useMutation({ mutationFn: () => answered(client.GET('/admin/audit/verdict')) });
}

export function useSchedules() {
  return useQuery({
    queryKey: ['schedules'],
    queryFn: () => answered(client.GET('/schedules')),
    // While something runs its progress is worth watching.
    refetchInterval: ({ state }) => (state.data?.some((task) => task.running) ? WATCHED : MINUTE / 4),
  });
}

export function useScheduleCommands() {
  const queries = useQueryClient();
  const done = {
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['desk'] });
      return queries.invalidateQueries({ queryKey: ['schedules'] });
    },
  };
  const command = useMutation({
    mutationFn: ({ task, command }: { task: string; command: 'pause' | 'resume' | 'run' }) =>
      answered(client.POST('/schedules/{task}/{command}', { params: { path: { task, command } } })),
    ...done,
  });
  const change = useMutation({
    mutationFn: ({ task, cron, zone }: { task: string; cron: string; zone: string }) =>
      answered(client.PUT('/schedules/{task}', { params: { path: { task } }, body: { cron, zone } })),
    ...done,
  });
  return { command, change };
}

export function useFieldMapping() {
  return useQuery({ queryKey: ['fields'], queryFn: () => answered(client.GET('/admin/fields')), staleTime: 0 });
}

export function useWrittenFields() {
  return useQuery({ queryKey: ['written'], queryFn: () => answered(client.GET('/admin/written')) });
}

export function useCalendars() {
  return useQuery({ queryKey: ['calendars'], queryFn: () => answered(client.GET('/admin/calendars')) });
}

export function useProfiles() {
  return useQuery({ queryKey: ['profiles'], queryFn: () => answered(client.GET('/admin/profiles')) });
}

export function usePrivacy() {
  return useQuery({ queryKey: ['privacy'], queryFn: () => answered(client.GET('/admin/privacy')) });
}

export function useReplyRules() {
  return useQuery({ queryKey: ['reply-rules'], queryFn: () => answered(client.GET('/admin/quality')) });
}

/** The rules of customers that count while the settings say nothing. */
export function useCustomerRules() {
  return useQuery({ queryKey: ['customer-rules'], queryFn: () => answered(client.GET('/admin/customers')) });
}

export function usePeople() {
  return useQuery({ queryKey: ['people'], queryFn: () => answered(client.GET('/admin/people')) });
}

/** What the settings file says of what can be changed here. */
export function useSettings() {
  return useQuery({ queryKey: ['settings'], queryFn: () => answered(client.GET('/admin/settings')), staleTime: 0 });
}

/** Everything that an admin sees of settings, and what follows from them at once. */
const FROM_SETTINGS = ['settings', 'changes', 'fields', 'written', 'calendars', 'profiles', 'privacy', 'reply-rules', 'people', 'targets', 'desk'];

function useRefresh() {
  const queries = useQueryClient();
  return () => Promise.all(FROM_SETTINGS.map((queryKey) => queries.invalidateQueries({ queryKey: [queryKey] })));
}

/** Where somebody else was faster, what they made of the settings is shown. */
function useRefreshOnConflict() {
  const refresh = useRefresh();
  return (error: Error) => (error instanceof ApiError && error.status === 409 ? refresh().then(() => undefined) : undefined);
}

export function useChangeSettings() {
  const queries = useQueryClient();
  const refresh = useRefresh();
  const onError = useRefreshOnConflict();
  return useMutation({
    mutationFn: (edits: Schemas['SettingsEdit'][]) => {
      const revision = queries.getQueryData<Schemas['WrittenSettings']>(['settings'])?.revision ?? '';
      return answered(client.PUT('/admin/settings', { body: { revision, edits } }));
    },
    onSuccess: refresh,
    onError,
  });
}

export function usePreviewSettings() {
  return useMutation({
    mutationFn: (tried: { edits: Schemas['SettingsEdit'][]; sample?: string; reply?: { words: string; text: string } }) =>
      answered(client.POST('/admin/settings/preview', { body: tried })),
  });
}

export function useSettingsChanges() {
  return useQuery({ queryKey: ['changes'], queryFn: () => answered(client.GET('/admin/settings/changes')), staleTime: 0 });
}

export function useUndoSettings() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: number) =>
      answered(client.POST('/admin/settings/changes/{id}/undo', { params: { path: { id } } })),
    onSuccess: refresh,
  });
}

export function useGiveToken() {
  const queries = useQueryClient();
  const refresh = useRefresh();
  const onError = useRefreshOnConflict();
  return useMutation({
    mutationFn: (account: string) => {
      const revision = queries.getQueryData<Schemas['WrittenSettings']>(['settings'])?.revision ?? '';
      return answered(client.POST('/admin/people/token', { body: { revision, account } }));
    },
    onSuccess: refresh,
    onError,
  });
}

export function useSiteFields() {
  return useQuery({
    queryKey: ['siteFields'],
    queryFn: () => answered(client.GET('/admin/fields/site')),
    staleTime: 5 * MINUTE,
    refetchOnWindowFocus: false,
  });
}

export function useChangedTopics() {
  return useQuery({ queryKey: ['changedTopics'], queryFn: () => answered(client.GET('/admin/topics')) });
}

export function useTopicCommands() {
  const queries = useQueryClient();
  const done = {
    onSuccess: (changed: Schemas['ChangedTopic'][]) => {
      queries.setQueryData(['changedTopics'], changed);
      return queries.invalidateQueries({ queryKey: ['topics'] });
    },
  };
  const merge = useMutation({
    mutationFn: ({ id, other }: { id: string; other: string }) =>
      answered(client.POST('/admin/topics/{id}/merge/{other}', { params: { path: { id, other } } })),
    ...done,
  });
  const split = useMutation({
    mutationFn: (id: string) => answered(client.POST('/admin/topics/{id}/split', { params: { path: { id } } })),
    ...done,
  });
  const undo = useMutation({
    mutationFn: (id: string) => answered(client.POST('/admin/topics/{id}/undo', { params: { path: { id } } })),
    ...done,
  });
  return { merge, split, undo };
}

export type Verdict = 'keep' | 'reject' | 'approve' | 'revoke';

const HANDOVERS = ['handovers'];

export function useHandovers() {
  return useQuery({ queryKey: HANDOVERS, queryFn: () => answered(client.GET('/admin/handovers')) });
}

export function useHandoverCommands() {
  const queries = useQueryClient();
  const onSuccess = (known: Schemas['Handovers']) => queries.setQueryData(HANDOVERS, known);
  const run = useMutation({ mutationFn: () => answered(client.POST('/admin/handovers/run')), onSuccess });
  const withdraw = useMutation({
    mutationFn: (body: { finding: string; why: string }) => answered(client.POST('/admin/handovers/withdraw', { body })),
    onSuccess,
  });
  return { run, withdraw };
}

const QUESTIONS = ['questions'];

export function useQuestions() {
  return useQuery({ queryKey: QUESTIONS, queryFn: () => answered(client.GET('/admin/questions')) });
}

function useKeptBank() {
  const queries = useQueryClient();
  return { onSuccess: (bank: Schemas['QuestionBank']) => queries.setQueryData(QUESTIONS, bank) };
}

export function useJudgeQuestion() {
  return useMutation({
    mutationFn: ({ id, verdict }: { id: string; verdict: Verdict }) =>
      answered(client.POST('/admin/questions/{id}/{verdict}', { params: { path: { id, verdict } } })),
    ...useKeptBank(),
  });
}

export function useEditQuestion(id: string) {
  return useMutation({
    mutationFn: (body: { text: string; answer: string; article: string }) =>
      answered(client.PUT('/admin/questions/{id}', { params: { path: { id } }, body })),
    ...useKeptBank(),
  });
}

/** Stops automatic answers, or lets them go on. */
export function useSwitchAnswers() {
  return useMutation({
    mutationFn: (command: 'stop' | 'go') => answered(client.POST('/admin/answers/{command}', { params: { path: { command } } })),
    ...useKeptBank(),
  });
}

export function useModels() {
  return useQuery({ queryKey: ['models'], queryFn: () => answered(client.GET('/admin/models')) });
}

export function useRestoreModel() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ task, version }: { task: 'sentiment' | 'kind'; version: string }) =>
      answered(client.POST('/admin/models/{task}/restore/{version}', { params: { path: { task, version } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['models'] }),
  });
}

export function useLedger() {
  return useQuery({
    queryKey: ['ledger'],
    queryFn: () => answered(client.GET('/admin/ledger')),
    refetchInterval: ({ state }) => (state.data?.undoing?.progress ? WATCHED : MINUTE / 2),
  });
}

export function useLedgerOf(run: string, after: string) {
  return useQuery({
    queryKey: ['ledger-of', run, after],
    queryFn: () => answered(client.GET('/admin/ledger/{run}', { params: { path: { run }, query: { after } } })),
  });
}

export function useUndoRun() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (run: string) => answered(client.POST('/admin/ledger/{run}/undo', { params: { path: { run } } })),
    onSuccess: (ledger) => queries.setQueryData(['ledger'], ledger),
  });
}
