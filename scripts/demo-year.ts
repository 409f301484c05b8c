/**
 * Fills the demo with a made-up but plausible year: npm run demo:year
 * Needs a demo (invented accounts), refuses any other database. Works on the embedded database of DATA_FOLDER, whether the
 * server runs or not, or on DATABASE_URL. Run again it goes on where it stopped, and then changes nothing.
 * Exit code 0: the year is there; 1: not, the message says why.
 */
import pg from 'pg';
import { readConfig } from '../apps/server/src/platform/config.ts';
import { openLog } from '../apps/server/src/platform/log.ts';
import { start } from '../apps/server/src/start.ts';
import { liveYear, type Progress } from './demo-year/year.ts';
import { endWith } from './owner-database.ts';

async function make(): Promise<number> {
  const began = performance.now();
  const config = readConfig(process.env);
  if (!config.demo) {
    console.error('Chỉ dùng cho bản dùng thử (DEMO=true). / For a demo only (DEMO=true).');
    return 1;
  }
  const running = await start(config, openLog(config));
  const owner = new pg.Client({ connectionString: running.embedded?.ownerUrl ?? config.DATABASE_URL });
  try {
    await owner.connect();
    // Queues must be there for what is done after an answer.
    await running.services.jobs.start();
    const lived = await liveYear({ services: running.services, owner, tell: told() });
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stdout.write('\n');
    console.log(
      lived.days.length === 0
        ? 'Năm mẫu đã có sẵn; không thay đổi gì. / The year is there already; nothing was changed.'
        : `Xong: ${lived.steps} lần ghi sổ trong ${seconds} giây. / Done: ${lived.steps} entries in ${seconds} s.`,
    );
    if (lived.toCome.length > 0)
      console.log(
        `Ngày làm việc của bản dùng thử là ${running.services.clock.today()}; phần từ ${lived.toCome[0]} chưa đến. / The demo's day has not reached ${lived.toCome[0]} yet.`,
      );
    return 0;
  } finally {
    await owner.end();
    await running.stop();
    if (running.embedded && !running.embedded.reattached) await running.embedded.stop();
  }
}

const WORDS = {
  people: 'tài khoản / accounts',
  records: 'ghi sổ / entries',
  amounts: 'số liệu nhập / amounts',
  verifying: 'xác nhận / verifying',
  tasks: 'nhiệm vụ / tasks',
  reports: 'báo cáo / reports',
} as const;

/** One line for each piece of work, counting upwards on a terminal; elsewhere a line every ten seconds. */
function told(): (progress: Progress) => void {
  const terminal = process.stdout.isTTY === true;
  let last = '';
  let at = 0;
  return ({ day, what, done, of }) => {
    const piece = `${day} ${WORDS[what]}`;
    const fresh = piece !== last;
    if (!fresh && done < of && performance.now() - at < (terminal ? 500 : 10_000)) return;
    at = performance.now();
    last = piece;
    if (terminal) process.stdout.write(`${fresh ? '\n' : '\r'}${piece}: ${done}/${of}   `);
    else process.stdout.write(`${piece}: ${done}/${of}\n`);
  };
}

endWith(make(), 1);
