import { invokeRemote } from '@forge/bridge';
import type { Transport } from './transport';

interface File {
  type: string;
  base64: string;
}

/** Through Forge, which proves to the server who asks. It carries JSON alone: the server puts files inside of it. */
export const throughForge: Transport = async (request) => {
  const { pathname, search } = new URL(request.url);
  const sent = await request.text();
  const { status, body, message } = await invokeRemote({
    path: pathname + search,
    method: request.method,
    headers: { 'Content-Type': 'application/json' },
    ...(sent === '' ? {} : { body: JSON.parse(sent) as unknown }),
  });
  if (status === undefined) {
    throw new Error(message ?? 'Jira could not reach Deskpulse');
  }
  if (status === 204 || body === undefined) {
    return new Response(null, { status });
  }
  return isFile(body)
    ? new Response(bytes(body.base64), { status, headers: { 'Content-Type': body.type } })
    : new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
};

function isFile(body: unknown): body is File {
  return typeof body === 'object' && body !== null && 'base64' in body && 'type' in body;
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
