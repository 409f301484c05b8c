import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import {
  AlignmentType,
  BorderStyle,
  Document,
  type ILevelsOptions,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

/** The real plan, as it was handed over: without the national name, two columns one under the other. */
export function readPlanText(): string {
  const path = new URL('../../../data/thai-binh/ke-hoach-31-kh-ubnd-2022.txt', import.meta.url);
  return readFileSync(path, 'utf8').normalize('NFC');
}

/** The parts of a plan text that a layout places; lines without their line ends, none empty. */
export interface PlanParts {
  readonly number: string;
  readonly placeAndDate: string;
  readonly kind: string;
  readonly title: string;
  readonly body: readonly string[];
  readonly recipients: readonly string[];
  readonly typist: string | undefined;
  readonly authority: readonly string[];
  readonly signer: string;
}

/** Splits a plan text of the shape of the real plan. */
export function splitPlan(text: string): PlanParts {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const find = (pattern: RegExp): number => {
    const at = lines.findIndex((line) => pattern.test(line));
    if (at < 0) throw new Error(`no line ${pattern}`);
    return at;
  };
  const number = find(/^Số:/);
  const date = find(/ngày .+ tháng .+ năm/);
  const kind = find(/^KẾ HOẠCH$/);
  const recipients = find(/^Nơi nhận:/);
  const authority = find(/^(?:TM|KT|TL|TUQ)\./);
  const listed = lines.slice(recipients, authority);
  return {
    number: lines[number] ?? '',
    placeAndDate: lines[date] ?? '',
    kind: lines[kind] ?? '',
    title: lines[kind + 1] ?? '',
    body: lines.slice(kind + 2, recipients),
    recipients: listed.filter((line) => /^(?:Nơi nhận|-)/.test(line)),
    typist: listed.find((line) => !/^(?:Nơi nhận|-)/.test(line)),
    authority: lines.slice(authority, -1),
    signer: lines.at(-1) ?? '',
  };
}

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const BARE = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
};

function line(
  text: string,
  look: { bold?: boolean; italics?: boolean; center?: boolean; size?: number } = {},
): Paragraph {
  return new Paragraph({
    ...(look.center && { alignment: AlignmentType.CENTER }),
    children: [
      new TextRun({
        text,
        ...(look.bold && { bold: true }),
        ...(look.italics && { italics: true }),
        ...(look.size && { size: look.size }),
      }),
    ],
  });
}

function sideBySide(left: Paragraph[], right: Paragraph[]): Table {
  const cell = (children: Paragraph[]): TableCell =>
    new TableCell({ children, width: { size: 4500, type: WidthType.DXA }, borders: BARE });
  return new Table({
    borders: BARE,
    columnWidths: [4500, 4500],
    rows: [new TableRow({ children: [cell(left), cell(right)] })],
  });
}

/** The levels of the automatic list: I., 1., -. */
const LEVELS: ILevelsOptions[] = [
  { level: 0, format: LevelFormat.UPPER_ROMAN, text: '%1.', alignment: AlignmentType.LEFT },
  { level: 1, format: LevelFormat.DECIMAL, text: '%2.', alignment: AlignmentType.LEFT },
  { level: 2, format: LevelFormat.BULLET, text: '-', alignment: AlignmentType.LEFT },
];

const LABELS: readonly RegExp[] = [/^[IVX]+\.\s+/, /^\d+\.\s+/, /^-\s+/];

function bodyParagraph(text: string, automatic: boolean): Paragraph {
  const level = automatic ? LABELS.findIndex((label) => label.test(text)) : -1;
  const heading = /^[IVX]+\.\s/.test(text);
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: { before: 120 },
    ...(level < 0 ? { indent: { firstLine: 567 } } : { numbering: { reference: 'plan', level } }),
    children: [
      new TextRun({
        text: level < 0 ? text : text.replace(LABELS[level] ?? '', ''),
        ...(heading && { bold: true }),
      }),
    ],
  });
}

const HEADING_LEFT = ['ỦY BAN NHÂN DÂN', 'TỈNH THÁI BÌNH'] as const;
const HEADING_RIGHT = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'] as const;

/**
 * The plan as a Word file in the layout of Decree 30: heading and signature blocks as tables without borders.
 * With `automatic` the numbers of sections and items and the dashes are Word's, none is typed.
 */
export async function planAsDocx(
  text: string,
  { numbering }: { numbering: 'typed' | 'automatic' },
): Promise<Uint8Array> {
  const plan = splitPlan(text);
  const automatic = numbering === 'automatic';
  const heading = sideBySide(
    [
      ...HEADING_LEFT.map((text) => line(text, { bold: true, center: true })),
      line(plan.number, { center: true }),
    ],
    [
      ...HEADING_RIGHT.map((text) => line(text, { bold: true, center: true })),
      line(plan.placeAndDate, { italics: true, center: true }),
    ],
  );
  const signature = sideBySide(
    [
      line(plan.recipients[0] ?? '', { bold: true, italics: true, size: 24 }),
      ...plan.recipients.slice(1).map((text) => line(text, { size: 22 })),
      ...(plan.typist ? [line(plan.typist, { size: 22 })] : []),
    ],
    [
      ...plan.authority.map((text) => line(text, { bold: true, center: true })),
      line('', {}),
      line('', {}),
      line(plan.signer, { bold: true, center: true }),
    ],
  );
  const document = new Document({
    styles: { default: { document: { run: { font: 'Times New Roman', size: 28 } } } },
    numbering: { config: [{ reference: 'plan', levels: LEVELS }] },
    sections: [
      {
        children: [
          heading,
          line('', {}),
          line(plan.kind, { bold: true, center: true }),
          line(plan.title, { bold: true, center: true }),
          line('', {}),
          ...plan.body.map((text) => bodyParagraph(text, automatic)),
          line('', {}),
          signature,
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** A string as typst content that shows exactly these characters. */
function shown(text: string): string {
  return `#${JSON.stringify(text)}`;
}

/** Folder with the four faces of Tinos, the free typeface with the widths of Times New Roman. */
function fontPaths(): string[] {
  const require = createRequire(import.meta.url);
  const root = dirname(require.resolve('@expo-google-fonts/tinos/package.json'));
  return ['400Regular', '400Regular_Italic', '700Bold'].map((face) => `${root}/${face}`);
}

/** Sets typst source with Tinos and gives the PDF. */
export async function typstToPdf(source: string): Promise<Uint8Array> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: fontPaths() }] });
  return new Uint8Array(compiler.pdf({ mainFileContent: source }));
}

/** The page of Decree 30 in typst: A4, margins, page number in the head from page 2. */
export const PAGE_SETUP = `
#set page(paper: "a4", margin: (top: 2.2cm, bottom: 2.2cm, left: 3cm, right: 2cm), header: context {
  if counter(page).get().first() > 1 { align(center, counter(page).display()) }
})
#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false)
#set par(justify: true, first-line-indent: (amount: 1cm, all: true), leading: 0.5em, spacing: 0.9em)
`;

/** The plan as a PDF with a text layer, as a word processor prints it: 14 pt, justified, numbered pages. */
export async function planAsPdf(text: string): Promise<Uint8Array> {
  const plan = splitPlan(text);
  const stack = (lines: readonly string[], look = ''): string =>
    lines
      .map((text) => `#par(first-line-indent: 0pt, justify: false)[#text(${look})[${shown(text)}]]`)
      .join('\n');
  const source = `${PAGE_SETUP}
#grid(columns: (2fr, 3fr), column-gutter: 0.5cm,
  align(center)[${stack(HEADING_LEFT, 'size: 12pt, weight: "bold"')}
    ${stack([plan.number], 'size: 13pt')}],
  align(center)[${stack(HEADING_RIGHT, 'size: 12pt, weight: "bold"')}
    ${stack([plan.placeAndDate], 'size: 13pt, style: "italic"')}])
#align(center)[${stack([plan.kind, plan.title], 'weight: "bold"')}]
${plan.body.map((text) => (/^[IVX]+\.\s/.test(text) ? `*${shown(text)}*` : shown(text))).join('\n\n')}

#grid(columns: (1fr, 1fr),
  [${stack(plan.recipients.slice(0, 1), 'size: 12pt, weight: "bold", style: "italic"')}
   ${stack([...plan.recipients.slice(1), ...(plan.typist ? [plan.typist] : [])], 'size: 11pt')}],
  align(center)[${stack(plan.authority, 'weight: "bold"')} #v(2cm) ${stack([plan.signer], 'weight: "bold"')}])
`;
  return typstToPdf(source);
}
