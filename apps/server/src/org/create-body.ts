import { org } from '@binhdang/contract';
import { fold } from '@binhdang/domain';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { checkSound, lockTree } from './change.ts';
import { levelOfKind } from './kinds.ts';

/** A body with its first name and its place; the tree is checked as a whole before it is kept. */
export const createBody = action(org.createBody, {
  permission: 'org.write',
  run: async ({ tx, body, today }) => {
    const id = uuid();
    await lockTree(tx);
    await tx
      .insertInto('body')
      .values({
        id,
        key: keyFor(body.name, id),
        kind: body.kind,
        level: levelOfKind(body.kind),
        valid_from: body.validFrom,
        note: body.note,
      })
      .execute();
    await tx
      .insertInto('body_name')
      .values({
        id: uuid(),
        body_id: id,
        name: body.name,
        short_name: body.shortName,
        name_en: body.nameEn,
        symbol: body.symbol,
        valid_from: body.validFrom,
      })
      .execute();
    if (body.parentId !== null) {
      await tx
        .insertInto('body_edge')
        .values({ id: uuid(), child_id: id, parent_id: body.parentId, valid_from: body.validFrom })
        .execute();
    }
    await checkSound(tx, today);
    return { id, version: 1 };
  },
});

/** Readable in data files, and never equal to another's: names are reused by later bodies. */
function keyFor(name: string, id: string): string {
  const words = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${words.slice(0, 60)}-${id.slice(-8)}`;
}
