import { describe, expect, it } from 'vitest';
import { readDocument } from '../read/index.ts';
import { loadSource } from '../source/index.ts';
import { sampleReport } from './sample-data.fixture.ts';
import { progressReport } from './templates/progress-report.ts';
import { toDocx } from './to-docx.ts';
import { toPdf } from './to-pdf.ts';

describe('what is written is read again', () => {
  const data = sampleReport(12);
  const heading = { ...data.letterhead.heading, number: 7, date: '2022-11-05' };
  const report = progressReport({ ...data, letterhead: { ...data.letterhead, heading } });

  it.each([
    ['DOCX', toDocx],
    ['PDF', toPdf],
  ])('from the %s', async (_, write) => {
    const { document, nodes, recipients } = readDocument(await loadSource(await write(report)));
    expect(document).toMatchObject({
      kind: 'Báo cáo',
      number: '07/BC-SLĐTBXH',
      date: '2022-11-05',
      place: 'Thái Bình',
      issuer: 'Sở Lao động - Thương binh và Xã hội',
      superior: 'Ủy ban nhân dân tỉnh Thái Bình',
      title: report.title,
      signer: { name: 'Nguyễn Thị Minh', authority: 'KT. GIÁM ĐỐC', post: 'PHÓ GIÁM ĐỐC' },
      addressees: ['Ủy ban nhân dân tỉnh'],
    });
    expect(recipients).toHaveLength(5);
    const sections = nodes.filter((node) => node.kind === 'section').map((node) => node.label);
    expect(sections.slice(0, 6)).toEqual(['I.', 'II.', 'III.', 'IV.', 'V.', 'VI.']);
  });
});
