import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { checkDocument, type ReadDocument, readDocument, readDocumentSchema } from './index.ts';

const path = new URL('../../../../data/thai-binh/ke-hoach-31-kh-ubnd-2022.txt', import.meta.url);
const seed = readFileSync(path, 'utf8').normalize('NFC');
const seedLines = seed.split('\n');

// Not a limit of speed: the machine that runs this may be busy.
vi.setConfig({ testTimeout: 120_000 });

const formats = fc.constantFrom('text' as const, 'pdf' as const, 'docx' as const);
const source = (text: string, format: 'text' | 'pdf' | 'docx' = 'text') => ({
  format,
  text,
  paragraphs: [],
  tables: [],
  remarks: [],
});

/** Every character belongs to exactly one node, nodes are in order, parents exist and come before. */
function holds(read: ReadDocument, length: number): void {
  let at = 0;
  const seen = new Set<string>();
  for (const node of read.nodes) {
    expect(node.start).toBe(at);
    expect(node.end).toBeGreaterThan(node.start);
    at = node.end;
    if (node.parent !== null) expect(seen).toContain(node.parent);
    expect(seen).not.toContain(node.id);
    seen.add(node.id);
    for (const span of [
      ...node.bodies,
      ...node.dates.map((date) => date.span),
      ...node.targets.map((t) => t.span),
    ]) {
      expect(span.start).toBeGreaterThanOrEqual(0);
      expect(span.end).toBeGreaterThan(span.start);
      expect(span.end).toBeLessThanOrEqual(length);
    }
  }
  expect(at).toBe(length);
  readDocumentSchema.parse(read);
  for (const finding of checkDocument(read)) expect(finding.message.vi).not.toBe('');
}

test('any string is partitioned', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), formats, (text, format) => {
      holds(readDocument(source(text, format)), text.length);
    }),
    { numRuns: 200 },
  );
});

const fragments = fc.constantFrom(
  'I. ',
  'II. ',
  'A. ',
  '1. ',
  '1.1. ',
  'a) ',
  '- ',
  '+ ',
  '* ',
  'Điều 1. ',
  'Phụ lục I',
  'KẾ HOẠCH',
  'Nơi nhận:',
  'KT. CHỦ TỊCH',
  'Nguyễn Văn A',
  'Sở Nội vụ',
  'các sở, ban, ngành',
  'Giao ',
  'Đề nghị ',
  'chủ trì, phối hợp với ',
  'trước ngày 30/11',
  'ít nhất 80%',
  'Số: 12/KH-UBND',
  'Căn cứ Luật Bình đẳng giới;',
  './.',
  '\n',
  '\n\n',
  '\t',
  ' | ',
  '   ',
  ':',
  ';',
  '.',
  '2',
  '- 3 -',
  '\f',
  'Kính gửi:',
  'Chánh Văn phòng Ủy ban nhân dân tỉnh',
  'V/v ',
  'TT\tNhiệm vụ\tChủ trì\tThời gian\n1\tTổ chức\tSở Y tế\tQuý II',
);

test('any arrangement of the pieces documents are made of is partitioned', () => {
  fc.assert(
    fc.property(fc.array(fragments, { maxLength: 60 }), formats, (pieces, format) => {
      const text = pieces.join('');
      holds(readDocument(source(text, format)), text.length);
    }),
    { numRuns: 400 },
  );
});

const mutation = fc.oneof(
  fc.record({
    kind: fc.constant('delete' as const),
    at: fc.nat(seedLines.length - 1),
  }),
  fc.record({
    kind: fc.constant('double' as const),
    at: fc.nat(seedLines.length - 1),
  }),
  fc.record({
    kind: fc.constant('join' as const),
    at: fc.nat(seedLines.length - 1),
  }),
  fc.record({
    kind: fc.constant('swap' as const),
    at: fc.nat(seedLines.length - 2),
  }),
);

function mutate(
  changes: readonly {
    kind: 'delete' | 'double' | 'join' | 'swap';
    at: number;
  }[],
): string {
  const lines = [...seedLines];
  for (const { kind, at } of changes) {
    const line = lines[at] ?? '';
    if (kind === 'delete') lines.splice(at, 1);
    else if (kind === 'double') lines.splice(at, 0, line);
    else if (kind === 'join') lines.splice(at, 2, `${line} ${lines[at + 1] ?? ''}`);
    else lines.splice(at, 2, lines[at + 1] ?? '', line);
  }
  return lines.join('\n');
}

test('the mutated plan is partitioned', () => {
  fc.assert(
    fc.property(fc.array(mutation, { maxLength: 25 }), formats, (changes, format) => {
      const text = mutate(changes);
      holds(readDocument(source(text, format)), text.length);
    }),
    { numRuns: 40 },
  );
});

test('a decomposed text is read as the composed one, positions lead into what was given', () => {
  const given = seed.normalize('NFD');
  const read = readDocument(source(given));
  holds(read, given.length);
  const composed = readDocument(source(seed));
  expect(read.nodes.map(({ kind, label, text }) => [kind, label, text])).toEqual(
    composed.nodes.map(({ kind, label, text }) => [kind, label, text]),
  );
  const date = read.nodes.flatMap((node) => node.dates).find((one) => one.type === 'range');
  expect(given.slice(date?.span.start, date?.span.end).normalize('NFC')).toBe('từ ngày 15/11 đến 15/12/2022');
});

test('the plan printed in lines of seventy characters gives the same tasks', () => {
  const printed = seedLines
    .map((line) => line.replace(/(.{50,70})\s/gu, '$1\n'))
    .join('\n')
    .replace(/\n{2,}/g, '\n');
  const read = readDocument(source(printed, 'pdf'));
  holds(read, printed.length);
  const whole = readDocument(source(seed));
  const shown = (one: ReadDocument) =>
    one.nodes
      .filter((node) => node.kind !== 'paragraph')
      .map((node) => `${node.kind} ${node.label} ${node.text}`);
  expect(shown(read)).toEqual(shown(whole));
});

// The sizes are such that anything worse than near-linear would not come to an end.
const UNITS = [
  'a',
  ' ',
  '\n',
  '1',
  '1.',
  '- ',
  'I. ',
  '(',
  'Sở ',
  'Văn phòng ',
  'các ',
  'các sở, ',
  'hội, ',
  'Thường trực ',
  'ngày ',
  'trước ngày ',
  '1/',
  '1,',
  '12/KH-UBND ',
  'số 1/A-',
  'tháng ',
  'từ ngày 1/1 ',
  'Điều 1. ',
  'a) ',
  '+ \n',
  'Nơi nhận: ',
  '1\t2\t3\n',
  'Chánh văn phòng ',
  'từ ',
  '100% ',
  '. 1. A',
  'phối hợp với ',
  '\u0301',
  'Căn cứ Luật ',
];
test.each(UNITS)('a long run of %j comes to an end', (unit) => {
  const text = unit.repeat(Math.ceil(150_000 / unit.length));
  const { nodes } = readDocument(source(text));
  expect(nodes.at(-1)?.end).toBe(text.length);
});
