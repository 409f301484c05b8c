/** All that the check of an import needs to know, looked up as the person. */
import { buffer } from 'node:stream/consumers';
import { register } from '@binhdang/contract';
import { sql } from 'kysely';
import type { Acting } from '../../platform/acting.ts';
import { found } from '../../platform/refusal.ts';
import type { Services } from '../../platform/services.ts';
import { AXES } from '../axes.ts';
import { type Definition, definitionsById } from '../definitions.ts';
import type { CheckTask } from './check-file.ts';
import type { ImportSubject } from './import-rows.ts';
import { knownBodies, linkable } from './known.ts';

/** Records that are worked on at once. */
const BATCH = 500;

export interface Prepared {
  readonly task: CheckTask;
  readonly definition: Definition;
}

/** By the version of the definition under which the file was taken in: it is checked and written by the same. */
export async function prepared(
  { files }: Pick<Services, 'files'>,
  { tx, today }: Acting,
  { bodyId, definitionId, fileId }: ImportSubject,
): Promise<Prepared> {
  const definition = found((await definitionsById(tx, [definitionId])).get(definitionId));
  const file = found(
    await tx.selectFrom('stored_file').select('sha256').where('id', '=', found(fileId)).executeTakeFirst(),
  );
  const { rows } = await sql<{
    id: string;
  }>`select distinct id from unnest(writing_bodies()) as t(id)`.execute(tx);
  const task: CheckTask = {
    bytes: new Uint8Array(await buffer(files.get(file.sha256))),
    definition: definition.rules.definition,
    axes: [...AXES.values()],
    bodies: await knownBodies(tx, today),
    records: await linkable(tx, definition.rules.definition),
    writable: rows.map(({ id }) => id),
    bodyId,
    today,
    mostRows: register.MOST_IMPORT_ROWS,
    batch: BATCH,
  };
  return { task, definition };
}
