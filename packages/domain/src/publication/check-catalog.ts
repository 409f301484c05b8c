/** What is wrong with the catalog of what may be published, beside its form. */
import type { IndicatorDefinition } from '../indicator/model.ts';
import { dimensionsOf } from '../register/dimensions.ts';
import type { Axis, Measure, RegisterDefinition } from '../register/model.ts';
import type { PublicationCatalog } from './model.ts';

/** What it may name. */
export interface Publishable {
  readonly registers: readonly RegisterDefinition[];
  readonly axes: ReadonlyMap<string, Axis>;
  readonly indicators: readonly IndicatorDefinition[];
}

interface Known {
  readonly measure: Measure;
  readonly confidential: boolean;
  readonly dimensions: ReadonlySet<string>;
}

/** @returns one line for each fault; empty for a sound catalog */
export function checkPublication(catalog: PublicationCatalog, publishable: Publishable): string[] {
  const known = measuresOf(publishable);
  const open = catalog.measures.map(({ measure }) => measure);
  const sensitive = catalog.sensitiveMeasures.map(({ measure }) => measure);
  return [
    ...twice([...open, ...sensitive]).map((code) => `${code}: there twice`),
    ...catalog.measures.flatMap(({ measure, by }) => measureFaults(measure, by, known, true)),
    ...catalog.sensitiveMeasures.flatMap(({ measure, by, publish }) => [
      ...measureFaults(measure, by === undefined ? [] : [by], known, publish),
      // What there is at the ends of two years differs by a few.
      ...(publish && known.get(measure)?.measure.kind === 'stock' ? [`${measure}: a stock of people`] : []),
    ]),
    ...indicatorFaults(catalog, publishable.indicators, known),
  ];
}

function measuresOf({ registers, axes }: Publishable): Map<string, Known> {
  return new Map(
    registers.flatMap((definition) =>
      definition.measures.map((measure) => [
        measure.code,
        {
          measure,
          confidential: definition.sight !== 'plan',
          dimensions: new Set(dimensionsOf(measure, definition, axes).map(({ code }) => code)),
        },
      ]),
    ),
  );
}

function measureFaults(
  code: string,
  by: readonly string[],
  known: ReadonlyMap<string, Known>,
  published: boolean,
): string[] {
  const one = known.get(code);
  if (one === undefined) return [`${code}: no such measure`];
  return [
    ...(one.confidential && published ? [`${code}: counted by a confidential register`] : []),
    ...by.filter((axis) => !one.dimensions.has(axis)).map((axis) => `${code}: no breakdown ${axis}`),
  ];
}

function indicatorFaults(
  catalog: PublicationCatalog,
  indicators: readonly IndicatorDefinition[],
  known: ReadonlyMap<string, Known>,
): string[] {
  const named = [...catalog.indicators, ...catalog.sensitiveIndicators.map(({ indicator }) => indicator)];
  const sensitive = new Set(catalog.sensitiveMeasures.map(({ measure }) => measure));
  const tells = (code: string) => sensitive.has(code) || (known.get(code)?.confidential ?? false);
  return [
    ...twice(named).map((code) => `${code}: there twice`),
    ...named
      .filter((code) => !indicators.some((one) => one.code === code))
      .map((code) => `${code}: no such indicator`),
    ...indicators
      .filter(({ code }) => catalog.indicators.includes(code))
      .flatMap(({ code, numerator, denominator }) =>
        [numerator, denominator].flatMap((term) =>
          term && 'measure' in term.source && tells(term.source.measure)
            ? [`${code}: is made of ${term.source.measure}, which is sensitive`]
            : [],
        ),
      ),
  ];
}

const twice = (codes: readonly string[]): string[] => codes.filter((code, at) => codes.indexOf(code) !== at);
