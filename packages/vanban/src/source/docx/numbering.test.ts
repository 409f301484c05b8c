import { describe, expect, it } from 'vitest';
import { abstractNum, docxOf, item, lvl, num, p } from '../../../test/docx-parts.ts';
import { loadSource } from '../load-source.ts';
import { formatNumber } from './number-format.ts';

async function linesOf(parts: Parameters<typeof docxOf>[0]): Promise<string[]> {
  const { text } = await loadSource(docxOf(parts));
  return text.split('\n').filter((line) => line !== '');
}

const OUTLINE =
  lvl(0, 'upperRoman', '%1.') +
  lvl(1, 'decimal', '%2.') +
  lvl(2, 'lowerLetter', '%3)') +
  lvl(3, 'bullet', '\uf0b7');

describe('automatic numbers', () => {
  it('counts levels and restarts the deeper ones', async () => {
    const lines = await linesOf({
      numbering: abstractNum(1, OUTLINE) + num(1, 1),
      body: [
        item('A', 1, 0),
        item('B', 1, 1),
        item('C', 1, 2),
        item('D', 1, 2),
        item('E', 1, 3),
        item('F', 1, 1),
        item('G', 1, 2),
        item('H', 1, 0),
        item('I', 1, 1),
      ].join(''),
    });
    expect(lines).toEqual(['I. A', '1. B', 'a) C', 'b) D', '- E', '2. F', 'a) G', 'II. H', '1. I']);
  });

  it('writes numbers of upper levels, digits only when the level is legal', async () => {
    const levels =
      lvl(0, 'upperRoman', '%1.') +
      lvl(1, 'decimal', '%1.%2.') +
      lvl(2, 'decimal', '%1.%2.%3.', '<w:isLgl/>');
    const lines = await linesOf({
      numbering: abstractNum(1, levels) + num(1, 1),
      body: item('A', 1, 0) + item('B', 1, 0) + item('C', 1, 1) + item('D', 1, 2) + item('E', 1, 2),
    });
    expect(lines).toEqual(['I. A', 'II. B', 'II.1. C', '2.1.1. D', '2.1.2. E']);
  });

  it('keeps counting across instances of a list, and restarts once at an override', async () => {
    const lines = await linesOf({
      numbering:
        abstractNum(1, lvl(0, 'decimal', '%1.')) +
        num(1, 1) +
        num(2, 1) +
        num(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
      body: [item('A', 1, 0), item('B', 2, 0), item('C', 3, 0), item('D', 3, 0), item('E', 1, 0)].join(''),
    });
    expect(lines).toEqual(['1. A', '2. B', '5. C', '6. D', '7. E']);
  });

  it('takes the look of a level from an override', async () => {
    const lines = await linesOf({
      numbering:
        abstractNum(1, lvl(0, 'decimal', '%1.')) +
        num(1, 1, `<w:lvlOverride w:ilvl="0">${lvl(0, 'lowerRoman', '(%1)')}</w:lvlOverride>`),
      body: item('A', 1, 0) + item('B', 1, 0),
    });
    expect(lines).toEqual(['(i) A', '(ii) B']);
  });

  it('obeys lvlRestart: never, and only after the first level', async () => {
    const levels =
      lvl(0, 'upperRoman', '%1.') +
      lvl(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>') +
      lvl(2, 'lowerLetter', '%3)', '<w:lvlRestart w:val="1"/>');
    const lines = await linesOf({
      numbering: abstractNum(1, levels) + num(1, 1),
      body: [
        item('A', 1, 0),
        item('B', 1, 1),
        item('C', 1, 2),
        item('D', 1, 1),
        item('E', 1, 2),
        item('F', 1, 0),
        item('G', 1, 1),
        item('H', 1, 2),
      ].join(''),
    });
    expect(lines).toEqual(['I. A', '1. B', 'a) C', '2. D', 'b) E', 'II. F', '3. G', 'a) H']);
  });

  it('numbers by style, with the level that the list gives to the style', async () => {
    const lines = await linesOf({
      styles:
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
        '<w:style w:type="paragraph" w:styleId="Khoan"><w:basedOn w:val="Muc"/></w:style>',
      numbering:
        abstractNum(
          1,
          lvl(0, 'upperRoman', '%1.', '<w:pStyle w:val="Muc"/>') +
            lvl(1, 'decimal', '%2.', '<w:pStyle w:val="Khoan"/>'),
        ) + num(1, 1),
      body:
        p('A', '<w:pStyle w:val="Muc"/>') +
        p('B', '<w:pStyle w:val="Khoan"/>') +
        p('C', '<w:pStyle w:val="Khoan"/><w:numPr><w:numId w:val="0"/></w:numPr>') +
        p('D', '<w:pStyle w:val="Khoan"/>'),
    });
    expect(lines).toEqual(['I. A', '1. B', 'C', '2. D']);
  });

  it('follows a link to a numbering style', async () => {
    const lines = await linesOf({
      styles:
        '<w:style w:type="numbering" w:styleId="Ds"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
      numbering:
        abstractNum(1, '<w:numStyleLink w:val="Ds"/>') +
        abstractNum(2, `<w:styleLink w:val="Ds"/>${lvl(0, 'upperLetter', '%1.')}`) +
        num(1, 1) +
        num(2, 2),
      body: item('A', 1, 0) + item('B', 1, 0),
    });
    expect(lines).toEqual(['A. A', 'B. B']);
  });

  it('counts an empty item without writing it, and not one struck by revision', async () => {
    const struck =
      '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>' +
      '<w:del w:id="2"><w:r><w:delText>X</w:delText></w:r></w:del></w:p>';
    const lines = await linesOf({
      numbering: abstractNum(1, lvl(0, 'decimal', '%1.')) + num(1, 1),
      body: item('A', 1, 0) + item('', 1, 0) + struck + item('B', 1, 0),
    });
    expect(lines).toEqual(['1. A', '3. B']);
  });

  it.each([
    ['+', '', '+ A'],
    ['–', '', '- A'],
    ['o', '<w:rPr><w:rFonts w:hAnsi="Courier New"/></w:rPr>', '- A'],
    ['\uf0d8', '<w:rPr><w:rFonts w:hAnsi="Wingdings"/></w:rPr>', '- A'],
  ])('bullet %s', async (sign, font, expected) => {
    const level = `<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="${sign}"/>${font}</w:lvl>`;
    const lines = await linesOf({ numbering: abstractNum(1, level) + num(1, 1), body: item('A', 1, 0) });
    expect(lines).toEqual([expected]);
  });

  it('ignores a list that does not exist', async () => {
    expect(await linesOf({ body: item('A', 9, 0) })).toEqual(['A']);
  });
});

describe('formats', () => {
  it.each([
    [4, 'upperRoman', 'IV'],
    [1999, 'lowerRoman', 'mcmxcix'],
    [5, 'lowerLetter', 'e'],
    [28, 'lowerLetter', 'bb'],
    [3, 'upperLetter', 'C'],
    [7, 'decimalZero', '07'],
    [12, 'decimalZero', '12'],
    [4, 'ordinalText', 'Thứ tư'],
    [1, 'ordinalText', 'Thứ nhất'],
    [3, 'cardinalText', 'Ba'],
    [3, 'none', ''],
    [3, 'japaneseCounting', '3'],
    [0, 'upperRoman', '0'],
  ])('%i as %s', (value, format, shown) => {
    expect(formatNumber(value, format)).toBe(shown);
  });
});
