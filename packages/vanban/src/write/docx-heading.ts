import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
} from 'docx';
import type { ComposedDocument } from './compose.ts';
import { DECREE30, POINTS_PER_MM, type SizeSet } from './decree30.ts';
import {
  centredRule,
  halfPoints,
  layoutCell,
  NO_TABLE_BORDERS,
  pointTwips,
  spacer,
  stacked,
  twips,
  wordRuns,
} from './docx-parts.ts';

/** A borderless table of two columns that hangs over the margins by the cell padding of Word. */
function twoColumns(leftWidth: number, rightWidth: number, rows: readonly TableRow[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: twips(leftWidth + rightWidth), type: 'dxa' },
    columnWidths: [twips(leftWidth), twips(rightWidth)],
    indent: { size: -twips(DECREE30.headingOverhang.value), type: 'dxa' },
    borders: NO_TABLE_BORDERS,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows,
  });
}

/** Issuer, number and subject of a letter on the left; national name, motto, place and date on the right. */
export function headingTable({ heading, sizes }: ComposedDocument): Table {
  const { leftWidth, rightWidth } = heading;
  const number = stacked([heading.number], { size: sizes.number.value, before: 6 });
  const subject = stacked(heading.subject, {
    size: sizes.letterSubject.value,
    before: DECREE30.letterSubjectGap.value,
  });
  const urgency = heading.urgency ? [...urgencyBox(heading.urgency, leftWidth, sizes), spacer()] : [];
  return twoColumns(leftWidth, rightWidth, [
    new TableRow({
      cantSplit: true,
      children: [
        layoutCell(
          [
            ...stacked(heading.superior, { size: sizes.issuer.value }),
            ...stacked(heading.issuer, { size: sizes.issuer.value, bold: true }),
            centredRule(heading.issuerRule, leftWidth),
          ],
          leftWidth,
        ),
        layoutCell(
          [
            ...stacked([heading.nationalName], { size: sizes.nationalName.value, bold: true }),
            ...stacked([heading.motto], { size: sizes.motto.value, bold: true }),
            centredRule(heading.mottoRule, rightWidth),
          ],
          rightWidth,
        ),
      ],
    }),
    new TableRow({
      cantSplit: true,
      children: [
        layoutCell([...number, ...subject, ...urgency], leftWidth),
        layoutCell(
          stacked([heading.placeDate], { size: sizes.placeDate.value, italic: true, before: 6 }),
          rightWidth,
        ),
      ],
    }),
  ]);
}

type Urgency = NonNullable<ComposedDocument['heading']['urgency']>;

function urgencyBox(urgency: Urgency, columnWidth: number, sizes: SizeSet): (Paragraph | Table)[] {
  const line = {
    style: BorderStyle.SINGLE,
    size: Math.round(DECREE30.ruleWeight.value * 8),
    color: '000000',
  };
  const borders = { top: line, bottom: line, left: line, right: line };
  return [
    spacer(6),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: twips(urgency.width), type: 'dxa' },
      columnWidths: [twips(urgency.width)],
      indent: { size: twips((columnWidth - urgency.width) / 2), type: 'dxa' },
      rows: [
        new TableRow({
          height: { value: twips(urgency.height), rule: HeightRule.EXACT },
          children: [
            new TableCell({
              borders,
              verticalAlign: 'center',
              margins: { left: 0, right: 0, top: 0, bottom: 0 },
              children: stacked([urgency.label], { size: sizes.urgency.value, bold: true }),
            }),
          ],
        }),
      ],
    }),
  ];
}

/** Kind and subject with the rule beneath; nothing for an official letter. */
export function titleParagraphs({ head, sizes }: ComposedDocument, textRoom: number): Paragraph[] {
  if (head.kind === '') return [spacer(12)];
  return [
    ...stacked([head.kind], { size: sizes.kind.value, bold: true, before: 14, keepNext: true }),
    ...stacked(head.lines, { size: sizes.kind.value, bold: true, keepNext: true }),
    centredRule(head.rule, textRoom),
    spacer(12),
  ];
}

/** "Kính gửi:" on one line, or with a dash for each of several. */
export function addresseeParagraphs({ addressees, sizes }: ComposedDocument): Paragraph[] {
  const { label, names, labelIndent, nameIndent } = addressees;
  const size = sizes.body.value;
  if (names.length === 0) return [];
  if (names.length === 1) return stacked([`${label} ${names[0]}`], { size, before: 4, after: 12 });
  const hanging = twips(size * 0.21);
  return [
    ...stacked([label], { size, align: 'left', before: 4, after: 4, indent: { left: twips(labelIndent) } }),
    ...names.flatMap((name, index) =>
      stacked([name], {
        size,
        align: 'left',
        after: index === names.length - 1 ? 12 : 4,
        indent: { left: twips(nameIndent) + hanging, hanging },
      }),
    ),
  ];
}

export function enactorParagraphs({ enactor, sizes }: ComposedDocument): Paragraph[] {
  if (enactor === '') return [];
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: pointTwips(6), after: pointTwips(6) },
      children: wordRuns([{ text: enactor, bold: true }], sizes.body.value),
    }),
  ];
}

/** Recipients left, authority and signer right, on the same level and on one page. */
export function signatureTable({ signature, recipients, sizes }: ComposedDocument, textRoom: number): Table {
  const half = (textRoom + 2 * DECREE30.headingOverhang.value) / 2;
  const indent = twips(DECREE30.headingOverhang.value);
  const hanging = halfPoints(sizes.recipients.value) * 6;
  return twoColumns(half, half, [
    new TableRow({
      cantSplit: signature.keepTogether,
      children: [
        layoutCell(
          [
            ...stacked(['Nơi nhận:'], {
              size: sizes.recipientsLabel.value,
              bold: true,
              italic: true,
              align: 'left',
              indent: { left: indent },
            }),
            ...recipients.flatMap((line) =>
              stacked([line], {
                size: sizes.recipients.value,
                align: 'left',
                indent: { left: indent + hanging, hanging },
              }),
            ),
          ],
          half,
        ),
        layoutCell(
          [
            ...stacked(signature.authority, { size: sizes.signature.value, bold: true }),
            ...stacked([signature.name], {
              size: sizes.signature.value,
              bold: true,
              before: DECREE30.signatureGap.value * POINTS_PER_MM,
            }),
          ],
          half,
        ),
      ],
    }),
  ]);
}
