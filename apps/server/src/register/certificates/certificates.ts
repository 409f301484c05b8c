/**
 * Certificates printed from a record. The register counts those who took part and does not know them: their names come
 * with the request, are printed and forgotten, so that no list of people is kept beyond the sheets themselves.
 */
import { register } from '@binhdang/contract';
import type { Level } from '@binhdang/domain';
import { mostCertificates, sayCertificate } from '@binhdang/domain/register';
import { startDocumentWriter } from '@binhdang/vanban';
import { sql } from 'kysely';
import { letterheadOfBody } from '../../org/index.ts';
import { action } from '../../platform/action.ts';
import { found, refuse, refuseField } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { definitionsById } from '../definitions.ts';
import { lookUp, referencesIn } from '../references.ts';
import { findRecord, type RecordSubject } from '../subject.ts';

const writer = startDocumentWriter();

export const certificateForm = action(register.certificateForm, {
  permission: 'record.write',
  subject: ({ tx, params }) => findRecord(tx, params.recordId),
  async run({ tx, today }, subject) {
    const rules = await certifying(tx, subject);
    const { names } = await lookUp(tx, referencesIn(rules.fields, subject.values), today);
    const head = await letterheadOfBody(tx, subject.bodyId, today);
    return {
      superior: head.superior,
      issuer: head.issuer,
      symbol: `GCN-${head.code}`,
      place: await placeOf(tx, head.level, head.shortName),
      says: sayCertificate(rules.definition, subject.values, names) ?? '',
      most: mostCertificates(rules.definition, subject.values) ?? null,
      authority: head.authority,
      signers: head.signers,
    };
  },
});

export const certificates = action(register.certificates, {
  permission: 'record.write',
  subject: ({ tx, params }) => findRecord(tx, params.recordId),
  async run({ tx, params, body, today }, subject) {
    const { definition } = await certifying(tx, subject);
    const most = mostCertificates(definition, subject.values);
    if (most !== undefined && body.people.length > most) {
      refuseField('people', {
        vi: `Bản ghi có ${most} người tham gia, danh sách có ${body.people.length} người. Hãy bớt người trong danh sách, hoặc sửa số người trong bản ghi.`,
        en: `The record says that ${most} took part, the list has ${body.people.length}. Shorten the list, or correct the record.`,
      });
    }
    // How many, of which record; nobody's name.
    await sql`select audit_event('record', ${params.recordId}, ${JSON.stringify({ certificates: body.people.length })}::jsonb)`.execute(
      tx,
    );
    const { format, superior, signer, firstNumber, date, people, ...rest } = body;
    const bytes = await writer.writeCertificates(
      {
        ...rest,
        ...(superior === '' ? {} : { superior }),
        ...(signer === '' ? {} : { signer }),
        ...(firstNumber === null ? {} : { firstNumber }),
        date: date ?? today.slice(0, 4),
        people: people.map(({ name, born, unit }) => ({ name, born, unit })),
      },
      format,
    );
    return { bytes, mediaType: MEDIA_TYPES[format], name: `${fileName(subject.title)}.${format}` };
  },
});

const MEDIA_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

const fileName = (title: string): string =>
  `Giấy chứng nhận, ${title.replace(/[/\\:*?"<>|]+/gu, '-').slice(0, 80)}`;

/** The rules of a record that certificates can be given for. */
async function certifying(tx: Transaction, { definitionId, deleted, status }: RecordSubject) {
  const { rules } = found((await definitionsById(tx, [definitionId])).get(definitionId));
  if (rules.definition.certificate === undefined)
    refuse('wrong-state', {
      detail: { vi: 'Sổ này không có giấy chứng nhận.', en: 'This register gives no certificates.' },
    });
  if (deleted || status === 'draft')
    refuse('wrong-state', {
      detail: {
        vi: 'Hãy gửi bản ghi trước khi in giấy chứng nhận.',
        en: 'Please submit the record before certificates are printed.',
      },
    });
  return rules;
}

/** Documents of a province name its capital, those below their own place. */
async function placeOf(tx: Transaction, level: Level, shortName: string): Promise<string> {
  if (level === 'district' || level === 'commune')
    return shortName.replace(
      /^(?:UBND|Ủy ban nhân dân)?\s*(?:huyện|thành phố|thị xã|xã|phường|thị trấn)\s+/iu,
      '',
    );
  const { rows } = await sql<{ place: string }>`
    select d.place from plan p join document d on d.id = p.document_id
     where d.place is not null order by d.date desc nulls last limit 1`.execute(tx);
  return rows[0]?.place ?? '';
}
