import { publicPage } from '@binhdang/contract';
import { v7 as uuid } from 'uuid';
import { composedPdf } from '../composed/index.ts';
import { action, type Context } from '../platform/action.ts';
import { refuseField } from '../platform/refusal.ts';
import { lockPublishing } from './editions.ts';

type PublishContext = Context<typeof publicPage.publishDocument>;

interface File {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** A document for everybody: a file that was uploaded, or a composed document, of which the PDF of today is kept. */
export const publishDocument = action(publicPage.publishDocument, {
  permission: 'publication.manage',
  async run(context) {
    const { tx, session, body } = context;
    await lockPublishing(tx);
    const file = await fileOf(context);
    const id = uuid();
    const content: publicPage.PublishedDocument = {
      title: body.title,
      symbol: body.symbol,
      date: body.date,
      fileName: file.name,
      mediaType: file.mediaType,
      sizeBytes: file.sizeBytes,
    };
    await tx
      .insertInto('publication')
      .values({
        id,
        kind: 'document',
        subject: id,
        number: 1,
        content: JSON.stringify(content),
        file_id: file.id,
        published_by: session.userId,
      })
      .execute();
    return { id, number: 1 };
  },
});

async function fileOf(context: PublishContext): Promise<File> {
  const { fileId, documentId } = context.body;
  if ((fileId === null) === (documentId === null))
    refuseField('fileId', {
      vi: 'Hãy chọn một tệp, hoặc một văn bản đã soạn.',
      en: 'Please choose a file, or a composed document.',
    });
  return fileId === null ? keptPdf(context, documentId ?? '') : uploaded(context, fileId);
}

async function uploaded({ tx }: PublishContext, fileId: string): Promise<File> {
  const file = await tx
    .selectFrom('stored_file')
    .select(['id', 'name', 'media_type', 'size_bytes'])
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (!file)
    refuseField('fileId', {
      vi: 'Không tìm thấy tệp này. Hãy tải lên lại.',
      en: 'This file was not found. Please upload it again.',
    });
  return { id: file.id, name: file.name, mediaType: file.media_type, sizeBytes: Number(file.size_bytes) };
}

/** The wording of a composed document may change; what was published may not. */
async function keptPdf({ tx, session, services }: PublishContext, documentId: string): Promise<File> {
  const pdf = await composedPdf(tx, documentId);
  const owner = await tx
    .selectFrom('composed_document')
    .select('body_id')
    .where('id', '=', documentId)
    .executeTakeFirst();
  if (!pdf || !owner)
    refuseField('documentId', {
      vi: 'Không tìm thấy văn bản này. Hãy chọn lại.',
      en: 'This document was not found. Please choose again.',
    });
  const { sha256, sizeBytes } = await services.files.put(Buffer.from(pdf.bytes));
  const file = { id: uuid(), name: pdf.name, mediaType: 'application/pdf', sizeBytes };
  await tx
    .insertInto('stored_file')
    .values({
      id: file.id,
      sha256,
      size_bytes: sizeBytes,
      media_type: file.mediaType,
      name: file.name,
      body_id: owner.body_id,
      uploaded_by: session.userId,
    })
    .execute();
  return file;
}
