/** Runs the benches named on the command line, or all. */
import { type Figure, line } from './figure.ts';

const BENCHES: Record<string, () => Promise<{ run(): Promise<Figure[]> }>> = {
  dashboard: () => import('./dashboard.ts'),
  document: () => import('./document.ts'),
  excel: () => import('./excel.ts'),
  form: () => import('./form.ts'),
  lists: () => import('./lists.ts'),
  national: () => import('./national.ts'),
  pivot: () => import('./pivot.ts'),
  reads: () => import('./reads.ts'),
  reports: () => import('./reports.ts'),
  'sign-in': () => import('./sign-in.ts'),
  start: () => import('./start.ts'),
  submit: () => import('./submit.ts'),
  web: () => import('./web.ts'),
};

const json = process.argv.includes('--json');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`Không có phép đo ${unknown.join(', ')}. Có: ${Object.keys(BENCHES).join(', ')}`);
  process.exit(2);
}
const figures: Figure[] = [];
for (const [name, load] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { run } = await load();
  for (const figure of await run()) {
    figures.push(figure);
    if (!json) console.log(line(figure));
  }
}
if (json) console.log(JSON.stringify(figures, null, 2));
process.exit(0);
