import { type BodyRef, type PersonRef, register } from '@binhdang/contract';
import { allowedActions, type CivilDate } from '@binhdang/domain';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { found } from '../platform/refusal.ts';
import { bodyRef, personRef } from '../work/index.ts';
import { definitionsById } from './definitions.ts';
import { proofsJson } from './proofs.ts';
import { lookUp, referencesIn } from './references.ts';
import { findRecord } from './subject.ts';

interface Around {
  readonly body: BodyRef;
  readonly day: CivilDate;
  readonly until: CivilDate | null;
  readonly recorded_by: PersonRef;
  readonly recorded_at: Date;
  readonly judged_by: PersonRef | null;
  readonly judged_at: Date | null;
  readonly remarks: string | null;
  readonly versions: register.RecordDetail['versions'];
  readonly proofs: register.RecordDetail['proofs'];
  readonly files: register.RecordDetail['files'];
  readonly facts: register.RecordDetail['facts'];
}

/** A record with all that hangs on it: how it came to be, what it proves, what it counts in. */
export const readRecord = action(register.record, {
  permission: 'record.read',
  subject: ({ tx, params }) => findRecord(tx, params.recordId),
  async run({ tx, session, today }, subject) {
    const { id, definitionId, values } = subject;
    const definition = found((await definitionsById(tx, [definitionId])).get(definitionId));
    const { rows } = await sql<Around>`
      select ${bodyRef(sql`r.body_id`, today)} as body, r.day, r.until, r.recorded_at, r.judged_at, r.remarks,
             ${personRef(sql`r.recorded_by`)} as recorded_by,
             case when r.judged_by is not null then ${personRef(sql`r.judged_by`)} end as judged_by,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'number', v.number, 'values', v.values, 'deleted', v.deleted, 'reason', v.reason,
                       'madeBy', ${personRef(sql`v.made_by`)},
                       'madeAt', to_char(v.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                       order by v.number desc), '[]')
                from record_version v where v.record_id = r.id) as versions,
             ${proofsJson(id)} as proofs,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'id', f.id, 'name', f.name, 'mediaType', f.media_type, 'sizeBytes', f.size_bytes,
                       'sha256', encode(f.sha256, 'hex'), 'field', l.field) order by l.field, f.name), '[]')
                from record_file l join stored_file f on f.id = l.file_id where l.record_id = r.id) as files,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'measure', c.measure, 'day', c.day, 'breakdown', c.breakdown, 'value', c.value,
                       'verified', c.verified) order by c.measure, c.day, c.breakdown_key), '[]')
                from fact c where c.record_id = r.id) as facts
        from record r where r.id = ${id}`.execute(tx);
    const { names } = await lookUp(tx, referencesIn(definition.rules.fields, values), today);
    const row = found(rows[0]);
    return {
      id,
      register: subject.register,
      definitionId,
      number: definition.number,
      body: row.body,
      day: row.day,
      until: row.until,
      status: subject.status,
      deleted: subject.deleted,
      title: subject.title,
      values,
      recordedBy: row.recorded_by,
      recordedAt: row.recorded_at.toISOString(),
      judgedBy: row.judged_by,
      judgedAt: row.judged_at?.toISOString() ?? null,
      remarks: row.remarks,
      version: subject.version,
      versions: row.versions,
      proofs: row.proofs,
      files: row.files,
      facts: row.facts,
      names: Object.fromEntries(names),
      allowed: subject.deleted
        ? []
        : allowedActions(session.actor, subject, today, ['record.write', 'record.submit', 'record.verify']),
    };
  },
});
