import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lexer, type Token, type Tokens, walkTokens } from 'marked';
import { describe, expect, test } from 'vitest';
import { ORDER, topics } from './topics.ts';

const GUIDE = join(import.meta.dirname, '../../../../docs/huong-dan');
const files = readdirSync(GUIDE).map((file) => file.replace(/\.md$/, ''));

test('every guide is a topic, and every topic has its guide', () => {
  expect([...ORDER].sort()).toEqual(files.sort());
  expect(topics.map(({ id }) => id)).toEqual(ORDER);
});

/** What the page knows how to show (markdown.tsx); anything else would be lost or shown as it is written. */
const SHOWN = new Set(
  'heading paragraph list list_item blockquote code table hr space strong em codespan br link text escape'.split(
    ' ',
  ),
);

describe.each(topics.map((topic) => [topic.id, topic] as const))('%s', (id, { title, text }) => {
  test('has a title of its own and tells the remedy when something goes wrong', () => {
    expect(title).not.toBe(id);
    expect(topics.filter((other) => other.title === title)).toHaveLength(1);
    expect(text).toMatch(/^## Khi có trục trặc$/m);
  });

  test('holds nothing that its page cannot show, and leads only to what is there', () => {
    walkTokens(lexer(text), (token: Token) => {
      expect(SHOWN).toContain(token.type);
      if (token.type !== 'link') return;
      const file = /^(?:\.\/)?([a-z0-9-]+)\.md(?:#.*)?$/.exec((token as Tokens.Link).href)?.[1];
      if (file === undefined) expect((token as Tokens.Link).href).toMatch(/^(https:|mailto:|\/|#)/);
      else expect(files).toContain(file);
    });
  });
});
