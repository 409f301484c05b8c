/** HTTP on loopback with one signed-in person. */
import { account } from '@binhdang/contract';
import type { BenchSystem } from './system.ts';

export interface Client {
  readonly bodyId: string;
  get(path: string): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  upload(path: string, name: string, bytes: Uint8Array): Promise<Response>;
}

/** Ours would compress, the bare peer would not; what is compared is the making of the answer. */
export const PLAIN = { 'accept-encoding': 'identity' } as const;

/** Every answer that is not a success stops the bench: a fast refusal is no result. */
export async function clientOf(
  system: BenchSystem,
  login: string,
  fixed: Record<string, string> = {},
): Promise<Client> {
  const cookie = await system.signIn(login);
  const send = async (path: string, init: RequestInit, headers: Record<string, string> = {}) => {
    const reply = await fetch(system.origin + path, {
      ...init,
      headers: { cookie, ...PLAIN, ...fixed, ...headers },
    });
    if (!reply.ok) throw new Error(`${init.method ?? 'GET'} ${path}: ${reply.status} ${await reply.text()}`);
    return reply;
  };
  const me = (await (await send(account.me.path, {})).json()) as { roles: { body: { id: string } }[] };
  return {
    bodyId: me.roles[0]?.body.id ?? '',
    get: (path) => send(path, {}),
    post: (path, body) =>
      send(path, { method: 'POST', body: JSON.stringify(body) }, { 'content-type': 'application/json' }),
    upload: (path, name, bytes) => {
      const form = new FormData();
      form.set('file', new Blob([Uint8Array.from(bytes)]), name);
      return send(path, { method: 'POST', body: form });
    },
  };
}
