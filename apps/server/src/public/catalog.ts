/** What may be published at all (catalog/publication.json), read once: it is shipped with the system. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPublication, PublicationCatalog } from '@binhdang/domain/publication';
import type { RegisterDefinition } from '@binhdang/domain/register';
import { INDICATORS } from '../indicator/index.ts';
import { AXES } from '../register/index.ts';

const FILE = join(import.meta.dirname, '../../../../catalog/publication.json');
export const PUBLICATION = PublicationCatalog.parse(JSON.parse(readFileSync(FILE, 'utf8')));

/** @throws when the catalog names what is not there, or would show what must stay hidden */
export function checkPublicationCatalog(registers: readonly RegisterDefinition[]): void {
  const faults = checkPublication(PUBLICATION, { registers, axes: AXES, indicators: INDICATORS.indicators });
  if (faults.length > 0) throw new Error(`catalog/publication.json:\n  ${faults.join('\n  ')}`);
}

/** How a measure may be published; undefined where it may not. */
export interface MeasureRule {
  /** '' for totals alone */
  readonly breakdowns: readonly string[];
  /** of measures about people in sensitive matters: what counts the same people */
  readonly group: string | null;
}

export function measureRule(code: string): MeasureRule | undefined {
  const open = PUBLICATION.measures.find(({ measure }) => measure === code);
  if (open) return { breakdowns: ['', ...open.by], group: null };
  const sensitive = PUBLICATION.sensitiveMeasures.find(({ measure, publish }) => publish && measure === code);
  // One table and no other, so that no two can be taken from each other.
  return sensitive && { breakdowns: [sensitive.by ?? ''], group: sensitive.group };
}

/** @returns the group of a sensitive indicator, null for any other, undefined where it may not be published */
export function indicatorGroup(code: string): string | null | undefined {
  if (PUBLICATION.indicators.includes(code)) return null;
  return PUBLICATION.sensitiveIndicators.find(({ indicator }) => indicator === code)?.group;
}
