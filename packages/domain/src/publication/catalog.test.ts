import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { IndicatorCatalog } from '../indicator/index.ts';
import { AXES, REGISTERS } from '../register/catalog.fixture.ts';
import { checkPublication, PublicationCatalog } from './index.ts';

const file = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8'));
const catalog = PublicationCatalog.parse(file('catalog/publication.json'));
const { indicators } = IndicatorCatalog.parse(file('catalog/indicators.json'));
const known = { registers: [...REGISTERS.values()], axes: AXES, indicators };

describe('the catalog of what may be published', () => {
  test('names only what there is, and nothing of confidential registers', () => {
    expect(checkPublication(catalog, known)).toEqual([]);
  });

  test('knows every measure of a confidential register as sensitive, and decides on every indicator', () => {
    const sensitive = new Set(catalog.sensitiveMeasures.map(({ measure }) => measure));
    for (const { sight, measures } of REGISTERS.values())
      if (sight !== 'plan')
        for (const { code } of measures)
          expect({ code, sensitive: sensitive.has(code) }).toEqual({ code, sensitive: true });
    expect(
      [...catalog.indicators, ...catalog.sensitiveIndicators.map(({ indicator }) => indicator)].sort(),
    ).toEqual(indicators.map(({ code }) => code).sort());
  });

  test('is refused when it would show what must stay hidden', () => {
    const faults = (change: Partial<PublicationCatalog>) =>
      checkPublication({ ...catalog, ...change }, known);
    expect(faults({ measures: [{ measure: 'complaints_received', by: [] }] })).toContain(
      'complaints_received: counted by a confidential register',
    );
    expect(faults({ indicators: ['MT4.2'], sensitiveIndicators: [] })).toEqual([
      'MT4.2: is made of maternal_deaths, which is sensitive',
    ]);
    expect(faults({ measures: [{ measure: 'events', by: ['shoe_size'] }] })).toEqual([
      'events: no breakdown shoe_size',
    ]);
    expect(faults({ measures: [{ measure: 'shelter_stays', by: [] }] })).toEqual([
      'shelter_stays: there twice',
    ]);
    expect(
      faults({ sensitiveMeasures: [{ measure: 'service_staff', group: 'staff', publish: true }] }),
    ).toContain('service_staff: a stock of people');
    expect(faults({ indicators: ['XX1'] })).toEqual(['XX1: no such indicator']);
  });
});
