/** The catalogue of kinds of body; shipped with the program, read once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { org, type Words } from '@binhdang/contract';
import { BodyKindCatalog, type Level } from '@binhdang/domain';
import { action } from '../platform/action.ts';
import { refuseField } from '../platform/refusal.ts';

const FILE = join(import.meta.dirname, '../../../../catalog/body-kinds.json');

const catalog = BodyKindCatalog.parse(JSON.parse(readFileSync(FILE, 'utf8'))).kinds;

/** Codes in the order in which bodies of a branch are shown. */
export const KIND_ORDER: readonly string[] = catalog.map((kind) => kind.code);

/** Names by code, in the same order. */
export const KIND_NAMES: ReadonlyMap<string, Words> = new Map(
  catalog.map(({ code, vi, en }) => [code, { vi, en }]),
);

/** Level of government by kind. */
export const LEVELS_OF_KINDS: ReadonlyMap<string, Level> = new Map(
  catalog.map((kind) => [kind.code, kind.level]),
);

/** Level of government of a kind; refuses the field `kind` when the catalogue has no such kind. */
export function levelOfKind(code: string): Level {
  return (
    LEVELS_OF_KINDS.get(code) ??
    refuseField('kind', {
      vi: 'Không có loại cơ quan này. Hãy chọn trong danh mục.',
      en: 'There is no such kind of body. Please choose one of the list.',
    })
  );
}

export const kinds = action(org.kinds, {
  permission: 'org.read',
  run: async () => ({
    items: catalog.map(({ code, vi, en, level }) => ({ code, name: { vi, en }, level })),
  }),
});
