import type { Words } from '@binhdang/contract';
import type { Language } from '@binhdang/domain';
import type { RecordValues } from '@binhdang/domain/register';
import { differences } from '../detail/differences.ts';
import type { Names } from '../form/entered.ts';
import type { LoadedRegister } from '../use-register.ts';

/** One field, cell or row in which two versions differ, in words. */
export interface ConflictLine {
  readonly name: Words;
  readonly yours: string;
  readonly theirs: string;
}

/** Where what somebody typed and what somebody else saved meanwhile differ, in order of the form. */
export function conflictFields(
  { rules, definition, axes }: Pick<LoadedRegister, 'rules' | 'definition' | 'axes'>,
  yours: RecordValues,
  theirs: RecordValues,
  { names, language }: { readonly names: Names; readonly language: Language },
): ConflictLine[] {
  const telling = {
    saying: { lists: definition.lists, names, language },
    axes,
    fileNames: new Map(Object.entries(names)),
  };
  return differences(rules.fields, theirs, yours, telling).map(({ name, before, after }) => ({
    name,
    yours: after ?? '',
    theirs: before ?? '',
  }));
}
