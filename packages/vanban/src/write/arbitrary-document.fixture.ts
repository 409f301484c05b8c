import fc from 'fast-check';
import type { DocumentBlock, OfficialDocument } from './model.ts';

export interface MadeDocument {
  readonly document: OfficialDocument;
  /** Words that must come out of the file as they went in (blanks aside). */
  readonly printed: readonly string[];
}

/**
 * A document with the given kind of text in every field that takes text. End marks are appended, because the
 * writer sets its own.
 */
export function anyDocument(text: fc.Arbitrary<string>): fc.Arbitrary<MadeDocument> {
  return fc
    .record({
      words: fc.array(text, { minLength: 14, maxLength: 14 }),
      wide: fc.boolean(),
      letter: fc.boolean(),
    })
    .map(({ words, wide, letter }) => {
      const word = (index: number): string => `${words[index] ?? ''}x`;
      const bare = (index: number): string => word(index).replaceAll('\n', ' ');
      const body: DocumentBlock[] = [
        { kind: 'section', text: 'Mục' },
        { kind: 'item', text: word(0), heading: true },
        { kind: 'item', level: 2, text: word(1) },
        {
          kind: 'point',
          text: [
            { text: word(2), bold: true },
            { text: word(3), italic: true },
          ],
        },
        { kind: 'dash', text: word(4) },
        { kind: 'plus', text: word(5) },
        {
          kind: 'table',
          caption: word(6),
          columns: [
            { header: 'TT', width: 1, kind: 'ordinal' },
            { header: word(7), width: 3 },
            { header: 'Số', width: 2, kind: 'number', group: word(8) },
          ],
          rows: [{ style: 'band', cells: [word(9)] }, { cells: [word(10), 1.5] }],
          notes: [word(11)],
        },
        { kind: 'paragraph', text: 'hết' },
      ];
      const document: OfficialDocument = {
        kind: letter ? 'CV' : 'BC',
        title: bare(12),
        heading: { issuer: bare(13), symbol: 'BC-X', place: bare(12), date: '2022' },
        addressees: [bare(0), bare(1)],
        legalBases: [bare(2)],
        body: wide ? [{ kind: 'paragraph', text: word(0) }] : body,
        signature: { authority: [bare(3)], name: bare(4) },
        recipients: { to: [bare(5)], file: bare(6) },
        annexes: wide ? [{ title: bare(7), orientation: 'landscape', blocks: body }] : [],
      };
      return { document, printed: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(word) };
    });
}
