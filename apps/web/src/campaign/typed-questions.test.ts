import { readFileSync } from 'node:fs';
import { Questionnaire } from '@binhdang/domain/review';
import { expect, test } from 'vitest';
import { newQuestion, questionOf, typedQuestion } from './typed-questions.ts';

const FILE = new URL('../../../../catalog/surveys/knowledge-of-law.json', import.meta.url);
const shipped = Questionnaire.parse(
  (JSON.parse(readFileSync(FILE, 'utf8')) as { questions: unknown }).questions,
);

test('the shipped questionnaire comes back as it was', () => {
  expect(Questionnaire.parse(shipped.map((one) => questionOf(typedQuestion(one))))).toEqual(shipped);
});

test('a choice keeps its code when others come and go; a new question has a code of its own', () => {
  const [sex] = shipped;
  if (sex === undefined) throw new Error('no question');
  const changed = questionOf({ ...typedQuestion(sex), options: 'Nam\nNữ\nChưa rõ' });
  const codes = (changed.options as { code: string }[]).map(({ code }) => code);
  expect(codes.slice(0, 2)).toEqual(['male', 'female']);
  expect(new Set(codes).size).toBe(3);
  const typed = shipped.map(typedQuestion);
  expect(typed.map(({ code }) => code)).not.toContain(newQuestion(typed).code);
});
