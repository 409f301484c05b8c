/**
 * The audit's chains, recomputed from the first line: each line's hash covers the line and the hash before it, each
 * chain's head repeats the last one, and anchors noted earlier (in the database and in the log) must still be met.
 * The text that is hashed is composed in the query, not by the database's own audit_hash(), so that a replaced
 * function cannot vouch for replaced lines.
 */
import { createHash } from 'node:crypto';
import type pg from 'pg';

/** What is wrong with the first broken line: its content, its absence, its link, the head, or an anchor. */
export type AuditFault = 'altered' | 'missing' | 'unlinked' | 'head' | 'anchor';

export interface Anchor {
  readonly chain: number;
  readonly seq: number;
  /** Hexadecimal. */
  readonly hash: string;
}

export interface AuditReport {
  readonly ok: boolean;
  readonly lines: number;
  readonly anchors: number;
  readonly broken: { readonly chain: number; readonly seq: number; readonly fault: AuditFault } | null;
  /** Heads of all chains as found, to be kept outside the database. */
  readonly heads: readonly Anchor[];
}

interface Line {
  seq: number;
  prev: string;
  hash: string;
  content: string;
}

const PAGE = `
  select l.seq, encode(l.prev_hash, 'hex') as prev, encode(l.hash, 'hex') as hash,
         jsonb_build_object(
           'chain', l.chain, 'seq', l.seq,
           'at', to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
           'actor', l.actor_id, 'action', l.action, 'request', l.request_id,
           'operation', l.operation, 'kind', l.object_kind, 'id', l.object_id,
           'root_kind', l.root_kind, 'root_id', l.root_id,
           'before', l.before, 'after', l.after)::text as content
    from (select * from audit_line where chain = $1 and seq > $2 order by seq limit $3) l order by l.seq`;

/** Hash before the first line. */
const START = '00';

export interface VerifyOptions {
  /** Anchors kept outside the database, to be met as well. */
  readonly anchors?: readonly Anchor[];
  readonly pageSize?: number;
}

/**
 * Recomputes all chains in one snapshot, page by page; stops at the first broken line.
 * Needs the right to read audit_line, audit_chain and audit_anchor (the owner or binhdang_worker).
 */
export async function verifyAudit(client: pg.ClientBase, options: VerifyOptions = {}): Promise<AuditReport> {
  await client.query('begin isolation level repeatable read read only');
  try {
    return await verifySnapshot(client, options);
  } finally {
    await client.query('rollback');
  }
}

async function verifySnapshot(client: pg.ClientBase, options: VerifyOptions): Promise<AuditReport> {
  const heads = await anchorsOf(client, 'select chain, seq, hash from audit_chain order by chain');
  const noted = await anchorsOf(client, 'select chain, seq, hash from audit_anchor');
  const anchors = [...noted, ...(options.anchors ?? [])];
  let lines = 0;
  let broken: AuditReport['broken'] = null;
  for (const head of heads) {
    const expected = anchors.filter((anchor) => anchor.chain === head.chain);
    const walk = await walkChain(client, head, expected, options.pageSize ?? 2_000);
    lines += walk.lines;
    broken = walk.broken;
    if (broken) break;
  }
  return { ok: broken === null, lines, anchors: anchors.length, broken, heads };
}

async function anchorsOf(client: pg.ClientBase, query: string): Promise<Anchor[]> {
  const { rows } = await client.query<{ chain: number; seq: string | number; hash: Buffer }>(query);
  return rows.map(({ chain, seq, hash }) => ({ chain, seq: Number(seq), hash: hash.toString('hex') }));
}

async function walkChain(
  client: pg.ClientBase,
  head: Anchor,
  anchors: readonly Anchor[],
  pageSize: number,
): Promise<{ lines: number; broken: AuditReport['broken'] }> {
  const { chain } = head;
  const anchorAt = new Map(anchors.map((anchor) => [anchor.seq, anchor.hash]));
  let seq = 0;
  let hash = START;
  const at = (place: number, fault: AuditFault) => ({ lines: seq, broken: { chain, seq: place, fault } });
  for (;;) {
    const { rows } = await client.query<Line>(PAGE, [chain, seq, pageSize]);
    for (const line of rows) {
      const fault = faultOf(line, seq + 1, hash);
      // A missing line is named by its own number, not by that of the next one found.
      if (fault) return at(fault === 'missing' ? seq + 1 : Number(line.seq), fault);
      seq += 1;
      hash = line.hash;
      const anchor = anchorAt.get(seq);
      if (anchor !== undefined && anchor !== hash) return at(seq, 'anchor');
      anchorAt.delete(seq);
    }
    if (rows.length < pageSize) break;
  }
  if (seq < head.seq) return at(seq + 1, 'missing');
  if (seq !== head.seq || hash !== head.hash) return at(seq, 'head');
  const beyond = [...anchorAt.keys()].filter((place) => place > seq).sort((a, b) => a - b)[0];
  if (beyond !== undefined) return at(beyond, 'anchor');
  return { lines: seq, broken: null };
}

function faultOf(line: Line, expectedSeq: number, previous: string): AuditFault | undefined {
  if (Number(line.seq) !== expectedSeq) return 'missing';
  if (line.prev !== previous) return 'unlinked';
  const hash = createHash('sha256')
    .update(Buffer.from(previous, 'hex'))
    .update(line.content, 'utf8')
    .digest('hex');
  return hash === line.hash ? undefined : 'altered';
}

/** One line per anchor: "chain seq hash". For keeping outside the database and giving back to verifyAudit(). */
export const anchorText = ({ chain, seq, hash }: Anchor): string => `${chain} ${seq} ${hash}`;

/** @throws when a line is not an anchor */
export function readAnchors(text: string): Anchor[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const match = /^(\d+) (\d+) ([0-9a-f]{2,64})$/.exec(line);
      if (!match?.[3]) throw new Error(`not an anchor: ${line}`);
      return { chain: Number(match[1]), seq: Number(match[2]), hash: match[3] };
    });
}

/** Notes the heads of all chains that have grown. @returns what was noted */
export async function writeAnchors(client: pg.ClientBase): Promise<Anchor[]> {
  return anchorsOf(
    client,
    `insert into audit_anchor (chain, seq, hash)
     select chain, seq, hash from audit_chain where seq > 0 on conflict do nothing
     returning chain, seq, hash`,
  );
}
