/** Reads the configuration, starts the system, listens, says where, and stops cleanly. */
import { DEMO_PASSWORD } from './account/load-demo-people.ts';
import { ConfigError, readConfig } from './platform/config.ts';
import { freePort } from './platform/embedded-postgres.ts';
import { openLog } from './platform/log.ts';
import { type Running, start } from './start.ts';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = openLog(config);
  const running = await start(config, log);
  const address = await listen(running, config.HOST, config.PORT);
  await running.services.jobs.start();
  announce(address, running);
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    await running.stop();
    await running.embedded?.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));
}

/** Listens on the port asked for; when it is taken, says so and takes a free one. */
async function listen({ app }: Running, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    const other = await freePort();
    console.error(
      `Cổng ${port} đang được dùng; dùng cổng ${other}. (Port ${port} is taken; using ${other}. Set PORT to choose.)`,
    );
    return app.listen({ host, port: other });
  }
}

function announce(address: string, { services, hasAdministrator }: Running): void {
  const lines = ['', `  Bình Đẳng: ${services.config.PUBLIC_URL ?? address}`];
  if (services.config.demo) {
    lines.push(
      '',
      `  Tài khoản dùng thử / demo accounts (mật khẩu / password: ${DEMO_PASSWORD})`,
      '    lead            cán bộ cơ quan thường trực, Sở LĐTBXH / lead officer',
      '    leader          lãnh đạo UBND tỉnh / leader of the provincial committee',
      '    lead-director   lãnh đạo Sở LĐTBXH / leader of the lead department',
      '    so-tu-phap      cán bộ đầu mối Sở Tư pháp / focal officer of a department',
      '    huyen-vu-thu    cán bộ đầu mối UBND huyện Vũ Thư / focal officer of a district',
      '    viewer, admin   người xem, quản trị / viewer, administrator',
      '',
      `  Ngày làm việc của bản dùng thử / the demo's working day: ${services.clock.today()}`,
    );
  }
  if (!hasAdministrator) {
    lines.push(
      '',
      '  Chưa có quản trị viên; tạo bằng: npm run create-admin -- --login TÊN --name "Họ và tên"',
      '  There is no administrator yet; make one with: npm run create-admin -- --login NAME --name "Full name"',
    );
  }
  console.log(`${lines.join('\n')}\n`);
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
