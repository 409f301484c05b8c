import { register } from '@binhdang/contract';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { action } from '../../platform/action.ts';
import { refuse } from '../../platform/refusal.ts';
import { isZip } from '../../platform/table-rows.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { findRegister, type RegisterSubject } from '../subject.ts';
import { findImport } from './import-rows.ts';
import { WORK } from './work.ts';

const MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/plain',
} as const;

/** Takes a file in and has it checked in the background. Nothing is written to the register. */
export const startImport = action(register.startImport, {
  permission: 'record.write',
  async subject({ tx, params, query, today }): Promise<(RegisterSubject & { bodyId: string }) | undefined> {
    const found = await findRegister(tx, params.register, today);
    return found && { ...found, bodyId: query.bodyId };
  },
  async run({ tx, session, query, upload, services, require }, { definition, bodyId }) {
    if (definition.retired)
      refuse('wrong-state', {
        detail: {
          vi: 'Sổ này đã khóa, không nhận bản ghi mới.',
          en: 'This register is closed and takes no new records.',
        },
      });
    const { name, bytes } = upload ?? refuse('invalid-input');
    const kind = kindOf(name, bytes);
    if (query.replaces !== undefined) {
      const earlier = await findImport(tx, query.replaces, true);
      if (earlier) {
        require('record.write', earlier);
        await discard(tx, earlier.id);
      }
    }
    const { sha256, sizeBytes } = await services.files.put(bytes);
    const [id, fileId] = [uuid(), uuid()];
    await tx
      .insertInto('stored_file')
      .values({
        id: fileId,
        sha256,
        size_bytes: sizeBytes,
        media_type: MEDIA_TYPES[kind],
        name,
        body_id: bodyId,
        uploaded_by: session.userId,
      })
      .execute();
    await tx
      .insertInto('record_import')
      .values({
        id,
        register: definition.code,
        definition_id: definition.id,
        body_id: bodyId,
        file_id: fileId,
        file_name: name,
        made_by: session.userId,
      })
      .execute();
    await tx.insertInto('record_import_progress').values({ import_id: id, phase: 'waiting' }).execute();
    await services.jobs.send(tx, WORK, { importId: id });
    return { id };
  },
});

/** A file that waits for nothing any more. */
export async function discard(tx: Transaction, id: string): Promise<void> {
  await sql`
    update record_import set state = 'discarded', report = null
     where id = ${id} and state in ('checking', 'checked', 'failed')`.execute(tx);
}

function kindOf(name: string, bytes: Uint8Array): keyof typeof MEDIA_TYPES {
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  if (isZip(bytes) && (ending === 'xlsx' || ending === 'xlsm')) return 'xlsx';
  if (!isZip(bytes) && ['csv', 'txt'].includes(ending)) return 'csv';
  if (ending === 'xls')
    return refuse('file-refused', {
      detail: {
        vi: `“${name}” là Excel đời cũ (.xls). Hãy mở bằng Excel, chọn Lưu thành (Save As), loại “Excel Workbook (.xlsx)”, rồi tải lên lại.`,
        en: `"${name}" is an old Excel file (.xls). Open it in Excel, choose Save As, "Excel Workbook (.xlsx)", and upload that.`,
      },
    });
  return refuse('file-refused', {
    detail: {
      vi: `“${name}” không phải là tệp Excel (.xlsx) hay CSV. Hãy dùng mẫu tải về từ sổ này.`,
      en: `"${name}" is neither Excel (.xlsx) nor CSV. Please use the template of this register.`,
    },
  });
}
