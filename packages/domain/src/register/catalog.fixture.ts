/** The shipped definitions, for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { type Axis, BreakdownCatalog, RegisterDefinition } from './index.ts';

const CATALOG = new URL('../../../../catalog/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, CATALOG), 'utf8'));

export const AXES: ReadonlyMap<string, Axis> = new Map(
  BreakdownCatalog.parse(read('breakdowns.json')).axes.map((axis) => [axis.code, axis]),
);

export const REGISTERS: ReadonlyMap<string, RegisterDefinition> = new Map(
  readdirSync(new URL('registers/', CATALOG)).map((name) => {
    const definition = RegisterDefinition.parse(read(`registers/${name}`));
    return [definition.code, definition] as const;
  }),
);

export function register(code: string): RegisterDefinition {
  const definition = REGISTERS.get(code);
  if (!definition) throw new Error(`no register ${code} in the catalog`);
  return definition;
}
