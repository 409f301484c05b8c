import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { outlineText } from './fixtures/outline-text.ts';
import { readDocument } from './index.ts';

/**
 * Documents of many kinds and layouts, with people and places made up. Beside each stands what a
 * person finds in it (`.expected`): change those by hand, never by copying what the reader says.
 */
const folder = new URL('./fixtures/', import.meta.url);
const documents = readdirSync(folder).filter((name) => name.endsWith('.txt'));

test.each(documents)('%s is read as a person reads it', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8').normalize('NFC');
  const expected = readFileSync(new URL(name.replace(/txt$/, 'expected'), folder), 'utf8');
  const read = readDocument({
    format: 'text',
    text,
    paragraphs: [],
    tables: [],
    remarks: [],
  });
  expect(outlineText(read)).toBe(expected);
});

const WRITTEN: readonly (readonly [string, (text: string) => string])[] = [
  ['decomposed letters', (text) => text.normalize('NFD')],
  ['Windows line ends', (text) => text.replace(/\n/g, '\r\n')],
  ['blanks at the end of lines', (text) => text.replace(/\n/g, '  \n')],
  ['indented lines', (text) => text.replace(/^(?=\S)/gm, '  ')],
  ['no-break blanks', (text) => text.replace(/(?<=\p{L}) (?=\p{L})/gu, '\u00a0')],
];

test.each(WRITTEN)('%s change nothing in any of them', (_, change) => {
  const outline = (text: string) =>
    outlineText(readDocument({ format: 'text', text, paragraphs: [], tables: [], remarks: [] }))
      .normalize('NFC')
      .replace(/\u00a0/g, ' ');
  for (const name of documents) {
    const text = readFileSync(new URL(name, folder), 'utf8').normalize('NFC');
    expect(outline(change(text)), name).toBe(outline(text));
  }
});
