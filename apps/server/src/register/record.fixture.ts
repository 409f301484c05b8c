/** Records for tests: invented, right by their definitions. */
import { files, register } from '@binhdang/contract';
import type { Person, System } from '../../test/system.ts';

export type Values = Record<string, unknown>;

let items = 0;

/** A loudspeaker item in a commune: yields three measures. Each has a title of its own, for a body has no two alike. */
export async function loudspeakerItem(system: System, change: Values = {}): Promise<Values> {
  return {
    title: `Gương nữ trưởng thôn ${++items}`,
    kind: 'article',
    subject: 'women',
    first_on: '2022-03-08',
    times: 4,
    minutes: 7.5,
    place: await system.bodyId('xa-12433'),
    ...change,
  };
}

/** A complaint, of a confidential register. */
export const COMPLAINT: Values = {
  title: 'Không được xét nâng bậc trong thời gian thai sản',
  kind: 'complaint',
  channel: 'letter',
  received_on: '2022-03-01',
  field: 'labour',
  anonymous: false,
  complainant: 'Đỗ Thị Mẫu',
  sex: 'female',
};

export interface Entering {
  readonly register?: string;
  readonly submit?: boolean;
  readonly bodyId?: string;
  readonly obligationIds?: string[];
  readonly key?: string;
}

export const enter = (person: Person, values: Values, how: Entering = {}) =>
  person.ask(register.createRecord, {
    params: { register: how.register ?? 'loudspeaker-item' },
    body: {
      bodyId: how.bodyId ?? person.bodyId,
      values,
      submit: how.submit ?? true,
      obligationIds: how.obligationIds ?? [],
    },
    ...(how.key ? { key: how.key } : {}),
  });

/** Its id and version. @throws when it was refused */
export async function entered(person: Person, values: Values, how: Entering = {}) {
  const answer = await enter(person, values, how);
  if (answer.problem) throw new Error(JSON.stringify(answer.problem));
  return answer.output;
}

export const see = (person: Person, recordId: string) =>
  person.call(register.record, { params: { recordId } });

export const list = (person: Person, query: Record<string, unknown> = {}, code = 'loudspeaker-item') =>
  person.call(register.records, { params: { register: code }, query: query as never });

export const judge = (
  person: Person,
  items: { recordId: string; version: number }[],
  verdict: 'verified' | 'returned' = 'verified',
  remarks = verdict === 'returned' ? 'Ghi rõ số lượt' : '',
) => person.ask(register.judgeRecords, { body: { items, verdict, remarks } });

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const uploadPicture = (person: Person, bodyId = person.bodyId) =>
  person.call(files.uploadFile, { query: { bodyId }, file: { name: 'anh.png', bytes: PNG } });
