/** A composed document as the screen shows it beside its preview: parts, numbers, what may be reworded. Pure. */
import type { report } from '@binhdang/contract';
import {
  type DocumentBlock,
  type DocumentTable,
  formatNumber,
  type InlineText,
  type OfficialDocument,
  type TableCell,
} from '@binhdang/vanban';
import type { Sources } from './trace.ts';

export function plainText(text: InlineText): string {
  return typeof text === 'string' ? text : text.map((run) => run.text).join('');
}

/** Narrative only: headings and tables come from the plan and from the figures. */
function editable(block: DocumentBlock): boolean {
  if (block.kind === 'paragraph' || block.kind === 'dash' || block.kind === 'plus') return true;
  return block.kind === 'item' && block.heading !== true;
}

/** Parts of the body in order; of annexes the rows of their tables. */
export function partsOf(model: OfficialDocument, sources: Sources): report.DocumentPart[] {
  const records = (path: string): number => sources[path]?.length ?? 0;
  const blockPart = (block: DocumentBlock, path: string): report.DocumentPart => {
    if (block.kind === 'table') {
      return { path, kind: 'table', group: null, text: block.caption ?? '', editable: false, records: 0 };
    }
    const may = editable(block);
    return {
      path,
      kind: may || block.kind === 'point' ? 'text' : 'heading',
      group: null,
      text: plainText(block.text),
      editable: may,
      records: records(path),
    };
  };
  const body = model.body.map((block, place) => blockPart(block, `body.${place}`));
  const rows = tables(model)
    .filter(({ table }) => !isCountTable(table))
    .flatMap(({ path, table }) => rowParts(path, table, records));
  return [...body, ...rows];
}

function rowParts(
  path: string,
  table: DocumentTable,
  records: (path: string) => number,
): report.DocumentPart[] {
  let group: string | null = null;
  return table.rows.flatMap((row, place): report.DocumentPart[] => {
    if (row.style === 'band' || row.style === 'subband') {
      group = cellText(row.cells[0] ?? null);
      return [];
    }
    const at = `${path}.rows.${place}`;
    const text = row.cells.slice(0, 2).map(cellText).join(' · ');
    return [{ path: at, kind: 'row', group, text, editable: false, records: records(at) }];
  });
}

/** The numbers of the tables of counts that stand for records. */
export function figuresOf(model: OfficialDocument, sources: Sources): report.DocumentFigure[] {
  return tables(model)
    .filter(({ table }) => isCountTable(table))
    .flatMap(({ path, table }) => {
      const columns = table.columns.filter(({ kind }) => kind !== 'ordinal');
      return table.rows.flatMap((row, place) =>
        row.cells.flatMap((cell, index): report.DocumentFigure[] => {
          const at = `${path}.rows.${place}.cells.${index}`;
          const ids = sources[at];
          const column = columns[index];
          if (!ids || !column || typeof cell !== 'number') return [];
          return [
            {
              path: at,
              table: table.caption ?? '',
              row: cellText(row.cells[0] ?? ''),
              column: column.group === undefined ? column.header : `${column.group}: ${column.header}`,
              value: formatNumber(cell, column.decimals),
              records: ids.length,
            },
          ];
        }),
      );
    });
}

/**
 * The document with other words at these places.
 * @returns undefined if a path names nothing that may be reworded
 */
export function reworded(
  model: OfficialDocument,
  changes: readonly { readonly path: string; readonly text: string }[],
): OfficialDocument | undefined {
  const body = [...model.body];
  for (const { path, text } of changes) {
    const place = Number(/^body\.(\d+)$/.exec(path)?.[1] ?? Number.NaN);
    const block = body[place];
    if (!block || block.kind === 'table' || !editable(block)) return undefined;
    body[place] = { ...block, text };
  }
  return { ...model, body };
}

function tables(model: OfficialDocument): { path: string; table: DocumentTable }[] {
  const roots = [
    { root: 'body', blocks: model.body },
    ...(model.annexes ?? []).map((annex, place) => ({
      root: `annexes.${place}.blocks`,
      blocks: annex.blocks,
    })),
  ];
  return roots.flatMap(({ root, blocks }) =>
    blocks.flatMap((block, place) =>
      block.kind === 'table' ? [{ path: `${root}.${place}`, table: block }] : [],
    ),
  );
}

const isCountTable = (table: DocumentTable): boolean => table.columns.some(({ kind }) => kind === 'number');

function cellText(cell: TableCell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? formatNumber(cell) : plainText(cell);
}
