import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ReadDocument, readDocument } from './index.ts';

/** Changes to the real plan after which a person still reads the same tasks for the same bodies. */
const path = new URL('../../../../data/thai-binh/ke-hoach-31-kh-ubnd-2022.txt', import.meta.url);
const seed = readFileSync(path, 'utf8').normalize('NFC');
const read = (text: string): ReadDocument =>
  readDocument({
    format: 'text',
    text,
    paragraphs: [],
    tables: [],
    remarks: [],
  });

const plainLabel = (label: string) => label.replace(/[–•]/g, '-').replace(/^([IVX]+|\d+)[/)-]$/, '$1.');
const plainText = (text: string) =>
  text
    .replace(/[–—]/g, '-')
    .replace(/oà(?!\p{L})/gu, 'òa')
    .replace(/oá(?!\p{L})/gu, 'óa')
    .replace(/uỷ(?!\p{L})/gu, 'ủy')
    .replace(/uỵ(?!\p{L})/gu, 'ụy')
    .toLowerCase();

/** What must not change: kinds, labels, words, and who is bound in which role. */
function essence(document: ReadDocument): string[] {
  return document.nodes
    .filter((node) => node.kind !== 'paragraph')
    .map((node) => {
      const bodies = node.bodies.map((body) => `${body.role} ${plainText(body.name)}`).join(', ');
      return `${node.kind} ${plainLabel(node.label)} ${plainText(node.text)} [${bodies}]`;
    });
}

const original = essence(read(seed));
const lines = seed.split('\n');
const everyTenth = (line: string, i: number) =>
  i % 10 === 9 && line !== '' ? `${line}\n\n${Math.floor(i / 10) + 2}\n` : line;

/** Lines as a printer breaks them; `first` is the room on the first line of a paragraph. */
function wrapped(text: string, width: number, first = width, indent = ''): string {
  const wrap = (line: string) => {
    const out: string[] = [];
    let printed = '';
    for (const word of line.trim().split(/ +/)) {
      const room = out.length === 0 ? first : width;
      if (printed !== '' && `${printed} ${word}`.length > room) {
        out.push(printed);
        printed = word;
      } else printed = printed === '' ? indent + word : `${printed} ${word}`;
    }
    return [...out, printed].join('\n');
  };
  return text.split('\n').map(wrap).join('\n');
}
const dense = (text: string) => text.replace(/\n{2,}/g, '\n');

const VARIANTS: readonly (readonly [name: string, change: (text: string) => string])[] = [
  ['no empty lines', (text) => text.replace(/\n{2,}/g, '\n')],
  ['Windows line ends', (text) => text.replace(/\n/g, '\r\n')],
  ['en dashes for list marks', (text) => text.replace(/^- /gm, '– ')],
  ['bullets for list marks', (text) => text.replace(/^- /gm, '• ')],
  ['no blank after labels', (text) => text.replace(/^(\d+\.|[IVX]+\.|-) /gm, '$1')],
  ['two blanks after labels', (text) => text.replace(/^(\d+\.|[IVX]+\.|-) /gm, '$1  ')],
  ['indented by tabs', (text) => text.replace(/^(?=\S)/gm, '\t')],
  ['indented by blanks', (text) => text.replace(/^(?=[-\d])/gm, '      ')],
  ['numbers with a stroke', (text) => text.replace(/^(\d+)\. /gm, '$1/ ')],
  ['Roman numbers with a dash', (text) => text.replace(/^([IVX]+)\. /gm, '$1- ')],
  [
    'tone marks placed late',
    (text) =>
      text
        .replace(/òa(?!\p{L})/gu, 'oà')
        .replace(/óa(?!\p{L})/gu, 'oá')
        .replace(/ủy(?!\p{L})/gu, 'uỷ')
        .replace(/ụy(?!\p{L})/gu, 'uỵ'),
  ],
  ['double blanks between words', (text) => text.replace(/(\p{L}) (?=\p{L})/gu, '$1  ')],
  ['no-break blanks', (text) => text.replace(/(\p{L}) (?=\p{L})/gu, '$1\u00a0')],
  ['page numbers in the flow', (text) => text.split('\n').map(everyTenth).join('\n')],
  [
    'headings not in capitals',
    (text) =>
      text.replace(
        /^([IVX]+\. )(.*)$/gmu,
        (_, label: string, words: string) => label + words.charAt(0) + words.slice(1).toLowerCase(),
      ),
  ],
  ...[72, 80, 90, 100].flatMap((width): (readonly [string, (text: string) => string])[] => [
    [`lines of ${width} letters`, (text) => wrapped(text, width)],
    [`lines of ${width} letters, no empty lines`, (text) => dense(wrapped(text, width))],
    [
      `lines of ${width} letters, first lines indented`,
      (text) => dense(wrapped(text, width, width - 5, '     ')),
    ],
  ]),
  ['first lines of few words, as web pages have them', (text) => dense(wrapped(text, 80, 30))],
  [
    'a heading block in full',
    (text) =>
      `ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH THÁI BÌNH               Độc lập - Tự do - Hạnh phúc\n${text.trimStart()}`,
  ],
];

test.each(VARIANTS)('%s', (_, change) => {
  const changed = read(change(seed));
  expect(essence(changed)).toEqual(original);
  expect(changed.document).toMatchObject({
    number: '31/KH-UBND',
    date: '2022-03-11',
    place: 'Thái Bình',
  });
  expect(changed.document.signer).toMatchObject({
    name: 'Trần Thị Bích Hằng',
    authority: 'KT. CHỦ TỊCH',
  });
  expect(changed.recipients).toHaveLength(8);
  expect(changed.citations).toHaveLength(5);
});

test('sections in letters, points in brackets', () => {
  const letters = ['A', 'B', 'C', 'D', 'Đ'];
  const text = lines
    .map((line) =>
      line.replace(
        /^(III|II|IV|I|V)\. /,
        (_, roman: string) => `${letters[['I', 'II', 'III', 'IV', 'V'].indexOf(roman)] ?? ''}. `,
      ),
    )
    .join('\n');
  const changed = read(text);
  const sections = changed.nodes.filter((node) => node.kind === 'section');
  expect(sections.map((node) => node.label)).toEqual(['A.', 'B.', 'C.', 'D.', 'Đ.']);
  expect(changed.nodes.filter((node) => node.kind === 'task')).toHaveLength(52);
});

test('decimal numbers under the sections', () => {
  let section = 0;
  const text = lines
    .map((line) => {
      if (/^[IVX]+\. /.test(line)) section += 1;
      return line.replace(/^(\d+)\. /, `${section}.$1. `);
    })
    .join('\n');
  const changed = read(text);
  expect(changed.nodes.filter((node) => node.kind === 'section')).toHaveLength(5);
  expect(changed.nodes.filter((node) => node.kind === 'task')).toHaveLength(52);
});

test('entries of the assignment section run together on one line', () => {
  const at = lines.findIndex((line) => line.startsWith('4. Sở Kế hoạch'));
  const text = [...lines.slice(0, at), [lines[at], lines[at + 2]].join(' '), ...lines.slice(at + 3)].join(
    '\n',
  );
  expect(essence(read(text))).toEqual(original);
});
