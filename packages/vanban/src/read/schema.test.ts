import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jsonSchema } from './schema.ts';

test('schema.json is what schema.ts says', () => {
  const published = JSON.parse(readFileSync(new URL('../../schema.json', import.meta.url), 'utf8')) as object;
  expect(published).toEqual(JSON.parse(JSON.stringify(jsonSchema())));
});
