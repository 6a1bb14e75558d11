import createClient from 'openapi-fetch';
import type { components, paths } from './schema';
import { API, transport } from './transport';

export type Schemas = components['schemas'];

/** The server's answer was an error; the message says what to do. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
    /** Of settings, each at its key. */
    readonly problems: Schemas['SettingsProblem'][] = [],
  ) {
    super(message);
  }
}

export const client = createClient<paths>({
  baseUrl: API,
  fetch: transport,
  // kpi=a&kpi=b, as the server reads lists
  querySerializer: { array: { style: 'form', explode: true } },
});

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's content; an error where the server sent one. */
export async function answered<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (!response.ok) {
    throw new ApiError(messageOf(error) ?? `${response.status} ${response.statusText}`, response.status, problemsOf(error));
  }
  return data as T;
}

function messageOf(body: unknown): string | undefined {
  return typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : undefined;
}

function problemsOf(body: unknown): Schemas['SettingsProblem'][] {
  return typeof body === 'object' && body !== null && 'problems' in body && Array.isArray(body.problems)
    ? (body.problems as Schemas['SettingsProblem'][])
    : [];
}
