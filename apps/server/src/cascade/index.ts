import type { BoundAction } from '../platform/action.ts';
import { chain } from './chain.ts';
import { compare } from './compare.ts';
import { coverage, coverageBelow } from './coverage.ts';
import { create } from './create.ts';
import { docx, pdf } from './document.ts';
import { correctDocument, link, unlink } from './link.ts';
import { list } from './list.ts';
import { nextProvincial, nextProvincialDocx } from './next-provincial.ts';
import { nextYear, startNextYear } from './next-year.ts';
import { get } from './read.ts';
import { discard, issue, judge, putUnder, save, submit } from './write.ts';

export const actions: readonly BoundAction[] = [
  list,
  create,
  get,
  save,
  submit,
  judge,
  issue,
  putUnder,
  discard,
  compare,
  pdf,
  docx,
  coverage,
  coverageBelow,
  nextYear,
  startNextYear,
  nextProvincial,
  nextProvincialDocx,
  chain,
  link,
  unlink,
  correctDocument,
];
