import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeDocument } from '../compose.ts';
import { OfficialDocument } from '../model.ts';
import { sampleExtract, sampleLetter, sampleReport } from '../sample-data.fixture.ts';
import { plainText } from '../text-runs.ts';
import { assignmentExtract } from './assignment-extract.ts';
import { countStates, DUTY_STATES, type ReportedDuty } from './duties.ts';
import { progressReport } from './progress-report.ts';
import { urgingLetter } from './urging-letter.ts';

function sentences(doc: OfficialDocument): string[] {
  return doc.body.map((block) =>
    block.kind === 'table' ? `[${block.caption ?? 'bảng'}]` : plainText(block.text),
  );
}

const DUTY: ReportedDuty = { id: 'o', task: 't1', body: 'b1', role: 'lead', state: 'done-on-time' };

describe('progress report', () => {
  it('opens with the plan and the day, and gives totals with shares', () => {
    const text = sentences(progressReport(sampleReport()));
    expect(text[0]).toBe(
      'Thực hiện Kế hoạch số 31/KH-UBND ngày 11/3/2022 của Ủy ban nhân dân tỉnh thực hiện công tác bình đẳng giới, vì sự tiến bộ của phụ nữ năm 2022; Sở Lao động - Thương binh và Xã hội báo cáo kết quả thực hiện đến ngày 15 tháng 11 năm 2022 như sau:',
    );
    expect(text[3]).toBe(
      'Tính đến ngày 15/11/2022, trong tổng số 66 nhiệm vụ giao 11 cơ quan, đơn vị, đã hoàn thành 27 nhiệm vụ (40,9%), trong đó 13 nhiệm vụ đúng hạn và 14 nhiệm vụ quá hạn; đang thực hiện 13 nhiệm vụ (19,7%); quá hạn chưa hoàn thành 12 nhiệm vụ (18,2%); chưa thực hiện 14 nhiệm vụ (21,2%).',
    );
  });

  it('leaves out what is nought and says what is missing', () => {
    const data = sampleReport(0);
    const text = sentences(
      progressReport({
        ...data,
        duties: [
          { ...DUTY, result: 'đã họp' },
          { ...DUTY, id: 'p', body: 'b2', state: 'not-started' },
        ],
        difficulties: [],
        proposals: [],
      }),
    ).join('\n');
    expect(text).toContain(
      'đã hoàn thành 01 nhiệm vụ (50%), trong đó 01 nhiệm vụ đúng hạn; chưa thực hiện 01',
    );
    expect(text).not.toContain('quá hạn chưa hoàn thành');
    expect(text).toContain('Hoàn thành toàn bộ nhiệm vụ được giao: 01 cơ quan, đơn vị (Sở Nội vụ).');
    expect(text).toContain('Chưa triển khai nhiệm vụ nào: 01 cơ quan, đơn vị (Sở Tư pháp).');
    expect(text).toContain('Sở Nội vụ: Đã họp.');
    expect(text).toContain('Chưa báo cáo kết quả: Sở Tư pháp.');
    expect(text).toContain('không phản ánh khó khăn');
    expect(text).not.toContain('Đề xuất, kiến nghị');
  });

  it('names few bodies, and for many points at the table that has them', () => {
    const data = sampleReport(0);
    const of = (bodies: number) =>
      sentences(
        progressReport({
          ...data,
          duties: data.bodies
            .slice(0, bodies)
            .map(({ id }) => ({ ...DUTY, id, body: id, state: 'not-started' as const })),
        }),
      ).join('\n');
    expect(of(2)).toContain('02 cơ quan, đơn vị (Sở Lao động - Thương binh và Xã hội; Sở Nội vụ).');
    expect(of(11)).toContain('Chưa triển khai nhiệm vụ nào: 11 cơ quan, đơn vị (chi tiết tại Bảng 2).');
  });

  it('of a period tells what was completed and what fell due in it', () => {
    const data = sampleReport(0);
    const duties = [
      { ...DUTY, id: 'p', doneOn: '2022-07-01' },
      { ...DUTY, id: 'q', doneOn: '2022-06-30' },
      { ...DUTY, id: 'r', state: 'late' as const, due: '2022-09-15' },
      { ...DUTY, id: 's', state: 'in-progress' as const, due: '2022-12-31' },
    ];
    const report = progressReport({ ...data, duties, from: '2022-07-01' });
    const block = report.body.find(
      (one) => one.kind === 'paragraph' && plainText(one.text).startsWith('Trong kỳ'),
    );
    expect(block).toMatchObject({
      text: 'Trong kỳ báo cáo (từ ngày 01/7/2022 đến ngày 15/11/2022): hoàn thành 01 nhiệm vụ; 01 nhiệm vụ đến hạn nhưng chưa hoàn thành.',
      origin: ['p', 'r'],
    });
  });

  it('of one body on itself speaks of no other, and has its tasks in the annex', () => {
    const data = sampleReport(0);
    const own = { id: 'b1', name: 'Sở Nội vụ' };
    const report = progressReport({
      ...data,
      own,
      bodies: [own],
      duties: [
        { ...DUTY, result: 'đã họp', doneOn: '2022-09-02' },
        { ...DUTY, id: 'p', task: 't2', state: 'not-started', due: '2022-11-30' },
      ],
      difficulties: [],
    });
    const text = sentences(report);
    expect(text.join('\n')).not.toContain('cơ quan, đơn vị được giao');
    expect(text).toContain('Hoàn thành đúng hạn (02/9/2022). Đã họp.');
    expect(text).toContain('Chưa thực hiện (thời hạn 30/11/2022).');
    expect(text.filter((one) => one.startsWith('[Tiến độ'))).toHaveLength(1);
    expect(text.join('\n')).toContain('Sở Nội vụ không có khó khăn, vướng mắc cần phản ánh');
    const annex = report.annexes?.[0]?.blocks[0];
    expect(annex?.kind === 'table' && annex.columns[1]?.header).toBe('Nhiệm vụ');
    expect(() => composeDocument(report)).not.toThrow();
  });

  it('can be written of a plan nobody has begun, and of no duty at all', () => {
    for (const duties of [[], [{ ...DUTY, state: 'not-started' as const }]]) {
      const report = progressReport({ ...sampleReport(0), duties });
      expect(() => composeDocument(report)).not.toThrow();
      expect(sentences(report)[3]).toContain('chưa có nhiệm vụ hoàn thành');
    }
  });

  it('tells of each difficulty what became of it', () => {
    const text = sentences(progressReport(sampleReport())).join('\n');
    expect(text).toContain('phản ánh 03 khó khăn, vướng mắc; đã được giải quyết, trả lời 01.');
    expect(text).toContain('Ý kiến giải quyết của Sở Tài chính (ngày 07/10/2022): Bổ sung 120.000.000 đồng');
    expect(text).toContain('Đã báo cáo Ủy ban nhân dân tỉnh xem xét, giải quyết.');
    expect(text).toContain('Đang được xem xét, giải quyết.');
  });

  it('lists every duty once in the annex, in the tables its counts, each with its origin', () => {
    const arbitraryDuty = fc.record({
      id: fc.uuid(),
      task: fc.constantFrom('t1', 't2', 't3', 't4', 't5', 't6'),
      body: fc.constantFrom('b0', 'b1', 'b2', 'b3', 'b4', 'b5'),
      role: fc.constantFrom('lead' as const, 'requested' as const),
      state: fc.constantFrom(...DUTY_STATES),
    });
    fc.assert(
      fc.property(fc.uniqueArray(arbitraryDuty, { selector: (duty) => duty.id, maxLength: 40 }), (duties) => {
        const report = OfficialDocument.parse(progressReport({ ...sampleReport(0), duties }));
        const annex = report.annexes[0]?.blocks[0];
        const rows = annex?.kind === 'table' ? annex.rows.filter((row) => row.style === 'normal') : [];
        expect(rows.map((row) => row.origin?.[0]).toSorted()).toEqual(duties.map(({ id }) => id).toSorted());
        for (const table of report.body.filter((block) => block.kind === 'table')) {
          const figures = table.rows.map((row) => row.cells.slice(1, 7).map(Number));
          const sum = figures
            .slice(0, -1)
            .reduce((total, line) => total.map((n, i) => n + (line[i] ?? 0)), [0, 0, 0, 0, 0, 0]);
          expect(figures.at(-1)).toEqual(sum);
          expect(sum[0]).toBe(duties.length);
        }
      }),
    );
  });

  it('counts states so that the parts make the whole', () => {
    const counts = countStates(DUTY_STATES.map((state) => ({ ...DUTY, state })));
    expect(counts).toMatchObject({ total: 5, done: 2 });
    expect(Object.values(counts.by).reduce((sum, number) => sum + number, 0)).toBe(5);
  });
});

describe('urging letter', () => {
  it('to one body: names it, lists what is late in the letter, asks for an answer by a day', () => {
    const letter = urgingLetter(sampleLetter());
    const text = sentences(letter).join('\n');
    expect(letter.title).toBe(
      'đôn đốc thực hiện Kế hoạch số 31/KH-UBND ngày 11/3/2022 của Ủy ban nhân dân tỉnh',
    );
    expect(letter.addressees).toEqual(['Sở Nội vụ']);
    expect(letter.annexes).toEqual([]);
    expect(text).toContain(
      'Sở Nội vụ còn 03 nhiệm vụ chưa báo cáo hoàn thành, trong đó 02 nhiệm vụ đã quá hạn và 01 nhiệm vụ sắp đến hạn, cụ thể',
    );
    expect(text).toContain('trước ngày 20/11/2022 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.');
    const table = letter.body.find((block) => block.kind === 'table');
    expect(table?.rows.map((row) => row.cells[3])).toEqual([
      'Quá hạn 11 ngày',
      'Quá hạn 03 ngày',
      'Còn 05 ngày',
    ]);
  });

  it('does not call near what merely stands still, and speaks of nothing late where nothing is', () => {
    const data = sampleLetter();
    const letter = urgingLetter({
      ...data,
      duties: data.duties.map((duty) => ({ ...duty, due: '2022-12-31', still: true })),
    });
    const text = sentences(letter).join('\n');
    expect(text).toContain('Sở Nội vụ còn 03 nhiệm vụ chưa có chuyển biến, chưa báo cáo hoàn thành');
    expect(text).not.toContain('đã quá hạn');
    const table = letter.body.find((block) => block.kind === 'table');
    expect(table?.rows[0]?.cells[3]).toBe('Chưa có chuyển biến');
  });

  it('to many bodies: the list goes into an annex by body, and many names with it', () => {
    const several = urgingLetter(sampleLetter(3));
    expect(several.addressees).toHaveLength(3);
    expect(sentences(several)[0]).toContain(
      'các cơ quan, đơn vị còn 09 nhiệm vụ chưa báo cáo hoàn thành, trong đó 06 nhiệm vụ đã quá hạn',
    );
    expect(several.annexes).toHaveLength(1);
    expect(urgingLetter(sampleLetter(9)).addressees).toEqual([
      'Các cơ quan, đơn vị có tên tại Phụ lục kèm theo',
    ]);
  });

  it('does not write to a body that owes nothing', () => {
    const data = sampleLetter(2);
    const letter = urgingLetter({ ...data, duties: data.duties.filter((duty) => duty.body === 'b1') });
    expect(letter.addressees).toEqual(['Sở Nội vụ']);
  });
});

describe('assignment extract', () => {
  it('tells the body its duties by role, with deadline, proof and place in the plan', () => {
    const extract = assignmentExtract(sampleExtract());
    expect(extract.title).toBe(
      'Nhiệm vụ của Sở Nội vụ theo Kế hoạch số 31/KH-UBND ngày 11/3/2022 của Ủy ban nhân dân tỉnh',
    );
    expect(sentences(extract)[2]).toBe(
      'Theo Kế hoạch số 31/KH-UBND, Sở Nội vụ có 06 nhiệm vụ, trong đó chủ trì 02 nhiệm vụ và phối hợp 04 nhiệm vụ.',
    );
    const table = extract.body.find((block) => block.kind === 'table');
    expect(table?.rows.filter((row) => row.style === 'band')).toHaveLength(3);
    expect(table?.rows.at(-1)?.cells.slice(1)).toEqual([
      'Phối hợp (chủ trì: Sở Lao động - Thương binh và Xã hội)',
      'Theo quy định',
      'Báo cáo, danh sách lớp tập huấn, văn bản đã ban hành',
      'Mục II.6',
    ]);
  });

  it('with many duties keeps the letter short and lists them across in an annex', () => {
    const data = sampleExtract();
    const duties = [...data.duties, ...data.duties].map((duty, index) => ({ ...duty, id: `x${index}` }));
    const extract = assignmentExtract({ ...data, duties });
    expect(sentences(extract)[2]).toContain('phối hợp 08 nhiệm vụ (chi tiết tại Phụ lục kèm theo).');
    expect(extract.body.some((block) => block.kind === 'table')).toBe(false);
    expect(extract.annexes?.[0]).toMatchObject({ orientation: 'landscape', blocks: [{ kind: 'table' }] });
    expect(() => composeDocument(extract)).not.toThrow();
  });

  it('asks, and does not order, bodies that the plan only requests', () => {
    const data = sampleExtract();
    const body = { id: 'b6', name: 'Hội Liên hiệp Phụ nữ tỉnh' };
    const duties = data.duties.map((duty) => ({ ...duty, role: 'requested' as const }));
    const extract = assignmentExtract({ ...data, body, duties });
    expect(extract.title).toMatch(/^Nội dung đề nghị Hội Liên hiệp Phụ nữ tỉnh thực hiện/u);
    expect(sentences(extract).join('\n')).not.toContain('Yêu cầu');
  });
});
