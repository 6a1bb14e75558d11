import { useMutation, useQuery } from '@tanstack/react-query';
import { answered, client, type Schemas } from '../api/client';

/** Which report is wanted. */
export interface ReportAsked {
  period: string;
  format: 'html' | 'pdf' | 'xlsx' | 'docx' | 'md';
  language: 'en' | 'zh';
  role: Exclude<Schemas['Session']['role'], 'auditor'>;
}

export function useMakeReport() {
  return useMutation({
    mutationFn: async (query: ReportAsked) =>
      (await answered(client.POST('/reports', { params: { query }, parseAs: 'blob' }) as Parameters<typeof answered>[0])) as Blob,
  });
}

export function useReports() {
  return useQuery({ queryKey: ['reports'], queryFn: () => answered(client.GET('/admin/reports')), staleTime: 0 });
}
