/** The signed document of a version: a PDF with digital signatures, which are verified, or a scan of the paper. */
import { report } from '@binhdang/contract';
import { type RawBuilder, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../../platform/action.ts';
import { instantJson } from '../../platform/instant-json.ts';
import { found, refuse } from '../../platform/refusal.ts';
import type { Services } from '../../platform/services.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { personRef } from '../../work/index.ts';
import { versionOf } from '../context.ts';
import { findReport } from '../subject.ts';
import { type CheckedFile, checkSignatures } from './file-signatures.ts';
import { trustedRoots } from './roots.ts';

const TYPES = ['application/pdf', 'image/jpeg', 'image/png'];

export const signedFiles = action(report.signedFiles, {
  permission: 'report.read',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  run: async ({ tx, params }) => ({
    items: await filesWhere(tx, sql`v.report_id = ${params.reportId} and not s.removed`),
  }),
});

async function filesWhere(tx: Transaction, where: RawBuilder<unknown>): Promise<report.SignedFile[]> {
  const { rows } = await sql<report.SignedFile>`
    select s.id, v.number, s.kind, s.checked as signatures, ${personRef(sql`s.attached_by`)} as "attachedBy",
           ${instantJson(sql`s.attached_at`)} as "attachedAt", s.version,
           jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'sizeBytes', f.size_bytes,
                              'sha256', encode(f.sha256, 'hex')) as file
      from report_signed_file s
      join report_version v on v.id = s.version_id
      join stored_file f on f.id = s.file_id
     where ${where} order by v.number desc, s.attached_at desc, s.id`.execute(tx);
  return rows;
}

/** Those who write the report attach its signed file, or the leader who signs it. */
export const attachSignedFile = action(report.attachSignedFile, {
  permission: 'report.read',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, session, params, body, services, may }, subject) {
    if (!may('report.write', subject) && !may('report.sign', subject)) refuse('not-allowed');
    const version = found(await versionOf(tx, subject.id, params.number));
    const checked = await checkFile(tx, body.fileId, session.userId, services);
    const id = uuid();
    await sql`
      insert into report_signed_file (id, version_id, file_id, kind, checked, attached_by)
      values (${id}, ${version.id}, ${body.fileId}, ${checked.kind}, ${JSON.stringify(checked.signatures)}, ${session.userId})`.execute(
      tx,
    );
    return found((await filesWhere(tx, sql`s.id = ${id}`))[0]);
  },
});

/** Only what the person uploaded: a file that is attached elsewhere is not shown to other readers by this way. */
async function checkFile(
  tx: Transaction,
  fileId: string,
  userId: string,
  { files, config, clock }: Services,
): Promise<CheckedFile> {
  const file = found(
    await tx
      .selectFrom('stored_file')
      .select(['sha256', 'media_type', 'name'])
      .where('id', '=', fileId)
      .where('uploaded_by', '=', userId)
      .executeTakeFirst(),
  );
  if (!TYPES.includes(file.media_type))
    refuse('file-refused', {
      detail: {
        vi: `“${file.name}” không phải bản ký. Hãy đính kèm tệp PDF đã ký số, hoặc bản quét PDF, JPG, PNG.`,
        en: `"${file.name}" is no signed document. Please attach the PDF with its digital signature, or a scan (PDF, JPG, PNG).`,
      },
    });
  const parts: Buffer[] = [];
  for await (const part of files.get(file.sha256)) parts.push(Buffer.from(part));
  const roots = await trustedRoots(config.SIGNATURE_ROOTS);
  return checkSignatures(Buffer.concat(parts), file.media_type, roots, clock.now());
}

/** One attached by mistake is no longer shown; that it was there stays in the audit. */
export const removeSignedFile = action(report.removeSignedFile, {
  permission: 'report.read',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, params, may }, subject) {
    if (!may('report.write', subject) && !may('report.sign', subject)) refuse('not-allowed');
    const { rows } = await sql<{ id: string }>`
      update report_signed_file s set removed = true from report_version v
       where s.id = ${params.signedFileId} and v.id = s.version_id and v.report_id = ${subject.id} and not s.removed
      returning s.id`.execute(tx);
    found(rows[0]);
  },
});
