import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { files, report } from '@binhdang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Identity,
  identity,
  PLAIN_PDF,
  pemOf,
  signed,
} from '../../../../../packages/vanban/src/signature/signing.fixture.ts';
import { grant } from '../../../test/grant.ts';
import { insertPublishedPlan } from '../../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../../test/system.ts';
import { uploadPicture } from '../../register/record.fixture.ts';
import { judged, sent } from '../consolidate/consolidate.fixture.ts';
import { trustedRoots } from './roots.ts';

let system: System;
let commune: Person;
let head: Person;
let district: Person;
let other: Person;
let reportId: string;
let signer: Identity;
const folder = mkdtempSync(join(tmpdir(), 'binhdang-roots-'));

beforeAll(async () => {
  const root = await identity({ name: 'CA gốc', from: '2020-01-01', to: '2040-01-01', authority: true });
  signer = await identity({ name: 'Phạm Thị Mẫu', issuer: root });
  writeFileSync(join(folder, 'goc.pem'), pemOf(root));
  writeFileSync(join(folder, 'doc-toi.txt'), 'không phải chứng thư');
  system = await openSystem({ today: '2022-06-20', environment: { SIGNATURE_ROOTS: folder } });
  await insertPublishedPlan(system.owner);
  [commune, head, other, district] = (await Promise.all(
    ['xa-13192', 'so-noi-vu', 'xa-13195', 'huyen-vu-thu'].map((login) => system.person(login)),
  )) as [Person, Person, Person, Person];
  await grant(system, head, 'leader', commune.bodyId);
  const { bodyId } = commune;
  reportId = await sent(commune, { duty: 'equality-half-commune', bodyId, period: '2022-H1' });
});
afterAll(async () => {
  await system.close();
  rmSync(folder, { recursive: true, force: true });
});

const upload = (person: Person, bytes: Uint8Array, name = 'bao-cao-da-ky.pdf') =>
  person.call(files.uploadFile, { query: { bodyId: person.bodyId }, file: { name, bytes } });
const attach = (person: Person, fileId: string, number = '1') =>
  person.ask(report.attachSignedFile, { params: { reportId, number }, body: { fileId } });
const list = async (person: Person) =>
  (await person.call(report.signedFiles, { params: { reportId } })).items;
const remove = (person: Person, signedFileId: string) =>
  person.ask(report.removeSignedFile, { params: { reportId, signedFileId } });

describe('the signed file of a version', () => {
  test('a digital signature is verified and shown to who reads the report', async () => {
    const { id } = await upload(commune, await signed(PLAIN_PDF, { signer, at: '2022-06-20T02:00:00Z' }));
    const { output } = await attach(commune, id);
    expect(output).toMatchObject({
      number: 1,
      kind: 'digital',
      file: { id, mediaType: 'application/pdf' },
      signatures: [
        {
          signer: 'Phạm Thị Mẫu',
          issuer: 'CA gốc',
          signedAt: '2022-06-20T02:00:00.000Z',
          intact: true,
          wholeFile: true,
          certificateValid: true,
          trusted: true,
          note: null,
        },
      ],
    });
    expect(await list(district)).toEqual([output]);
    const bytes = await district.ask(files.downloadFile, { params: { fileId: id } });
    expect(bytes.status).toBe(200);
  });

  test('a file changed after signing is kept, and told to be changed', async () => {
    const bytes = await signed(PLAIN_PDF, { signer });
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    const { output } = await attach(commune, (await upload(commune, bytes)).id);
    expect(output.signatures[0]).toMatchObject({
      intact: false,
      note: 'Nội dung tệp đã thay đổi sau khi ký, hoặc chữ ký không đúng.',
    });
    expect((await remove(commune, output.id)).status).toBe(204);
    expect((await list(commune)).map(({ id }) => id)).not.toContain(output.id);
    expect((await remove(commune, output.id)).status).toBe(404);
  });

  test('a scan has no signatures; what is no document is refused by name', async () => {
    const scan = await attach(commune, (await uploadPicture(commune)).id);
    expect(scan.output).toMatchObject({ kind: 'scan', signatures: [] });
    const pdf = await attach(commune, (await upload(commune, PLAIN_PDF)).id);
    expect(pdf.output.kind).toBe('scan');
    const text = await upload(commune, Buffer.from('không phải bản ký'), 'ghi-chu.txt');
    const refused = await attach(commune, text.id);
    expect(refused.problem).toMatchObject({
      code: 'file-refused',
      text: { detail: { vi: expect.stringContaining('ghi-chu.txt') } },
    });
    expect((await attach(commune, scan.output.file.id, '7')).status).toBe(404);
  });
});

describe('who may', () => {
  test('those who write and the leader who signs attach and remove; the receiver reads', async () => {
    const { id } = await upload(head, await signed(PLAIN_PDF, { signer }));
    const { output, status } = await attach(head, id);
    expect(status).toBe(200);
    const theirs = await upload(district, PLAIN_PDF);
    expect((await attach(district, theirs.id)).status).toBe(403);
    expect((await remove(district, output.id)).status).toBe(403);
    await judged(district, reportId);
    expect((await list(district)).length).toBeGreaterThan(1);
    expect((await remove(head, output.id)).status).toBe(204);
  });

  test('another body sees nothing, and nobody attaches what another uploaded', async () => {
    const [first] = await list(commune);
    const fileId = first?.file.id ?? '';
    expect((await other.ask(report.signedFiles, { params: { reportId } })).status).toBe(404);
    expect((await attach(other, (await upload(other, PLAIN_PDF)).id)).status).toBe(404);
    expect((await remove(other, first?.id ?? '')).status).toBe(404);
    expect((await other.ask(files.downloadFile, { params: { fileId } })).status).toBe(404);
    const alien = await upload(other, PLAIN_PDF);
    expect((await attach(commune, alien.id)).status).toBe(404);
    expect((await attach(head, fileId)).status).toBe(404);
  });
});

test('roots are read from the folder, all or none', async () => {
  expect(await trustedRoots(undefined)).toEqual([]);
  expect(await trustedRoots(folder)).toHaveLength(1);
  await expect(trustedRoots(join(folder, 'nowhere'))).rejects.toThrow();
  writeFileSync(join(folder, 'hong.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----');
  await expect(trustedRoots(folder)).rejects.toThrow();
});
