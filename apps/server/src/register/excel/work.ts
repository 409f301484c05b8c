/** What is done on imports in the background: checking a file, writing its records, undoing them. */
import type { BiText } from '@binhdang/domain/register';
import { NobodyToActFor } from '../../platform/acting.ts';
import type { Services } from '../../platform/services.ts';
import { checkImport } from './check-import.ts';
import { beginWork } from './progress.ts';
import { Refused } from './refused.ts';
import { undoRecords } from './undo-records.ts';
import { Stale, writeImport } from './write-import.ts';

export const WORK = 'register.import';
const SWEEP = 'register.import-sweep';
/** A file may hold names, which the records keep as long as they need; the file itself is only looked back at. */
const FILES_KEPT = '90 days';
/** Begun more often, something is wrong with the file or with us. */
const MOST_ATTEMPTS = 3;
/** A server that says nothing for so long is gone, and another goes on. */
const HEARTBEAT_SECONDS = 30;

export function registerImports(services: Services): void {
  services.jobs.handle<{ importId: string }>(
    WORK,
    async ({ importId }) => {
      await workOn(services, importId);
    },
    { heartbeatSeconds: HEARTBEAT_SECONDS },
  );
  services.jobs.everyDay(SWEEP, '40 2 * * *', () => sweepImports(services));
}

interface Order {
  readonly id: string;
  readonly state: string;
  readonly made_by: string;
  readonly confirmed_by: string | null;
  readonly undone_by: string | null;
}

/** Does what the import waits for; nothing where it waits for nothing. */
export async function workOn(services: Services, importId: string): Promise<void> {
  const { rows } = await services.workerPool.query<Order>(
    'select id, state, made_by, confirmed_by, undone_by from record_import where id = $1',
    [importId],
  );
  const [order] = rows;
  if (order === undefined || !['checking', 'importing', 'undoing'].includes(order.state)) return;
  if ((await beginWork(services, importId)) >= MOST_ATTEMPTS) {
    await fail(services, order, GIVEN_UP);
    return;
  }
  try {
    await byState(services, order);
  } catch (error) {
    if (error instanceof Refused) await fail(services, order, error.words);
    else if (error instanceof NobodyToActFor) await fail(services, order, NOT_ALLOWED);
    else throw error;
  }
}

async function byState(services: Services, order: Order): Promise<void> {
  if (order.state === 'checking') return checkImport(services, order.id, order.made_by);
  if (order.state === 'undoing') return undoRecords(services, order.id, order.undone_by ?? order.made_by);
  try {
    await writeImport(services, order.id, order.confirmed_by ?? order.made_by);
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
    // Something that the file names is no longer there, or came in meanwhile: the person decides again.
    await checkImport(services, order.id, order.confirmed_by ?? order.made_by, CHANGED_MEANWHILE);
  }
}

const CHANGED_MEANWHILE: BiText = {
  vi: 'Sổ đã thay đổi từ lúc kiểm tra, nên chưa có gì được nhập. Hãy xem lại kết quả mới rồi nhập.',
  en: 'The register has changed since the check, so nothing was imported. Look at the new result, then import.',
};
const GIVEN_UP: BiText = {
  vi: 'Hệ thống đã thử mấy lần mà không làm xong. Chưa có gì thay đổi trong sổ; hãy tải tệp lên lại, hoặc báo quản trị viên.',
  en: 'The system has tried several times without getting it done. Nothing has changed in the register; upload the file again, or tell the administrator.',
};
const NOT_ALLOWED: BiText = {
  vi: 'Tài khoản của người nhập không còn quyền ghi cho cơ quan này. Chưa có gì thay đổi trong sổ.',
  en: 'The account that asked for this may no longer enter records for the body. Nothing has changed in the register.',
};

/** An import that cannot be undone stays as it is, and says why. */
async function fail({ workerPool }: Services, { id, state }: Order, words: BiText): Promise<void> {
  const client = await workerPool.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.action', 'system.importFailed', true)`);
    await client.query('update record_import set state = $2, failure = $3 where id = $1 and state = $4', [
      id,
      state === 'undoing' ? 'done' : 'failed',
      JSON.stringify(words),
      state,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** Lets go of files and reports of imports that were settled long ago; what was imported, by whom and when, stays. */
export async function sweepImports({ workerPool }: Pick<Services, 'workerPool'>): Promise<void> {
  const client = await workerPool.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.action', 'system.sweepImports', true)`);
    await client.query(
      `update record_import set file_id = null, report = null
        where file_id is not null and made_at < present() - $1::interval
          and state not in ('checking', 'importing', 'undoing')`,
      [FILES_KEPT],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
