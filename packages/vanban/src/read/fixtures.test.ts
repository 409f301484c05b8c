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
