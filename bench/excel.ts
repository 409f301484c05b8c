/**
 * 20,000 rows of an Excel file into a register, over HTTP as a person does it: uploaded and checked, confirmed and
 * written with versions, facts, sums and audit, undone as a whole. Beside the writing: COPY of the same facts,
 * and of all rows that were written, into bare tables, without index or constraint, from a file on the same disk.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OutputOf, register } from '@binhdang/contract';
import type pg from 'pg';
import { classRows, workbook } from '../apps/server/src/register/excel/import.fixture.ts';
import { type Client, clientOf } from './client.ts';
import { type Figure, median } from './figure.ts';
import { openBenchSystem } from './system.ts';

const ROWS = 20_000;
const MINUTE = 60_000;
const MEMORY_LIMIT = 512;

export async function run(): Promise<Figure[]> {
  const file = await workbook(classRows(ROWS));
  const system = await openBenchSystem();
  try {
    const focal = await clientOf(system, 'so-tu-phap');
    const memory = watchMemory();
    const begin = performance.now();
    const id = await uploaded(focal, file);
    await until(focal, id, 'checked');
    const checked = performance.now();
    await focal.post(register.confirmImport.path.replace(':importId', id), {
      submit: true,
      duplicates: 'import',
      except: [],
    });
    await until(focal, id, 'done');
    const written = performance.now();
    const peak = memory.stop();
    const facts = await factsOf(system.owner, id);
    const copied = await copyOf(system.owner, 'fact');
    // Nearly all that the import wrote; the demo's own rows beside it are few.
    const rest = await inTurn(['record', 'record_version', 'audit_line'], (table) =>
      copyOf(system.owner, table),
    );
    await focal.post(register.undoImport.path.replace(':importId', id), { reason: 'Nhập nhầm tệp' });
    const undoing = performance.now();
    await until(focal, id, 'undone');
    const undone = performance.now() - undoing;
    const limit = 'beside: the limit of a minute';
    return [
      milliseconds('excel.20000.checked', checked - begin, limit),
      milliseconds('excel.20000.written', written - checked, limit),
      milliseconds('excel.20000.undone', undone, limit),
      {
        name: 'excel.20000.memory',
        ours: peak,
        beside: MEMORY_LIMIT,
        unit: 'MB',
        aim: 1,
        note: 'beside: the limit of 512 MB; what the whole server process grew by',
      },
      {
        name: 'facts.import',
        ours: written - checked,
        beside: copied,
        unit: 'ms',
        aim: 4,
        note: `beside: COPY of the same ${facts} facts; ours wrote with them ${ROWS} records, as many versions, and two audit lines for each`,
      },
      {
        name: 'facts.import.all-rows',
        ours: written - checked,
        beside: rest.reduce((sum, one) => sum + one, copied),
        unit: 'ms',
        aim: 4,
        note: 'beside: COPY of all rows that were written (records, versions, facts, audit lines) into bare tables',
      },
    ];
  } finally {
    await system.close();
  }
}

const milliseconds = (name: string, ours: number, note: string): Figure => ({
  name,
  ours,
  beside: MINUTE,
  unit: 'ms',
  aim: 1,
  note,
});

async function uploaded(client: Client, file: Uint8Array): Promise<string> {
  const path = `${register.startImport.path.replace(':register', 'training-class')}?bodyId=${client.bodyId}`;
  const answer = (await (await client.upload(path, 'lop-tap-huan.xlsx', file)).json()) as OutputOf<
    typeof register.startImport
  >;
  return answer.id;
}

/** Asks as the screen does, only more often. */
async function until(client: Client, id: string, wanted: register.RecordImport['state']): Promise<void> {
  for (;;) {
    const answer = await client.get(register.readImport.path.replace(':importId', id));
    const found = (await answer.json()) as register.RecordImport;
    if (found.state === wanted) return;
    if (found.state === 'failed') throw new Error(`the import failed: ${JSON.stringify(found)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** Growth of the process in megabytes, looked at twenty times a second. */
function watchMemory(): { stop(): number } {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  return {
    stop() {
      clearInterval(timer);
      return (most - before) / 1024 / 1024;
    },
  };
}

async function factsOf(owner: pg.Client, importId: string): Promise<number> {
  const { rows } = await owner.query<{ records: number; facts: number }>(
    `select count(distinct r.id)::int as records, count(f.id)::int as facts
       from record r left join fact f on f.record_id = r.id where r.import_id = $1`,
    [importId],
  );
  if (rows[0]?.records !== ROWS) throw new Error(`${rows[0]?.records} of ${ROWS} records were written`);
  return rows[0].facts;
}

async function inTurn<T, R>(each: readonly T[], run: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const one of each) done.push(await run(one));
  return done;
}

/** The median of five copies of all rows of a table into an empty one that has nothing but columns. */
async function copyOf(owner: pg.Client, table: string): Promise<number> {
  const { rows } = await owner.query<{ folder: string }>(
    `select current_setting('data_directory') as folder`,
  );
  const path = join(rows[0]?.folder ?? tmpdir(), 'bench.copy');
  await owner.query(`copy ${table} to '${path}'`);
  await owner.query(`create table bare_copy as select * from ${table} limit 0`);
  const times: number[] = [];
  for (let at = 0; at < 5; at++) {
    await owner.query('truncate bare_copy');
    const start = performance.now();
    await owner.query(`copy bare_copy from '${path}'`);
    times.push(performance.now() - start);
  }
  await owner.query('drop table bare_copy');
  return median(times);
}
