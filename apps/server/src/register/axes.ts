/** Breakdowns (phân tổ) of the catalog, read once: they are shipped with the system and the same for all registers. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Axis, BreakdownCatalog } from '@binhdang/domain/register';

export const CATALOG_FOLDER = join(import.meta.dirname, '../../../../catalog');

export const AXES: ReadonlyMap<string, Axis> = new Map(
  BreakdownCatalog.parse(JSON.parse(readFileSync(join(CATALOG_FOLDER, 'breakdowns.json'), 'utf8'))).axes.map(
    (axis) => [axis.code, axis],
  ),
);
