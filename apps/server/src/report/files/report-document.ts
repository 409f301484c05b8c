/** A periodic report as an official document. Pure: the same data give the same document. */
import type { report } from '@binhdang/contract';
import { type CivilDate, formatDate } from '@binhdang/domain';
import {
  type DocumentAnnex,
  type DocumentBlock,
  type DocumentTable,
  type OfficialDocument,
  symbolFor,
} from '@binhdang/vanban';
import type { ByBody } from '../consolidate/by-body.ts';
import { contentBlocks, EMPTY_CELLS, sectionBlocks } from './blocks.ts';

export interface ReportDocumentData {
  readonly letterhead: {
    readonly superior: string;
    readonly issuer: string;
    /** what stands in symbols: "STP" */
    readonly code: string;
    readonly place: string;
    readonly authority: readonly string[];
    readonly signer: string | null;
  };
  /** null: it goes out of the system */
  readonly receiver: string | null;
  /** subject of the outline, with its period */
  readonly subject: string;
  readonly sections: readonly report.ReportSection[];
  readonly annexes: readonly report.ReportSection[];
  readonly consolidated: Consolidated | null;
  /** civil date on which it was sent; of a draft today */
  readonly on: CivilDate;
  /** null: a draft */
  readonly sent: { readonly number: number; readonly code: string; readonly address: string } | null;
}

export interface Consolidated {
  readonly taken: number;
  readonly of: number;
  readonly missing: readonly string[];
  readonly tables: readonly { readonly title: string; readonly table: ByBody }[];
}

export function reportDocument(data: ReportDocumentData): OfficialDocument {
  const { letterhead, sent, on, receiver } = data;
  return {
    kind: 'BC',
    title: withoutKind(data.subject),
    heading: {
      ...(letterhead.superior === '' ? {} : { superior: letterhead.superior }),
      issuer: letterhead.issuer,
      symbol: symbolFor('BC', letterhead.code),
      place: letterhead.place,
      // Number, day and month are given after signing.
      date: on.slice(0, 4),
    },
    addressees: receiver === null ? [] : [receiver],
    body: [
      ...(data.consolidated ? consolidatedFrom(data.consolidated) : []),
      ...data.sections.flatMap((section) => sectionBlocks(section)),
    ],
    signature: {
      authority: [...letterhead.authority],
      ...(letterhead.signer === null ? {} : { name: letterhead.signer }),
    },
    recipients: { to: [], file: 'VT' },
    annexes: [
      ...data.annexes.flatMap(annexOf),
      ...(data.consolidated?.tables ?? []).flatMap(({ title, table }) => byBodyAnnex(title, table)),
    ],
    writtenOn: on,
    ...(sent
      ? { footer: footerOf(sent, on) }
      : { mark: 'DỰ THẢO', footer: `Dự thảo ngày ${formatDate(on)}, chưa gửi` }),
  };
}

/** "BÁO CÁO" stands above it. */
function withoutKind(subject: string): string {
  const rest = subject.replace(/^Báo cáo\s+/u, '');
  return rest.charAt(0).toLocaleUpperCase('vi') + rest.slice(1);
}

function footerOf({ number, code, address }: NonNullable<ReportDocumentData['sent']>, on: CivilDate): string {
  return `Mã xác minh ${code} – bản số ${number}, gửi ngày ${formatDate(on)} – ${address}`;
}

function consolidatedFrom({ taken, of, missing }: Consolidated): DocumentBlock[] {
  const basis = `Báo cáo được tổng hợp từ ${taken}/${of} báo cáo đã được chấp nhận của các cơ quan gửi về, cùng số liệu của cơ quan báo cáo.`;
  const without =
    missing.length === 0
      ? ''
      : ` Chưa có báo cáo của ${missing.length} cơ quan, số liệu của các cơ quan này không có trong báo cáo: ${missing.join('; ')}.`;
  return [{ kind: 'paragraph', text: `${basis}${without}` }];
}

/** Wider than this a table needs the page across. */
const COLUMNS_UPRIGHT = 6;

function annexOf(section: report.ReportSection): DocumentAnnex[] {
  const blocks = contentBlocks(section, 0);
  const wide = blocks.some((block) => block.kind === 'table' && block.columns.length > COLUMNS_UPRIGHT);
  return [{ title: section.heading.vi, orientation: wide ? 'landscape' : 'portrait', blocks }];
}

/** Columns of one table across a page beside names of bodies. */
const COLUMNS_ACROSS = 8;

/** Without columns and bodies of which nothing is known; which reports are missing is said at the beginning. */
function byBodyAnnex(title: string, { columns, rows, totals }: ByBody): DocumentAnnex[] {
  const known = columns.map((_, at) => at).filter((at) => totals[at] !== null);
  const told = rows.filter(({ values }) => values.some((value) => value !== null));
  const starts = known.map((_, at) => at).filter((at) => at % COLUMNS_ACROSS === 0);
  const tables = starts.map((from): DocumentTable => {
    const places = known.slice(from, from + COLUMNS_ACROSS);
    const some = (values: readonly (number | null)[]) => places.map((at) => values[at] ?? null);
    return {
      kind: 'table',
      caption: starts.length === 1 ? title : `${title} (${from / COLUMNS_ACROSS + 1}/${starts.length})`,
      columns: [
        { header: 'STT', width: 8, kind: 'ordinal' },
        { header: 'Cơ quan', width: 40 },
        ...places.map((at) => ({
          header: columns[at]?.name.vi ?? '',
          width: 20,
          kind: 'number' as const,
        })),
      ],
      rows: [
        ...told.map(({ body, missing, values }) => ({ cells: [nameOf(body, missing), ...some(values)] })),
        { style: 'total', cells: ['Tổng số', ...some(totals)] },
      ],
      notes: [EMPTY_CELLS],
    };
  });
  if (tables.length === 0) return [];
  return [{ title: `${title} theo cơ quan`, orientation: 'landscape', blocks: tables }];
}

export const nameOf = (
  { name, shortName }: { readonly name: string; readonly shortName?: string | null },
  missing: boolean,
): string => `${shortName ?? name}${missing ? ' (chưa có báo cáo)' : ''}`;
