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
    const told = await parsed(error);
    throw new ApiError(messageOf(told) ?? `${response.status} ${response.statusText}`, response.status, problemsOf(told));
  }
  return data as T;
}

/** Where a file was asked for, the error comes as text, or as bytes. */
async function parsed(error: unknown): Promise<unknown> {
  const text = error instanceof Blob ? await error.text() : error;
  if (typeof text !== 'string') {
    return text;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** In the page's language where the server says it in both. */
function messageOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('message' in body)) {
    return undefined;
  }
  const words = 'words' in body ? (body.words as Partial<Schemas['Words']> | null) : null;
  const language = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  return words?.[language] ?? String(body.message);
}

function problemsOf(body: unknown): Schemas['SettingsProblem'][] {
  return typeof body === 'object' && body !== null && 'problems' in body && Array.isArray(body.problems)
    ? (body.problems as Schemas['SettingsProblem'][])
    : [];
}
