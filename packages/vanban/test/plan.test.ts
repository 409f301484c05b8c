import { describe, expect, it } from 'vitest';
import { loadSource, type ReadDocument, readDocument } from '../src/index.ts';
import { toCp1258, toTcvn3, toVni } from './encoders.ts';
import { planAsDocx, planAsPdf, readPlanText } from './fixtures.ts';

/** Kinds of the nodes anywhere below a node. */
function countBelow(read: ReadDocument, id: string): Record<string, number> {
  const ids = new Set([id]);
  const counts: Record<string, number> = {};
  for (const node of read.nodes) {
    if (node.parent === null || !ids.has(node.parent)) continue;
    ids.add(node.id);
    counts[node.kind] = (counts[node.kind] ?? 0) + 1;
  }
  return counts;
}

const text = readPlanText();
/** The old encodings have no typographic quotation marks in common. */
const plain = text.replace(/[“”]/g, '"').replace(/[–…]/g, '-');
const SOURCES: [string, () => Promise<Uint8Array> | Uint8Array][] = [
  ['text', () => new TextEncoder().encode(text)],
  ['decomposed text', () => new TextEncoder().encode(text.normalize('NFD'))],
  ['Windows-1258', () => toCp1258(plain)],
  ['VNI', () => toVni(plain)],
  ['TCVN3', () => toTcvn3(plain)],
  ['DOCX with typed numbers', () => planAsDocx(text, { numbering: 'typed' })],
  ['DOCX with automatic numbers', () => planAsDocx(text, { numbering: 'automatic' })],
  ['PDF', () => planAsPdf(text)],
];

describe.each(SOURCES)('the real plan as %s', (_, make) => {
  it('gives the same tree', async () => {
    const read = readDocument(await loadSource(await make()));
    const sections = read.nodes.filter(({ kind }) => kind === 'section');
    expect(sections.map(({ label }) => label)).toEqual(['I.', 'II.', 'III.', 'IV.', 'V.']);
    const below = sections.map(({ id }) => countBelow(read, id));
    expect(below.map(({ item = 0 }) => item)).toEqual([3, 6, 0, 15, 0]);
    expect(below.map(({ task = 0 }) => task)).toEqual([0, 26, 0, 24, 2]);
    expect(read.recipients).toHaveLength(8);
    expect(read.document).toMatchObject({
      number: '31/KH-UBND',
      date: '2022-03-11',
      place: 'Thái Bình',
      signer: { name: 'Trần Thị Bích Hằng', post: 'PHÓ CHỦ TỊCH' },
    });
    expect(read.citations.map(({ number }) => number)).toEqual([
      '2232/QĐ-TTg',
      '28/NQ-CP',
      '418/LĐTBXH-BĐG',
      '56/KH-UBND',
      '13/KH-UBND',
    ]);
  });
});
