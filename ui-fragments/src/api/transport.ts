/** How a request reaches the server. The page that is served by it asks it directly; a frame in Jira Cloud cannot. */
export type Transport = (request: Request) => Promise<Response>;

/** Whether this is the build that Jira Cloud serves as a Forge app. */
export const IN_JIRA = import.meta.env.MODE === 'forge';

/** A header that no foreign page can send without our leave: the server refuses changes without it. */
const directly: Transport = (request) => {
  const asked = new Request(request, { credentials: 'same-origin' });
  asked.headers.set('X-Deskpulse', '1');
  return fetch(asked);
};

/** The one way of this build. */
export const transport: Transport = IN_JIRA
  ? async (request) => (await import('./forge')).throughForge(request)
  : directly;

/** Where the API is; in Jira Forge puts the server's own address before the path. */
export const API = IN_JIRA ? 'https://deskpulse.invalid/api' : new URL('./api', window.location.href).toString();
