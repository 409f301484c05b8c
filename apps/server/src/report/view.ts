/** A report as it is read: its outline filled with what the system reckons and what people wrote. Pure. */
import type { report } from '@binhdang/contract';
import {
  type ChoicesOf,
  type Outline,
  type Part,
  type PartOf,
  partsOf,
  type ReportContent,
  type Section,
  saySentence,
  tableRows,
  valuesOf,
} from '@binhdang/domain/outline';
import type { Material } from './material.ts';

/** A version sent, or a draft: what was reckoned and what was written. */
export interface Written {
  readonly content: ReportContent;
  readonly material: Material;
}

export interface ViewAsked {
  readonly outline: Outline;
  readonly written: Written;
  /** the report of the period before, if one was sent */
  readonly last: Written | undefined;
  readonly choices: ChoicesOf;
  /** words that sentences name beside figures */
  readonly around: Readonly<Record<string, string>>;
  readonly year: number;
}

/** Text of a narrative where nobody wrote another: its sentences, one after the other. */
export const preparedText = (sentences: readonly { readonly text: string }[]): string =>
  sentences.map(({ text }) => text).join(' ');

/** Sentences of a narrative from figures; reports are written in Vietnamese. */
export function sayPart(
  { sentences }: PartOf<'narrative'>,
  material: Material,
  around: ViewAsked['around'],
): report.ReportPartOf<'narrative'>['sentences'] {
  const figures = valuesOf(material.figures);
  return sentences
    .flatMap((sentence) => saySentence(sentence, figures, around, 'vi') ?? [])
    .map(({ code, text, figures: from }) => ({ code, text, figures: [...from] }));
}

/** Prepared texts by code of the part. */
export function preparedTexts(
  outline: Outline,
  material: Material,
  around: ViewAsked['around'],
): Map<string, string> {
  return new Map(
    partsOf(outline).flatMap((part) =>
      part.type === 'narrative' ? [[part.code, preparedText(sayPart(part, material, around))] as const] : [],
    ),
  );
}

export function viewSections(asked: ViewAsked, sections: readonly Section[]): report.ReportSection[] {
  return sections.map(({ code, heading, parts, sections: inner }) => ({
    code,
    heading,
    parts: parts.map((part) => viewPart(asked, part)),
    sections: viewSections(asked, inner),
  }));
}

function viewPart(asked: ViewAsked, part: Part): report.ReportPart {
  const common = { code: part.code, title: part.title ?? null, guidance: part.guidance ?? null };
  const { content, material } = asked.written;
  const { last } = asked;
  switch (part.type) {
    case 'narrative': {
      const written = content.narratives[part.code];
      return {
        ...common,
        type: 'narrative',
        required: part.required,
        sentences: sayPart(part, material, asked.around),
        text: written?.text ?? null,
        preparedThen: written?.prepared ?? null,
        last: last ? lastText(last, part, asked.around) : null,
      };
    }
    case 'table':
      return { ...common, type: 'table', ...viewTable(asked, part) };
    case 'indicators': {
      const before = new Map(
        (last?.material.indicators[part.code] ?? []).map((row) => [row.code, row.value]),
      );
      const rows = (material.indicators[part.code] ?? []).map((row) => ({
        ...row,
        last: before.get(row.code) ?? null,
      }));
      return { ...common, type: 'indicators', year: asked.year, rows };
    }
    case 'records': {
      const lines = material.records[part.code] ?? { columns: [], rows: [], total: 0 };
      return {
        ...common,
        type: 'records',
        columns: [...lines.columns],
        rows: lines.rows.map((row) => ({ ...row, cells: [...row.cells] })),
        total: lines.total,
      };
    }
    case 'obligations':
      return { ...common, type: 'obligations', rows: [...(material.obligations[part.code] ?? [])] };
    case 'entry':
      return {
        ...common,
        type: 'entry',
        columns: [...part.columns],
        maxRows: part.maxRows,
        rows: content.entries[part.code] ?? [],
        last: last ? (last.content.entries[part.code] ?? []) : null,
      };
  }
}

const lastText = (last: Written, part: PartOf<'narrative'>, around: ViewAsked['around']): string =>
  last.content.narratives[part.code]?.text ?? preparedText(sayPart(part, last.material, around));

function viewTable(
  { written, last, choices }: ViewAsked,
  part: PartOf<'table'>,
): Pick<report.ReportPartOf<'table'>, 'columns' | 'rows'> {
  const rows = tableRows(part, valuesOf(written.material.figures), choices);
  const before = last && tableRows(part, valuesOf(last.material.figures), choices);
  return {
    columns: part.columns.map(({ name }) => name),
    rows: rows.map(({ name, band, cells }, at) => ({
      name,
      band,
      cells: cells.map(({ value, figures }, column) => ({
        value,
        figures: [...figures],
        last: before?.[at]?.cells[column]?.value ?? null,
      })),
    })),
  };
}
