import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, client, type Schemas } from '../api/client';

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
  return useQuery({ queryKey: ['fields'], queryFn: () => answered(client.GET('/admin/fields')) });
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

export function usePeople() {
  return useQuery({ queryKey: ['people'], queryFn: () => answered(client.GET('/admin/people')) });
}

export function useChangeTarget() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, change }: { name: string; change: Schemas['TargetChange'] }) =>
      answered(client.PUT('/admin/targets/{name}', { params: { path: { name } }, body: change })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['targets'] }),
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

export function useUndoRun() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (run: string) => answered(client.POST('/admin/ledger/{run}/undo', { params: { path: { run } } })),
    onSuccess: (ledger) => queries.setQueryData(['ledger'], ledger),
  });
}
