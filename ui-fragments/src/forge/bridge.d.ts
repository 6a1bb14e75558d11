/** What we use of Atlassian's package, which is not here: the app's own build brings it (plugin/forge). */
declare module '@forge/bridge' {
  interface Context {
    siteUrl: string;
    locale: string;
    extension: Record<string, unknown>;
  }

  export const view: {
    getContext(): Promise<Context>;
    submit(payload: unknown): Promise<void>;
    theme: { enable(): Promise<void> };
  };

  export const router: { open(url: string): Promise<void> };

  /** Resolves with what went wrong, too: then there is no status. */
  export function invokeRemote(asked: {
    path: string;
    method: string;
    headers?: Record<string, string>;
    body?: unknown;
  }): Promise<{ status?: number; body?: unknown; message?: string }>;
}
