/** The map itself, an SVG: so it scales, prints sharply and is saved as it stands. */
import type { dashboard } from '@binhdang/contract';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { useWords } from '../../app/i18n.tsx';
import classes from './dashboard.module.css';
import { layOut, neighbour, type PlacedTile } from './tile-layout.ts';
import { words } from './words.ts';

export interface TileLooks {
  /** Whole words, for those who do not see the map. */
  readonly label: string;
  /** What stands in the tile; short. */
  readonly short: string;
  /** 0, the lightest, to 4; undefined: without a figure. */
  readonly shade: number | undefined;
}

interface TileMapProps {
  readonly tiles: readonly dashboard.MapTile[];
  /** Blocks in their places; on a narrow screen one after the other. */
  readonly asMap: boolean;
  /** Dark is bad, not good. */
  readonly bad: boolean;
  readonly looks: (tile: dashboard.MapTile) => TileLooks;
  readonly chosen: string | undefined;
  readonly onChoose: (bodyId: string) => void;
}

/** One stop of the Tab key; arrow keys go from tile to tile. */
export function TileMap({ tiles, asMap, bad, looks, chosen, onChoose }: TileMapProps) {
  const t = useWords(words);
  const { cells, width, height } = useMemo(() => layOut(tiles, asMap), [tiles, asMap]);
  const [stop, setStop] = useState(0);
  const map = useRef<SVGSVGElement>(null);
  const help = useId();
  const go = (event: KeyboardEvent, at: number) => {
    const bodyId = cells[at]?.tile.body.id;
    if ((event.key === 'Enter' || event.key === ' ') && bodyId !== undefined) onChoose(bodyId);
    const next = neighbour(cells, at, event.key);
    if (next === undefined && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (next === undefined) return;
    setStop(next);
    map.current?.querySelector<SVGGElement>(`[data-at="${next}"]`)?.focus();
  };
  return (
    <>
      <span id={help} className="visually-hidden">
        {t('chooseTile')}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: an SVG cannot be a fieldset */}
      <svg
        ref={map}
        data-drawing
        data-bad={bad || undefined}
        className={classes.map}
        viewBox={`-2 -2 ${width + 4} ${height + 4}`}
        role="group"
        aria-label={t('mapKeys')}
        aria-describedby={help}
      >
        {cells.map((cell, at) => (
          <Tile
            key={cell.tile.body.id}
            cell={cell}
            at={at}
            looks={looks(cell.tile)}
            stops={at === Math.min(stop, cells.length - 1)}
            pressed={chosen === cell.tile.body.id}
            onKey={go}
            onPress={() => {
              setStop(at);
              onChoose(cell.tile.body.id);
            }}
          />
        ))}
      </svg>
    </>
  );
}

interface TileProps {
  readonly cell: PlacedTile;
  readonly at: number;
  readonly looks: TileLooks;
  readonly stops: boolean;
  readonly pressed: boolean;
  readonly onKey: (event: KeyboardEvent, at: number) => void;
  readonly onPress: () => void;
}

/** More letters do not fit into a tile. */
const FITS = 4;

function Tile({ cell, at, looks, stops, pressed, onKey, onPress }: TileProps) {
  const { tile, x, y, width, height } = cell;
  const middle = y + height / 2;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in an SVG
    <g
      role="button"
      data-at={at}
      data-level={tile.level}
      data-shade={looks.shade}
      className={classes.tile}
      tabIndex={stops ? 0 : -1}
      aria-label={looks.label}
      aria-pressed={pressed}
      onClick={onPress}
      onKeyDown={(event) => onKey(event, at)}
    >
      <title>{looks.label}</title>
      <rect x={x} y={y} width={width} height={height} rx={4} />
      {tile.level === 'district' ? (
        <>
          <text x={x + 8} y={middle}>
            {tile.body.shortName ?? tile.body.name}
          </text>{' '}
          <text x={x + width - 8} y={middle}>
            {looks.short}
          </text>
        </>
      ) : (
        looks.short.length <= FITS && (
          <text x={x + width / 2} y={middle}>
            {looks.short}
          </text>
        )
      )}
    </g>
  );
}
