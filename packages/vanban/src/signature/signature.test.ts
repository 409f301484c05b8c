import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Identity, identity, PLAIN_PDF, pemOf, type SigningAsked, signed } from './signing.fixture.ts';
import { verifyPdfSignatures } from './verify-signatures.ts';

let root: Identity;
let middle: Identity;
let person: Identity;
let stranger: Identity;
const NAME = 'Nguyễn Thị Mẫu';
const AT = '2022-06-30T03:15:00.000Z';

beforeAll(async () => {
  root = await identity({ name: 'CA gốc', from: '2020-01-01', to: '2040-01-01', authority: true });
  middle = await identity({
    name: 'CA cơ quan',
    issuer: root,
    from: '2020-01-01',
    to: '2030-01-01',
    authority: true,
  });
  person = await identity({ name: NAME, issuer: middle });
  stranger = await identity({ name: 'CA khác', from: '2020-01-01', to: '2040-01-01', authority: true });
});

const sign = (change: Partial<SigningAsked> = {}, file: Uint8Array = PLAIN_PDF) =>
  signed(file, { signer: person, at: AT, chain: [middle], ...change });

describe('a signature', () => {
  it.each(['adbe.pkcs7.detached', 'ETSI.CAdES.detached'])('of kind %s is verified', async (subFilter) => {
    const file = await sign({ subFilter });
    expect(await verifyPdfSignatures(file, { roots: [pemOf(root)] })).toEqual([
      {
        signer: NAME,
        issuer: 'CA cơ quan',
        signedAt: AT,
        intact: true,
        wholeFile: true,
        certificateValid: true,
        trusted: true,
        fault: null,
      },
    ]);
  });

  it('is trusted by nobody where no root is set up, and not by another root', async () => {
    const file = await sign();
    expect((await verifyPdfSignatures(file))[0]).toMatchObject({ intact: true, trusted: null });
    expect((await verifyPdfSignatures(file, { roots: [pemOf(stranger)] }))[0]?.trusted).toBe(false);
    const without = await sign({ chain: [] });
    expect((await verifyPdfSignatures(without, { roots: [pemOf(root)] }))[0]?.trusted).toBe(false);
    expect((await verifyPdfSignatures(without, { roots: [pemOf(root), pemOf(middle)] }))[0]?.trusted).toBe(
      true,
    );
  });

  it('by a certificate that a person, not an authority, issued is not trusted', async () => {
    const forged = await identity({ name: 'Chủ tịch', issuer: person });
    const file = await sign({ signer: forged, chain: [person, middle] });
    expect((await verifyPdfSignatures(file, { roots: [pemOf(root)] }))[0]).toMatchObject({
      intact: true,
      trusted: false,
    });
  });

  it('takes the time of the dictionary where the signature says none', async () => {
    expect((await verifyPdfSignatures(await sign({ at: undefined })))[0]?.signedAt).toBe(
      '2022-06-30T03:15:00.000Z',
    );
  });

  it('of an expired certificate says so', async () => {
    const expired = await identity({ name: NAME, issuer: middle, from: '2020-01-01', to: '2021-12-31' });
    const [one] = await verifyPdfSignatures(await sign({ signer: expired }), { roots: [pemOf(root)] });
    expect(one).toMatchObject({ intact: true, certificateValid: false, trusted: false });
  });
});

describe('what was tampered with', () => {
  it('a changed byte, before or after the signature', async () => {
    const file = await sign();
    for (const at of [20, file.length - 10]) {
      const changed = Buffer.from(file);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect((await verifyPdfSignatures(changed))[0]).toMatchObject({ intact: false, fault: 'altered' });
    }
  });

  it('any byte of the signed ones', async () => {
    const file = await sign();
    const from = file.indexOf('/Contents') + 11;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: file.length - 1 }), async (at) => {
        fc.pre(at < from - 1 || at > from + 12_000);
        const changed = Buffer.from(file);
        changed[at] = (changed[at] ?? 0) ^ 4;
        expect((await verifyPdfSignatures(changed)).every(({ intact }) => !intact)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('an appended revision: intact, but not the whole file', async () => {
    const file = Buffer.concat([await sign(), Buffer.from('5 0 obj\n<< /Sửa true >>\nendobj\n%%EOF\n')]);
    expect((await verifyPdfSignatures(file))[0]).toMatchObject({ intact: true, wholeFile: false });
  });

  it('a digest of something else', async () => {
    expect((await verifyPdfSignatures(await sign({ wrongDigest: true })))[0]).toMatchObject({
      intact: false,
    });
  });

  it('the signature of another file', async () => {
    const [mine, other] = [await sign(), await sign({}, Buffer.concat([PLAIN_PDF, Buffer.from('% khác\n')]))];
    const contents = (file: Buffer) => file.indexOf('/Contents <') + 11;
    const mixed = Buffer.from(mine);
    other.copy(mixed, contents(mine), contents(other), contents(other) + 12_000);
    expect((await verifyPdfSignatures(mixed))[0]).toMatchObject({ intact: false, signer: NAME });
  });

  it('a gap that hides more than the signature', async () => {
    const file = await sign();
    const text = file.toString('latin1');
    const wider = text.replace(
      /\/ByteRange \[0 (\d+) /,
      (_, length: string) => `/ByteRange [0 ${Number(length) - 5} `,
    );
    expect((await verifyPdfSignatures(Buffer.from(wider, 'latin1')))[0]).toMatchObject({
      intact: false,
      fault: 'broken',
    });
  });
});

describe('other files', () => {
  it('two signatures: the first covers what there was when it was made', async () => {
    const second = await identity({ name: 'Trần Văn Thử', issuer: middle });
    const file = await sign({ signer: second }, await sign());
    expect(await verifyPdfSignatures(file, { roots: [pemOf(root)] })).toMatchObject([
      { signer: NAME, intact: true, wholeFile: false, trusted: true },
      { signer: 'Trần Văn Thử', intact: true, wholeFile: true, trusted: true },
    ]);
  });

  it('without signatures there are none; kinds that are not verified are named', async () => {
    expect(await verifyPdfSignatures(PLAIN_PDF)).toEqual([]);
    expect(await verifyPdfSignatures(new Uint8Array())).toEqual([]);
    const old = await sign({ subFilter: 'adbe.x509.rsa_sha1' });
    expect((await verifyPdfSignatures(old))[0]).toMatchObject({ intact: false, fault: 'unsupported' });
  });

  it('garbage where the signature should be', async () => {
    const file = await sign();
    const from = file.indexOf('/Contents <') + 11;
    for (const junk of ['00', 'ff'.repeat(300), '3080', '308400ffffff']) {
      const broken = Buffer.from(file);
      broken.write(junk.padEnd(12_000, '0'), from, 'latin1');
      expect((await verifyPdfSignatures(broken))[0]).toMatchObject({
        intact: false,
        signer: null,
        fault: 'unreadable',
      });
    }
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const any = Buffer.concat([Buffer.from('/ByteRange [0 10 40 9]'), bytes]);
        expect((await verifyPdfSignatures(any)).some(({ intact }) => intact)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('a huge file, and one with a thousand places that look signed, are gone through in no time', async () => {
    const huge = await sign({}, Buffer.concat([PLAIN_PDF, Buffer.alloc(25_000_000, '%')]));
    expect((await verifyPdfSignatures(huge))[0]).toMatchObject({ intact: true, wholeFile: true });
    const many = Array.from({ length: 1_000 }, (_, at) => `/ByteRange [0 ${at + 1} 90 2]`).join(' ');
    expect((await verifyPdfSignatures(Buffer.from(many))).length).toBe(50);
  });
});
