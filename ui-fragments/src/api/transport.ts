/** How a request reaches the server. The page that is served by it asks it directly; a frame in Jira Cloud cannot. */
export type Transport = (request: Request) => Promise<Response>;

/** A header that no foreign page can send without our leave: the server refuses changes without it. */
export const directly: Transport = (request) => {
  const asked = new Request(request, { credentials: 'same-origin' });
  asked.headers.set('X-Deskpulse', '1');
  return fetch(asked);
};
