import { strFromU8, unzipSync } from 'fflate';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, describe, expect, it } from 'vitest';
import { startDocumentWriter } from '../document-writer.ts';
import { composeCertificates } from './compose.ts';
import type { CertificateSet } from './model.ts';
import { certificatesToDocx } from './to-docx.ts';
import { certificatesToPdf } from './to-pdf.ts';

const SET: CertificateSet = {
  superior: 'Ủy ban nhân dân tỉnh Thái Bình',
  issuer: 'Sở Tư pháp',
  symbol: 'GCN-STP',
  firstNumber: 9,
  place: 'Thái Bình',
  date: '2022-06-03',
  says: 'đã hoàn thành lớp “Tập huấn #lồng ghép [giới]”;',
  authority: ['Giám đốc'],
  signer: 'Trần Thị Mẫu',
  people: [{ name: 'Nguyễn Thị Hoài Thương', born: '1985', unit: 'Huyện Vũ Thư' }, { name: 'Bùi Văn Mẫu' }],
};

const pages = async (bytes: Uint8Array) => {
  const pdf = await getDocument({ data: bytes, verbosity: VerbosityLevel.ERRORS }).promise;
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, at) => {
      const page = await pdf.getPage(at + 1);
      const { width, height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      return { wide: width > height, text: items.map((item) => ('str' in item ? item.str : '')).join(' ') };
    }),
  );
};

describe('certificates', () => {
  it('count on from the first number, or leave it open', () => {
    expect(composeCertificates(SET).sheets.map(({ number }) => number)).toEqual([
      'Số: 09/GCN-STP',
      'Số: 10/GCN-STP',
    ]);
    const { firstNumber: _, ...open } = SET;
    expect(composeCertificates(open).sheets[0]?.number).toMatch(/^Số:\s+\/GCN-STP$/u);
  });

  it('say what they certify as a sentence of their own', () => {
    expect(composeCertificates(SET).sheets[0]?.says).toBe('Đã hoàn thành lớp “Tập huấn #lồng ghép [giới]”.');
  });

  it('are one lying page for each person, in PDF and in DOCX, and no text is read as markup', async () => {
    const found = await pages(await certificatesToPdf(SET));
    expect(found.map(({ wide }) => wide)).toEqual([true, true]);
    const words = found.map(({ text }) => text.replace(/\s+/gu, ' '));
    expect(words[0]).toContain('Nguyễn Thị Hoài Thương');
    expect(words[0]).toContain('#lồng ghép [giới]');
    expect(words[0]).not.toContain('Bùi Văn Mẫu');
    expect(words[1]).toContain('Bùi Văn Mẫu');
    expect(words[1]).not.toContain('Sinh năm');
    const xml = strFromU8(unzipSync(await certificatesToDocx(SET))['word/document.xml'] ?? new Uint8Array());
    expect(xml.match(/w:orient="landscape"/gu)).toHaveLength(2);
    expect(xml).toContain('Nguyễn Thị Hoài Thương');
  });

  it('of two people alike are two sheets', async () => {
    const { firstNumber: _, ...open } = SET;
    const twice = {
      ...open,
      people: [{ name: 'Lê Thị Mẫu' }, { name: 'Lê Thị Mẫu' }, { name: 'Lê Thị Mẫu' }],
    };
    expect(await pages(await certificatesToPdf(twice))).toHaveLength(3);
  });
});

describe('the writer on its own thread', () => {
  const writer = startDocumentWriter();
  afterAll(() => writer.close());

  it('writes them, and refuses a set of nobody', async () => {
    const bytes = await writer.writeCertificates(SET, 'pdf');
    expect(Buffer.from(bytes.subarray(0, 4)).toString('latin1')).toBe('%PDF');
    await expect(writer.writeCertificates({ ...SET, people: [] }, 'docx')).rejects.toThrow(/people/u);
  });
});
