import type { Paragraph, Table } from 'docx';
import { CERTIFICATE, type ComposedCertificates, composeCertificates } from './compose.ts';
import type { CertificateSet } from './model.ts';

/**
 * The certificates as one DOCX, a sheet for each person.
 * @throws ZodError when the set breaks the model
 */
export async function certificatesToDocx(set: CertificateSet): Promise<Uint8Array> {
  const composed = composeCertificates(set);
  // The library is large; who does not write must not pay for it.
  const docx = await import('docx');
  const parts = await import('../docx-parts.ts');
  const { DECREE30 } = await import('../decree30.ts');
  const { twips, stacked, centredRule, spacer, layoutCell, halfPoints, NO_TABLE_BORDERS, pointTwips } = parts;
  const { sizes, margin, border } = CERTIFICATE;
  const room = CERTIFICATE.width - 2 * margin.side;
  const line = (weight: number, from: number) => ({
    style: docx.BorderStyle.THIN_THICK_MEDIUM_GAP,
    size: Math.round(weight * 8),
    color: border.colour,
    space: Math.round(from),
  });
  const twoColumns = (left: (Paragraph | Table)[], right: (Paragraph | Table)[]) =>
    new docx.Table({
      layout: docx.TableLayoutType.FIXED,
      width: { size: twips(room), type: 'dxa' },
      columnWidths: [twips(room / 2), twips(room / 2)],
      borders: NO_TABLE_BORDERS,
      margins: { left: 0, right: 0, top: 0, bottom: 0 },
      rows: [
        new docx.TableRow({
          cantSplit: true,
          children: [layoutCell(left, room / 2), layoutCell(right, room / 2)],
        }),
      ],
    });
  const coloured = (text: string, size: number, color: string, before: number, after: number) =>
    new docx.Paragraph({
      alignment: docx.AlignmentType.CENTER,
      spacing: { before: pointTwips(before), after: pointTwips(after) },
      children: [new docx.TextRun({ text, size: halfPoints(size), bold: true, color })],
    });
  const sheet = (one: ComposedCertificates['sheets'][number]): (Paragraph | Table)[] => [
    twoColumns(
      [
        ...stacked(composed.superior, { size: sizes.heading }),
        ...stacked(composed.issuer, { size: sizes.heading, bold: true }),
        centredRule(composed.issuerRule, room / 2),
      ],
      [
        ...stacked([composed.nationalName], { size: sizes.heading, bold: true }),
        ...stacked([composed.motto], { size: sizes.motto, bold: true }),
        centredRule(composed.mottoRule, room / 2),
      ],
    ),
    coloured(capitalTitle(composed.title), sizes.title, CERTIFICATE.titleColour, 40 + air(one), 8),
    ...stacked([composed.certifier], { size: sizes.certifier, bold: true }),
    ...stacked(['chứng nhận ông (bà):'], { size: sizes.body, italic: true, before: 2, after: 10 }),
    ...stacked([one.name], { size: sizes.name, bold: true, after: 6 }),
    ...stacked(one.about, { size: sizes.body }),
    ...stacked([one.says], {
      size: sizes.body,
      before: 10,
      after: 34 + air(one),
      indent: { left: twips(14), right: twips(14) },
    }),
    twoColumns(stacked([one.number], { size: sizes.number, align: 'left', before: 2 }), [
      ...stacked([composed.placeDate], { size: sizes.placeDate, italic: true, after: 3 }),
      ...stacked(composed.authority, { size: sizes.placeDate, bold: true }),
      ...stacked([composed.signer], {
        size: sizes.placeDate,
        bold: true,
        before: CERTIFICATE.signatureGap * 2.83,
      }),
    ]),
    spacer(),
  ];
  const document = new docx.Document({
    title: composed.title,
    creator: composed.author,
    lastModifiedBy: composed.author,
    styles: {
      default: {
        document: {
          run: {
            font: DECREE30.typeface.name,
            size: halfPoints(sizes.body),
            color: '000000',
            language: { value: 'vi-VN', eastAsia: 'vi-VN' },
          },
        },
      },
    },
    sections: composed.sheets.map((one) => ({
      properties: {
        page: {
          size: {
            // The library turns the sheet itself: it wants the sides as of one that stands.
            width: twips(CERTIFICATE.height),
            height: twips(CERTIFICATE.width),
            orientation: docx.PageOrientation.LANDSCAPE,
          },
          margin: {
            top: twips(margin.top),
            bottom: twips(margin.bottom),
            left: twips(margin.side),
            right: twips(margin.side),
            header: 0,
            footer: 0,
          },
          borders: {
            pageBorders: { offsetFrom: docx.PageBorderOffsetFrom.PAGE },
            pageBorderTop: line(border.outerWeight, border.outer * 2.83),
            pageBorderBottom: line(border.outerWeight, border.outer * 2.83),
            pageBorderLeft: line(border.outerWeight, border.outer * 2.83),
            pageBorderRight: line(border.outerWeight, border.outer * 2.83),
          },
        },
      },
      children: sheet(one),
    })),
  });
  return new Uint8Array(await docx.Packer.toBuffer(document));
}

/** Points more above and below where less is known of the person: the sheet stays as high. */
const air = ({ about }: ComposedCertificates['sheets'][number]): number => (2 - about.length) * 9;

const capitalTitle = (title: string): string => title.toLocaleUpperCase('vi');
