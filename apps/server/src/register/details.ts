/** Records with all that hangs on them: how they came to be, what they prove, what they count in. */

import type { BodyRef, PersonRef, register } from '@binhdang/contract';
import { type Actor, allowedActions, type CivilDate } from '@binhdang/domain';
import { hidesNames, type RecordValues } from '@binhdang/domain/register';
import { sql } from 'kysely';
import { instantJson } from '../platform/instant-json.ts';
import { found } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { bodyRef, personRef } from '../work/index.ts';
import { definitionsById } from './definitions.ts';
import { namesVisible, titleFor, valuesFor } from './personal/names.ts';
import { proofsJson } from './proofs.ts';
import { lookUp, referencesIn } from './references.ts';
import type { RecordSubject } from './subject.ts';

interface Around {
  readonly id: string;
  readonly body: BodyRef;
  readonly day: CivilDate;
  readonly until: CivilDate | null;
  readonly recorded_by: PersonRef;
  readonly recorded_at: Date;
  readonly judged_by: PersonRef | null;
  readonly judged_at: Date | null;
  readonly remarks: string | null;
  readonly names_shown: boolean;
  readonly personal_removed_at: Date | null;
  readonly versions: register.RecordDetail['versions'];
  readonly proofs: register.RecordDetail['proofs'];
  readonly files: register.RecordDetail['files'];
  readonly facts: register.RecordDetail['facts'];
}

/** In the order of the subjects, for many in as many statements as for one. */
export async function detailsOf(
  tx: Transaction,
  subjects: readonly RecordSubject[],
  actor: Actor,
  today: CivilDate,
): Promise<register.RecordDetail[]> {
  if (subjects.length === 0) return [];
  const definitions = await definitionsById(tx, [
    ...new Set(subjects.map(({ definitionId }) => definitionId)),
  ]);
  const around = await aroundThem(
    tx,
    subjects.map(({ id }) => id),
    today,
  );
  // Of earlier versions too, so that what was changed can be told in words.
  const references = subjects.map(({ id, definitionId, values }) => {
    const { fields } = found(definitions.get(definitionId)).rules;
    const earlier = found(around.get(id)).versions.map((version) => version.values as RecordValues);
    return [values, ...earlier].flatMap((one) => referencesIn(fields, one));
  });
  const { names } = await lookUp(tx, references.flat(), today);
  return subjects.map((subject, at) => {
    const row = found(around.get(subject.id));
    const { definition } = found(definitions.get(subject.definitionId)).rules;
    const values = (of: RecordValues) => valuesFor(definition, of, row.names_shown);
    const named = (references[at] ?? []).flatMap(({ id }) => {
      const name = names.get(id);
      return name === undefined ? [] : [[id, name] as const];
    });
    return {
      id: subject.id,
      register: subject.register,
      definitionId: subject.definitionId,
      number: found(definitions.get(subject.definitionId)).number,
      body: row.body,
      day: row.day,
      until: row.until,
      status: subject.status,
      deleted: subject.deleted,
      title: titleFor(definition, subject.title, row.names_shown),
      values: values(subject.values),
      namesShown: row.names_shown || !hidesNames(definition),
      personalRemovedAt: row.personal_removed_at?.toISOString() ?? null,
      recordedBy: row.recorded_by,
      recordedAt: row.recorded_at.toISOString(),
      judgedBy: row.judged_by,
      judgedAt: row.judged_at?.toISOString() ?? null,
      remarks: row.remarks,
      version: subject.version,
      versions: row.versions.map((version) => ({
        ...version,
        values: values(version.values as RecordValues),
      })),
      proofs: row.proofs,
      files: row.files,
      facts: row.facts,
      names: Object.fromEntries(named),
      allowed: subject.deleted
        ? []
        : allowedActions(actor, subject, today, ['record.write', 'record.submit', 'record.verify']),
    };
  });
}

async function aroundThem(
  tx: Transaction,
  ids: readonly string[],
  today: CivilDate,
): Promise<ReadonlyMap<string, Around>> {
  const { rows } = await sql<Around>`
      select r.id, ${bodyRef(sql`r.body_id`, today)} as body, r.day, r.until, r.recorded_at, r.judged_at, r.remarks,
             r.personal_removed_at, ${namesVisible(sql`r.body_id`)} as names_shown,
             ${personRef(sql`r.recorded_by`)} as recorded_by,
             case when r.judged_by is not null then ${personRef(sql`r.judged_by`)} end as judged_by,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'number', v.number, 'values', v.values, 'deleted', v.deleted, 'reason', v.reason,
                       'madeBy', case when v.made_by is not null then ${personRef(sql`v.made_by`)} end,
                       'madeAt', ${instantJson(sql`v.made_at`)})
                       order by v.number desc), '[]')
                from record_version v where v.record_id = r.id) as versions,
             ${proofsJson(sql`r.id`)} as proofs,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'id', f.id, 'name', f.name, 'mediaType', f.media_type, 'sizeBytes', f.size_bytes,
                       'sha256', encode(f.sha256, 'hex'), 'field', l.field) order by l.field, f.name), '[]')
                from record_file l join stored_file f on f.id = l.file_id where l.record_id = r.id) as files,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'measure', c.measure, 'day', c.day, 'breakdown', c.breakdown, 'value', c.value,
                       'verified', c.verified) order by c.measure, c.day, c.breakdown_key), '[]')
                from fact c where c.record_id = r.id) as facts
        from record r where r.id = any (${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}
