import { afterAll, describe, expect, it } from 'vitest';
import { startDocumentWriter } from './document-writer.ts';
import { sampleExtract, sampleLetter } from './sample-data.fixture.ts';
import { assignmentExtract } from './templates/assignment-extract.ts';
import { urgingLetter } from './templates/urging-letter.ts';

const start = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 4)).toString('latin1');

describe('a writer on its own thread', () => {
  const writer = startDocumentWriter();
  afterAll(() => writer.close());

  it('answers each order with its own file', async () => {
    const [letter, extract] = [urgingLetter(sampleLetter()), assignmentExtract(sampleExtract())];
    const files = await Promise.all([
      writer.write(letter, 'pdf'),
      writer.write(extract, 'docx'),
      writer.write(extract, 'pdf'),
    ]);
    expect(files.map(start)).toEqual(['%PDF', 'PK\u0003\u0004', '%PDF']);
    expect(files[2].length).not.toBe(files[0].length);
  });

  it('leaves the calling thread free meanwhile', async () => {
    let ticks = 0;
    const clock = setInterval(() => {
      ticks += 1;
    }, 1);
    await writer.write(
      assignmentExtract({ ...sampleExtract(), plan: { ...sampleExtract().plan, number: '32/KH' } }),
      'pdf',
    );
    clearInterval(clock);
    expect(ticks).toBeGreaterThan(0);
  });

  it('refuses a document that breaks the model', async () => {
    await expect(writer.write({ ...urgingLetter(sampleLetter()), title: '' }, 'pdf')).rejects.toThrow(
      /title/u,
    );
  });

  it('refuses open orders when it is closed and begins anew with the next', async () => {
    const own = startDocumentWriter();
    const lost = expect(own.write(urgingLetter(sampleLetter()), 'pdf')).rejects.toThrow(/ended/u);
    await own.close();
    await lost;
    expect(start(await own.write(urgingLetter(sampleLetter()), 'docx'))).toBe('PK\u0003\u0004');
    await own.close();
  });
});
