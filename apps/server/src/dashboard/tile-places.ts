/** Where districts lie among each other on the tile map: data of the provinces, `data/<province>/tile-map.json`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const TileMap = z.object({
  note: z.string(),
  districts: z.array(
    z.object({
      key: z.string(),
      row: z.number().int().min(0).max(20),
      column: z.number().int().min(0).max(20),
    }),
  ),
});

export interface Place {
  readonly row: number;
  readonly column: number;
}

const DATA = join(import.meta.dirname, '../../../../data');

function readPlaces(): Map<string, Place> {
  const files = readdirSync(DATA)
    .map((province) => join(DATA, province, 'tile-map.json'))
    .filter((file) => existsSync(file));
  return new Map(
    files.flatMap((file) =>
      TileMap.parse(JSON.parse(readFileSync(file, 'utf8'))).districts.map(
        ({ key, row, column }) => [key, { row, column }] as const,
      ),
    ),
  );
}

/** By key of the body; read once, they are shipped with the system. */
export const TILE_PLACES: ReadonlyMap<string, Place> = readPlaces();
