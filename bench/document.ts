/** The real plan as a DOCX, over HTTP, to the tree on the review screen; the progress report of all bodies as DOCX and PDF. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planReview, report } from '@binhdang/contract';
import { planAsDocx } from '../packages/vanban/test/fixtures.ts';
import { type Client, clientOf } from './client.ts';
import { type Figure, median, timed } from './figure.ts';
import { openBenchSystem } from './system.ts';

const SEED = join(import.meta.dirname, '../data/thai-binh/ke-hoach-31-kh-ubnd-2022.txt');

export async function run(): Promise<Figure[]> {
  const system = await openBenchSystem();
  try {
    const lead = await clientOf(system, 'lead');
    // The demo's plan is published with all its obligations; the report is on that one.
    const { items } = (await (await lead.get(planReview.list.path)).json()) as { items: { id: string }[] };
    const reported = await reportOn(lead, items[0]?.id ?? '');
    return [await takenIn(lead), ...reported];
  } finally {
    await system.close();
  }
}

async function takenIn(lead: Client): Promise<Figure> {
  const docx = await planAsDocx(readFileSync(SEED, 'utf8'), { numbering: 'automatic' });
  const taken = await timed(10, async () => {
    const answer = await lead.upload(
      `${planReview.takeIn.path}?bodyId=${lead.bodyId}&asNew=true`,
      'ke-hoach.docx',
      docx,
    );
    const { planId } = (await answer.json()) as { planId: string };
    await (await lead.get(planReview.review.path.replace(':planId', planId))).arrayBuffer();
  });
  return {
    name: 'document.docx-to-tree',
    ours: median(taken),
    beside: 1_000,
    unit: 'ms',
    aim: 1,
    note: 'beside: the limit of 1 s; upload, reading, storing, and the answer of the review screen',
  };
}

async function reportOn(lead: Client, planId: string): Promise<Figure[]> {
  const path = (route: { path: string }, name: string, id: string) => route.path.replace(`:${name}`, id);
  const proposal = (await (
    await lead.get(`${path(report.proposal, 'planId', planId)}?kind=progress_report`)
  ).json()) as {
    letterhead: unknown;
    addressees: string[];
    asOf: string;
  };
  const times = { compose: [] as number[], docx: [] as number[], pdf: [] as number[] };
  const part = async <T>(name: keyof typeof times, run: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await run();
    times[name].push(performance.now() - start);
    return result;
  };
  for (let i = 0; i < 4; i++) {
    const composed = await part('compose', async () => {
      const answer = await lead.post(path(report.composeProgress, 'planId', planId), {
        bodyId: null,
        from: null,
        asOf: proposal.asOf,
        letterhead: proposal.letterhead,
        addressees: proposal.addressees.length > 0 ? proposal.addressees : ['Ủy ban nhân dân tỉnh'],
        strengths: '',
        shortcomings: '',
        causes: '',
        nextTasks: [],
        proposals: [],
      });
      return (await answer.json()) as { id: string };
    });
    await part('docx', async () =>
      (await lead.get(path(report.docx, 'documentId', composed.id))).arrayBuffer(),
    );
    await part('pdf', async () =>
      (await lead.get(path(report.pdf, 'documentId', composed.id))).arrayBuffer(),
    );
  }
  const note = 'beside: the limit of 3 s; composed from the database and written, over HTTP';
  return [
    {
      name: 'report.progress.docx',
      ours: median(times.compose) + median(times.docx),
      beside: 3_000,
      unit: 'ms',
      aim: 1,
      note,
    },
    {
      name: 'report.progress.pdf',
      ours: median(times.compose) + median(times.pdf),
      beside: 3_000,
      unit: 'ms',
      aim: 1,
      note,
    },
  ];
}
