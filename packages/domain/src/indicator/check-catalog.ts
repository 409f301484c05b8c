/** What is wrong with a catalog of indicators beside its form: things it names that are not there. */
import type { Axis, RegisterDefinition } from '../register/model.ts';
import type { IndicatorCatalog, IndicatorDefinition, Source } from './model.ts';

/** What indicators may refer to. */
export interface Known {
  readonly registers: readonly RegisterDefinition[];
  readonly axes: ReadonlyMap<string, Axis>;
  /** keys of bodies */
  readonly bodies: ReadonlySet<string>;
}

/** @returns one line for each fault, beginning with the indicator's code; empty for a sound catalog */
export function checkIndicators(catalog: IndicatorCatalog, known: Known): string[] {
  const codes = catalog.indicators.map(({ code }) => code);
  const twice = codes.filter((code, at) => codes.indexOf(code) !== at).map((code) => `${code}: there twice`);
  return [...twice, ...catalog.indicators.flatMap((one) => faultsOf(one, catalog, known))];
}

function faultsOf(indicator: IndicatorDefinition, catalog: IndicatorCatalog, known: Known): string[] {
  const { code, framework, owners, targets, numerator, denominator } = indicator;
  const faults = [
    ...(catalog.frameworks.some((one) => one.code === framework) ? [] : [`no framework ${framework}`]),
    ...owners.filter((key) => !known.bodies.has(key)).map((key) => `no body ${key}`),
    ...(new Set(targets.map(({ year }) => year)).size < targets.length ? ['two targets for one year'] : []),
    ...[numerator, denominator].flatMap((term) => (term ? sourceFaults(term.source, known) : [])),
  ];
  return faults.map((fault) => `${code}: ${fault}`);
}

function sourceFaults(source: Source, { registers, axes }: Known): string[] {
  if (source.from !== 'measure' && source.from !== 'bodies') return [];
  const register = registers.find(({ measures }) => measures.some(({ code }) => code === source.measure));
  if (!register) return [`no measure ${source.measure}`];
  if (source.from === 'bodies') return [];
  return Object.entries(source.breakdown).flatMap(([axis, category]) => {
    const categories = axes.get(axis)?.categories;
    if (!categories) return [`no breakdown ${axis}`];
    return categories.some(({ code }) => code === category) ? [] : [`no category ${axis}=${category}`];
  });
}
