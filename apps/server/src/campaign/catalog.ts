/** What the shipped review asks, and its questionnaire; read once. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveOutline } from '@binhdang/domain/outline';
import {
  Questionnaire,
  ReviewCatalog,
  type ReviewDefinition,
  reviewDefinition,
} from '@binhdang/domain/review';
import { z } from 'zod';

const FOLDER = join(import.meta.dirname, '../../../../catalog');
const file = (path: string): unknown => JSON.parse(readFileSync(join(FOLDER, path), 'utf8'));

export const REVIEW = ReviewCatalog.parse(file('review-series.json'));

/** A campaign keeps its copy: a later version of the program changes nothing in what was asked. */
export const SHIPPED: ReviewDefinition = reviewDefinition(
  resolveOutline(
    file(`outlines/${REVIEW.outline}.json`),
    z.record(z.string(), z.unknown()).parse(file('outline-sections.json')),
  ),
  REVIEW,
);

const Example = z.object({
  code: z.string(),
  title: z.string(),
  intro: z.string(),
  questions: Questionnaire,
});

export const QUESTIONNAIRES = readdirSync(join(FOLDER, 'surveys'))
  .sort()
  .map((name) => Example.parse(file(`surveys/${name}`)));
