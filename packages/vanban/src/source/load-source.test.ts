import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docxFiles, docxOf, p } from '../../test/docx-parts.ts';
import { loadSource } from './load-source.ts';
import { type RefusalCode, SourceRefusal } from './refusal.ts';
import type { SourceText } from './source-text.ts';

const bytesOf = (...parts: (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const wide = (text: string): number[] => [...Buffer.from(text, 'utf16le')];
const pad = new Array<number>(600).fill(0);

async function refusalOf(bytes: Uint8Array, limits = {}): Promise<SourceRefusal> {
  try {
    await loadSource(bytes, 'van-ban.docx', { limits });
  } catch (error) {
    if (error instanceof SourceRefusal) return error;
    throw error;
  }
  throw new Error('was taken in');
}

describe('refusals', () => {
  const cases: [string, RefusalCode, Uint8Array][] = [
    ['nothing', 'empty', new Uint8Array()],
    ['blanks', 'empty', bytesOf(' \n\t \n')],
    ['an old Word file', 'old-word', bytesOf(OLE, pad, wide('WordDocument'), pad)],
    ['an encrypted DOCX', 'encrypted', bytesOf(OLE, pad, wide('EncryptedPackage'), pad)],
    ['an old Excel file', 'not-a-document', bytesOf(OLE, pad, wide('Workbook'), pad)],
    ['rich text', 'rich-text', bytesOf('{\\rtf1\\ansi K\\u7871? ho\\u7841?ch}')],
    ['a web page', 'web-page', bytesOf('<!DOCTYPE html><html><body>Kế hoạch</body></html>')],
    [
      'Word in one XML',
      'word-xml',
      bytesOf('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>'),
    ],
    ['a picture', 'not-a-document', bytesOf([0x89], 'PNG\r\n', [0x1a, 0x0a], pad)],
    ['a program', 'not-a-document', bytesOf('MZ', [0x90, 0x00], pad)],
    [
      'random bytes',
      'not-a-document',
      Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at >> 3) * 31) % 256),
    ],
    [
      'a workbook',
      'not-a-document',
      zipSync({ '_rels/.rels': strToU8('<Relationships/>'), 'xl/workbook.xml': strToU8('<w/>') }),
    ],
    ['an archive', 'not-a-document', zipSync({ 'a.txt': strToU8('a') })],
    [
      'an OpenDocument text',
      'opendocument',
      zipSync({
        mimetype: strToU8('application/vnd.oasis.opendocument.text'),
        'content.xml': strToU8('<o/>'),
      }),
    ],
    ['a zip cut short', 'damaged', docxOf({ body: p('a') }).subarray(0, 300)],
    ['XML that is not well formed', 'damaged', docxOf({ body: '<w:p>' })],
    ['a document without text', 'empty', docxOf({ body: p(' ') })],
    ['a PDF cut short', 'damaged', bytesOf('%PDF-1.7\n1 0 obj\n<<')],
  ];
  it.each(cases)('%s', async (_, code, bytes) => {
    const refusal = await refusalOf(bytes);
    expect(refusal.code).toBe(code);
    expect(refusal.messages.vi).toMatch(
      /[ạảãàáâậầấẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữửừứíìịỉĩýỳỷỵỹđ]/i,
    );
    expect(refusal.messages.en).not.toMatch(/undefined|NaN/);
    expect(refusal.messages.vi).not.toMatch(/undefined|NaN/);
  });

  it('names no kind by the file name: a DOCX called .pdf is read', async () => {
    expect((await loadSource(docxOf({ body: p('a') }), 'x.pdf')).format).toBe('docx');
  });

  it('looks at the size first', async () => {
    const refusal = await refusalOf(new Uint8Array(2000), { bytes: 1000 });
    expect(refusal.code).toBe('too-large');
    expect(refusal.details).toMatchObject({ size: 2000, limit: 1000 });
    expect((await refusalOf(bytesOf('chữ '.repeat(100)), { characters: 50 })).code).toBe('too-large');
  });
});

describe('hostile files', () => {
  it('stops a part that inflates without end', async () => {
    const files = docxFiles({ body: p('a') });
    files['word/document.xml'] = new Uint8Array(30 * 1024 * 1024).fill(32);
    const bomb = zipSync(files, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect((await refusalOf(bomb)).code).toBe('zip-bomb');
  });

  it('does not believe a declared size', async () => {
    const bytes = docxOf({ body: p('b '.repeat(3_000_000)) });
    const lying = Uint8Array.from(bytes);
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 46 < lying.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    }
    expect((await refusalOf(lying)).code).toBe('zip-bomb');
    expect((await refusalOf(bytes, { ratio: 1e9, partBytes: 1_000_000 })).code).toBe('zip-bomb');
  });

  it('expands no entities and takes no document type', async () => {
    const files = docxFiles({ body: p('a') });
    const xml = new TextDecoder().decode(files['word/document.xml']);
    const bomb = xml
      .replace('?>', '?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>')
      .replace('>a<', '>&b;<');
    expect((await refusalOf(zipSync({ ...files, 'word/document.xml': strToU8(bomb) }))).code).toBe('unsafe');
    const entity = xml.replace('>a<', '>&b;<');
    expect((await refusalOf(zipSync({ ...files, 'word/document.xml': strToU8(entity) }))).code).toBe(
      'damaged',
    );
  });

  it('stops at depth, at a flood of elements, and at a table of absurd width', async () => {
    const deep = '<w:sdt><w:sdtContent>'.repeat(5_000) + p('a') + '</w:sdtContent></w:sdt>'.repeat(5_000);
    expect((await refusalOf(docxOf({ body: deep }))).code).toBe('too-complex');
    expect((await refusalOf(docxOf({ body: p('a').repeat(200) }), { elements: 100 })).code).toBe(
      'too-complex',
    );
    const wide = `<w:tr>${`<w:tc>${p('a')}</w:tc>`.repeat(600)}</w:tr>`;
    const tall = `<w:tr><w:tc>${p('a')}</w:tc></w:tr>`.repeat(600);
    expect(
      (await refusalOf(docxOf({ body: `<w:tbl>${wide}${tall}</w:tbl>` }), { elements: 20_000 })).code,
    ).toBe('too-complex');
  });

  it('never looks outside the package, whatever a relation says', async () => {
    const files = docxFiles({ body: p('a') });
    files['_rels/.rels'] = strToU8(
      '<Relationships><Relationship Type="x/officeDocument" Target="../../../word/document.xml"/></Relationships>',
    );
    expect((await loadSource(zipSync(files))).text).toBe('a\n');
  });

  it('refuses two parts of one name', async () => {
    const files = docxFiles({ body: p('a') });
    const bytes = zipSync({ ...files, 'WORD/document.xml': strToU8('<x/>') });
    expect((await refusalOf(bytes)).code).toBe('damaged');
  });
});

/** What every source text promises. */
function checkInvariants({ text, paragraphs, tables }: SourceText): void {
  expect(text).toBe(text.normalize('NFC'));
  expect(text).not.toMatch(/[\r\u00a0\u200b\u00ad]/);
  let last = 0;
  for (const { start, end } of paragraphs) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    expect(text.slice(start, end)).not.toContain('\n');
    last = end;
  }
  expect(last).toBeLessThanOrEqual(text.length);
  let before = 0;
  for (const table of tables) {
    expect(table.start).toBeGreaterThanOrEqual(before);
    before = table.start;
    let at = table.start;
    for (const cell of table.rows.flat()) {
      expect(cell.start).toBeGreaterThanOrEqual(at);
      expect(cell.end).toBeGreaterThanOrEqual(cell.start);
      at = cell.end;
    }
    expect(at).toBeLessThanOrEqual(table.end);
    expect(table.end).toBeLessThanOrEqual(text.length);
  }
}

async function loadsOrRefuses(bytes: Uint8Array): Promise<void> {
  try {
    checkInvariants(await loadSource(bytes));
  } catch (error) {
    if (!(error instanceof SourceRefusal)) throw error;
  }
}

describe('much work', () => {
  it('is done in a thread and gives the same', async () => {
    const many = docxOf({ body: Array.from({ length: 30_000 }, (_, at) => p(`Điều ${at}`)).join('') });
    expect(many.length).toBeLessThan(1024 * 1024);
    const { text } = await loadSource(many);
    expect(text.split('\n')).toHaveLength(30_001);
    expect(text.endsWith('Điều 29999\n')).toBe(true);
  });

  it('is given up after the time allowed, and the next file is read', async () => {
    const slow = docxOf({ body: Array.from({ length: 60_000 }, (_, at) => p(`${at}`)).join('') });
    const refusal = await refusalOf(slow, { seconds: 0.01 });
    expect([refusal.code, refusal.details]).toEqual(['too-complex', { what: 'seconds', limit: 0.01 }]);
    expect((await loadSource(slow)).text).toContain('59999');
  });

  it('is not caused by marks without end upon a letter', async () => {
    const marks = new TextEncoder().encode(`a${'\u0301\u0323'.repeat(400_000)}`);
    expect((await loadSource(marks)).text.length).toBeLessThan(20);
  });
});

describe('any input', () => {
  it('of bytes is read or refused', async () => {
    const starts = fc.constantFrom<number[]>(
      [],
      [0x50, 0x4b, 3, 4],
      [...Buffer.from('%PDF-1.7\n')],
      OLE,
      [0xff, 0xfe],
      [0xef, 0xbb, 0xbf],
    );
    await fc.assert(
      fc.asyncProperty(starts, fc.uint8Array({ maxLength: 300 }), (start, rest) =>
        loadsOrRefuses(bytesOf(start, [...rest])),
      ),
      { numRuns: 400 },
    );
  });

  it('of text keeps the promises of a source text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) =>
        loadsOrRefuses(new TextEncoder().encode(text)),
      ),
      { numRuns: 300 },
    );
  });

  it('of damaged DOCX is read or refused', async () => {
    const whole = docxOf({
      body: `${p('Số: 1/KH-UBND')}<w:tbl><w:tr><w:tc>${p('a')}</w:tc><w:tc>${p('b')}</w:tc></w:tr></w:tbl>`,
      styles: '<w:style w:styleId="a"/>',
      numbering: '',
    });
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(damage, (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        return loadsOrRefuses(bytes);
      }),
      { numRuns: 300 },
    );
  });

  it('of nested Word elements in any order is read', async () => {
    const { element } = fc.letrec<{ element: string }>((tie) => ({
      element: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(
          p('Kế hoạch'),
          '<w:br/>',
          '<w:tab/>',
          '<w:fldChar w:fldCharType="begin"/>',
          '<w:fldChar w:fldCharType="end"/>',
        ),
        fc
          .tuple(
            fc.constantFrom(
              'p',
              'r',
              'tbl',
              'tr',
              'tc',
              'sdt',
              'sdtContent',
              'ins',
              'del',
              't',
              'drawing',
              'txbxContent',
              'hyperlink',
            ),
            fc.array(tie('element'), { maxLength: 4 }),
          )
          .map(([name, children]) => `<w:${name}>${children.join('')}</w:${name}>`),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(element, { maxLength: 5 }), (body) =>
        loadsOrRefuses(docxOf({ body: p('đầu') + body.join('') })),
      ),
      { numRuns: 200 },
    );
  });
});
