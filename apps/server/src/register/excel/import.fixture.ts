/** Imports for tests: uploaded, checked, confirmed, undone. */
import { type BodyInputOf, type OutputOf, register } from '@binhdang/contract';
import type { Person, System } from '../../../test/system.ts';
import { workOn } from './work.ts';

export * from './training-file.fixture.ts';

export interface Uploading {
  readonly code?: string;
  readonly name?: string;
  readonly bodyId?: string;
  readonly replaces?: string;
}

export const upload = (person: Person, bytes: Uint8Array, how: Uploading = {}) =>
  person.ask(register.startImport, {
    params: { register: how.code ?? 'training-class' },
    query: {
      bodyId: how.bodyId ?? person.bodyId,
      ...(how.replaces === undefined ? {} : { replaces: how.replaces }),
    },
    file: { name: how.name ?? 'lop-tap-huan.xlsx', bytes },
  });

export const readImport = (person: Person, importId: string) =>
  person.call(register.readImport, { params: { importId } });

/** Uploaded, and checked as the background does it. */
export async function checked(
  system: System,
  person: Person,
  bytes: Uint8Array,
  how: Uploading = {},
): Promise<register.RecordImport> {
  const answer = await upload(person, bytes, how);
  if (answer.problem) throw new Error(JSON.stringify(answer.problem));
  await workOn(system.services, answer.output.id);
  return readImport(person, answer.output.id);
}

const CHOICE: BodyInputOf<typeof register.confirmImport> = { submit: true, duplicates: 'leave-out' };

export const confirm = (
  person: Person,
  importId: string,
  choice: Partial<BodyInputOf<typeof register.confirmImport>> = {},
) => person.ask(register.confirmImport, { params: { importId }, body: { ...CHOICE, ...choice } });

/** Confirmed, and written. */
export async function imported(
  system: System,
  person: Person,
  importId: string,
  choice: Partial<BodyInputOf<typeof register.confirmImport>> = {},
): Promise<register.RecordImport> {
  const answer = await confirm(person, importId, choice);
  if (answer.problem) throw new Error(JSON.stringify(answer.problem));
  await workOn(system.services, importId);
  return readImport(person, importId);
}

export async function undone(system: System, person: Person, importId: string) {
  const answer = await person.ask(register.undoImport, {
    params: { importId },
    body: { reason: 'Nhập nhầm tệp' },
  });
  if (!answer.problem) await workOn(system.services, importId);
  return answer;
}

export type Totals = OutputOf<typeof register.records>['byStatus'];
