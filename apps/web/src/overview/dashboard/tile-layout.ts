/** Where the tiles of the map stand: districts as blocks, roughly as they lie in the province, communes in them. Pure. */
import type { dashboard } from '@binhdang/contract';

type Tile = dashboard.MapTile;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedTile extends Box {
  readonly tile: Tile;
}

export interface TileLayout {
  /** Blocks from the north-west on; of each first the district itself, then its communes. */
  readonly cells: readonly PlacedTile[];
  readonly width: number;
  readonly height: number;
}

const SIZE = 32;
const GAP = 2;
const STEP = SIZE + GAP;
/** Communes side by side in a block. */
const ACROSS = 6;
const HEAD = 40;
const BETWEEN = 14;
const BLOCK = ACROSS * STEP - GAP;

interface Block {
  readonly district: Tile | undefined;
  readonly communes: readonly Tile[];
}

/**
 * @param asMap districts in their places among each other; otherwise, on a narrow screen, one after the other
 */
export function layOut(tiles: readonly Tile[], asMap: boolean): TileLayout {
  const districts = tiles.filter(({ level }) => level === 'district');
  const communes = Map.groupBy(
    tiles.filter(({ level }) => level === 'commune'),
    ({ parentId }) => parentId,
  );
  const known = new Set(districts.map(({ body }) => body.id));
  const alone = [...communes].flatMap(([id, of]) => (id !== null && known.has(id) ? [] : of));
  const blocks = districts.map((district) => ({ district, communes: communes.get(district.body.id) ?? [] }));
  const rows = asMap ? rowsOfMap(blocks) : rowsOf(inPlaceOrder(blocks), 2);
  const across = Math.max(1, ...rows.map((row) => row.length));
  const width = Math.max(
    across * BLOCK + (across - 1) * BETWEEN,
    alone.length > 0 && across === 1 ? 2 * BLOCK : 0,
  );
  const cells: PlacedTile[] = [];
  let y = 0;
  for (const row of rows) {
    row.forEach((block, column) => {
      if (block !== undefined) cells.push(...blockAt(block, column * (BLOCK + BETWEEN), y));
    });
    y += Math.max(0, ...row.map((block) => (block === undefined ? 0 : heightOf(block)))) + BETWEEN;
  }
  const perRow = Math.floor((width + GAP) / STEP);
  cells.push(...alone.map((tile, at) => tileAt(tile, at, perRow, 0, y)));
  const height = Math.max(0, ...cells.map((cell) => cell.y + cell.height));
  return { cells, width, height };
}

const place = ({ district }: Block) => district?.place ?? undefined;

/** Rows with holes where no district lies; districts that nobody placed fill rows of their own beneath. */
function rowsOfMap(blocks: readonly Block[]): (Block | undefined)[][] {
  const placed = blocks.filter((block) => place(block) !== undefined);
  const columns = Math.max(0, ...placed.map((block) => (place(block)?.column ?? 0) + 1));
  const rows: (Block | undefined)[][] = [];
  const rest = blocks.filter((block) => place(block) === undefined);
  for (const block of placed) {
    const at = place(block);
    if (at === undefined) continue;
    while (rows.length <= at.row) rows.push(Array.from({ length: columns }));
    const row = rows[at.row];
    // Two in one place: the second stands with those that have none.
    if (row === undefined || row[at.column] !== undefined) rest.push(block);
    else row[at.column] = block;
  }
  return [
    ...rows.filter((row) => row.some((block) => block !== undefined)),
    ...rowsOf(rest, Math.max(columns, 4)),
  ];
}

function rowsOf(blocks: readonly Block[], across: number): Block[][] {
  return Array.from({ length: Math.ceil(blocks.length / across) }, (_, row) =>
    blocks.slice(row * across, row * across + across),
  );
}

function inPlaceOrder(blocks: readonly Block[]): Block[] {
  const rank = (block: Block) => {
    const at = place(block);
    return at === undefined ? Number.POSITIVE_INFINITY : at.row * 100 + at.column;
  };
  return blocks.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

const heightOf = ({ communes }: Block): number =>
  HEAD + (communes.length === 0 ? 0 : GAP + Math.ceil(communes.length / ACROSS) * STEP - GAP);

function blockAt({ district, communes }: Block, x: number, y: number): PlacedTile[] {
  return [
    ...(district === undefined ? [] : [{ tile: district, x, y, width: BLOCK, height: HEAD }]),
    ...communes.map((tile, at) => tileAt(tile, at, ACROSS, x, y + HEAD + GAP)),
  ];
}

const tileAt = (tile: Tile, at: number, across: number, x: number, y: number): PlacedTile => ({
  tile,
  x: x + (at % across) * STEP,
  y: y + Math.floor(at / across) * STEP,
  width: SIZE,
  height: SIZE,
});

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The cell that a key leads to from another: the nearest in the arrow's direction; undefined for other keys and at the edge. */
export function neighbour(cells: readonly PlacedTile[], from: number, key: string): number | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return cells.length - 1;
  const direction = ARROWS[key];
  const start = cells[from];
  if (direction === undefined || start === undefined) return undefined;
  const [right, down] = direction;
  let best: { at: number; distance: number } | undefined;
  cells.forEach((cell, at) => {
    const [dx, dy] = [
      middle(cell.x, cell.width) - middle(start.x, start.width),
      middle(cell.y, cell.height) - middle(start.y, start.height),
    ];
    const along = dx * right + dy * down;
    const aside = Math.abs(dx * down) + Math.abs(dy * right);
    // Straight on before nearer but aside.
    const distance = along + aside * 3;
    if (along > 1 && (best === undefined || distance < best.distance)) best = { at, distance };
  });
  return best?.at;
}

const middle = (start: number, length: number) => start + length / 2;
