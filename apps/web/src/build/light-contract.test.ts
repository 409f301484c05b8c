import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { lightContract } from './light-contract.ts';

/** What a browser would load of a small page that uses the contract. */
async function bundle(source: string): Promise<string> {
  // Need not exist: the plugin below answers for it.
  const entry = fileURLToPath(new URL('./page.ts', import.meta.url));
  const built = (await build({
    configFile: false,
    root: fileURLToPath(new URL('.', import.meta.url)),
    logLevel: 'silent',
    plugins: [
      lightContract(),
      {
        name: 'page',
        resolveId: (id) => (id === entry ? entry : undefined),
        load: (id) => (id === entry ? source : undefined),
      },
    ],
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['es'] },
    },
  })) as Rolldown.RolldownOutput[];
  return built
    .flatMap(({ output }) => output.map((file) => (file.type === 'chunk' ? file.code : '')))
    .join('\n');
}

test('a route keeps where to send what, and brings neither zod nor its words', async () => {
  const code = await bundle(`
    import { account, files } from '@binhdang/contract';
    export const used = [account.signIn, files.uploadFile];
  `);
  const { used } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { used: object[] };
  expect(used).toEqual([
    { id: 'account.signIn', method: 'POST', path: '/api/account/sign-in', open: true },
    { id: 'file.upload', method: 'POST', path: '/api/files', upload: true },
  ]);
  expect(code).not.toContain('Zod');
  expect(code).not.toContain('Đăng nhập');
});

test('rules of the domain still work, and a schema comes when it is used', async () => {
  const rules = await bundle(`export { formatDate as used } from '@binhdang/domain';`);
  expect(rules).not.toContain('Zod');
  const schema = await bundle(`
    import { CivilDate } from '@binhdang/domain';
    export const used = [CivilDate.safeParse('2022-02-30').success, CivilDate.safeParse('2022-03-11').success];
  `);
  const { used } = (await import(`data:text/javascript,${encodeURIComponent(schema)}`)) as {
    used: boolean[];
  };
  expect(used).toEqual([false, true]);
});
