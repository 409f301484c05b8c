/**
 * Verifies digital signatures of a PDF (adbe.pkcs7.detached and ETSI.CAdES.detached): whether the signed bytes are as
 * they were, who signed, with whose certificate. Nothing is fetched; whether a certificate was revoked is not asked.
 */
import { X509Certificate } from 'node:crypto';
import type { Certificate, SignedData, SignerInfo } from 'pkijs';
import { type BrokenSignature, type FoundSignature, findSignatures } from './find-signatures.ts';

export const SIGNATURE_FAULTS = [
  /** the place in the file is not a signature's */
  'broken',
  /** of a kind that is not verified here */
  'unsupported',
  /** no readable CMS structure, or without the signer's certificate */
  'unreadable',
  /** the bytes of the file are not those that were signed, or the signature is not the signer's */
  'altered',
] as const;
export type SignatureFault = (typeof SIGNATURE_FAULTS)[number];

export interface VerifiedSignature {
  readonly signer: string | null;
  /** who issued the certificate */
  readonly issuer: string | null;
  /** instant, as the signature says; not attested by anybody */
  readonly signedAt: string | null;
  /** the signed bytes are as they were signed, by the certificate's key */
  readonly intact: boolean;
  /** nothing was added to the file after this signature */
  readonly wholeFile: boolean;
  /** the signer's certificate was within its time */
  readonly certificateValid: boolean;
  /** its chain leads to one of the roots; null: there are none */
  readonly trusted: boolean | null;
  readonly fault: SignatureFault | null;
}

export interface VerifyOptions {
  /** PEM or DER of root certificates; none: trust is not judged */
  readonly roots?: readonly (string | Uint8Array)[];
  /** for signatures that say no time */
  readonly now?: Date;
}

const VERIFIED_KINDS = ['adbe.pkcs7.detached', 'ETSI.CAdES.detached'];

/** Signatures in the order in which they stand in the file; none for a file without, or that is no PDF. */
export async function verifyPdfSignatures(
  file: Uint8Array,
  { roots = [], now = new Date() }: VerifyOptions = {},
): Promise<VerifiedSignature[]> {
  const trusted = roots.map((root) => new X509Certificate(root));
  const verified: VerifiedSignature[] = [];
  for (const found of findSignatures(file)) verified.push(await verifyOne(found, trusted, now));
  return verified;
}

const NOTHING = {
  signer: null,
  issuer: null,
  signedAt: null,
  intact: false,
  wholeFile: false,
  certificateValid: false,
} as const;

async function verifyOne(
  found: FoundSignature | BrokenSignature,
  roots: readonly X509Certificate[],
  now: Date,
): Promise<VerifiedSignature> {
  const nothing = { ...NOTHING, trusted: roots.length === 0 ? null : false };
  if ('broken' in found) return { ...nothing, fault: 'broken' };
  const { wholeFile, subFilter } = found;
  if (!VERIFIED_KINDS.includes(subFilter ?? '')) return { ...nothing, wholeFile, fault: 'unsupported' };
  try {
    return await verifyCms(found, roots, now);
  } catch {
    // Whatever a damaged or forged structure does to the reader, it is no signature.
    return { ...nothing, wholeFile, fault: 'unreadable' };
  }
}

async function verifyCms(
  { contents, signed, wholeFile, time }: FoundSignature,
  roots: readonly X509Certificate[],
  now: Date,
): Promise<VerifiedSignature> {
  const cms = await readCms(contents);
  const [signerInfo] = cms.signerInfos;
  const chain = certificatesOf(cms);
  const certificate = signerInfo && (await certificateOf(signerInfo, chain));
  if (cms.signerInfos.length !== 1 || !signerInfo || !certificate) throw new Error('no signer');
  const intact = await isIntact(cms, Buffer.concat(signed));
  const signedAt = signingTime(signerInfo) ?? pdfTime(time);
  const at = signedAt ?? now;
  const { notBefore, notAfter } = certificate;
  const leaf = new X509Certificate(Buffer.from(certificate.toSchema().toBER(false)));
  return {
    signer: commonName(certificate.subject),
    issuer: commonName(certificate.issuer),
    signedAt: signedAt?.toISOString() ?? null,
    intact,
    wholeFile,
    certificateValid: notBefore.value <= at && at <= notAfter.value,
    trusted:
      roots.length === 0
        ? null
        : leadsToRoot(
            leaf,
            chain.map((one) => new X509Certificate(Buffer.from(one.toSchema().toBER(false)))),
            roots,
            at,
          ),
    fault: intact ? null : 'altered',
  };
}

async function readCms(contents: Uint8Array): Promise<SignedData> {
  // Large, and needed only where a signed file is attached.
  const { ContentInfo, SignedData: Data } = await import('pkijs');
  const { fromBER } = await import('asn1js');
  const { result, offset } = fromBER(new Uint8Array(contents).buffer);
  if (offset === -1) throw new Error('no ASN.1');
  const info = new ContentInfo({ schema: result });
  if (info.contentType !== ContentInfo.SIGNED_DATA) throw new Error('no signed data');
  const data = new Data({ schema: info.content });
  // A signature that carries its own content signs that, not the file.
  if (data.encapContentInfo.eContent !== undefined) throw new Error('not detached');
  return data;
}

const certificatesOf = ({ certificates = [] }: SignedData): Certificate[] =>
  certificates.filter((one): one is Certificate => 'subjectPublicKeyInfo' in one);

async function certificateOf(
  { sid }: SignerInfo,
  certificates: readonly Certificate[],
): Promise<Certificate | undefined> {
  const { IssuerAndSerialNumber } = await import('pkijs');
  return certificates.find((one) =>
    sid instanceof IssuerAndSerialNumber
      ? one.issuer.isEqual(sid.issuer) && one.serialNumber.isEqual(sid.serialNumber)
      : keyIdentifier(one) !== undefined && keyIdentifier(one) === hexOf(sid.valueBlock?.valueHexView),
  );
}

const KEY_IDENTIFIER = '2.5.29.14';
const hexOf = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && Buffer.from(bytes).toString('hex');

function keyIdentifier({ extensions = [] }: Certificate): string | undefined {
  const value = extensions.find(({ extnID }) => extnID === KEY_IDENTIFIER)?.parsedValue as
    | { valueBlock?: { valueHexView?: Uint8Array } }
    | undefined;
  return hexOf(value?.valueBlock?.valueHexView);
}

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';

/** The digest of the bytes stands among the signed attributes, and these are signed by the certificate's key. */
async function isIntact(cms: SignedData, bytes: Uint8Array): Promise<boolean> {
  const attributes = cms.signerInfos[0]?.signedAttrs?.attributes ?? [];
  // Without attributes the signature is over the bytes themselves.
  if (attributes.length > 0)
    for (const needed of [CONTENT_TYPE, MESSAGE_DIGEST])
      if (attributes.filter(({ type }) => type === needed).length !== 1) return false;
  try {
    return await cms.verify({ signer: 0, data: new Uint8Array(bytes).buffer, checkChain: false });
  } catch {
    // The library throws for a digest that differs.
    return false;
  }
}

function signingTime({ signedAttrs }: SignerInfo): Date | undefined {
  const [value] = signedAttrs?.attributes.find(({ type }) => type === SIGNING_TIME)?.values ?? [];
  const date = value && typeof value.toDate === 'function' ? (value.toDate() as Date) : undefined;
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}

/** "D:20220630101500+07'00'" */
function pdfTime(text: string | undefined): Date | undefined {
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = 'Z'] =
    /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(Z|[+-]\d\d'?\d\d)?/.exec(text ?? '') ?? [];
  if (year === undefined) return undefined;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';

function commonName({ typesAndValues }: Certificate['subject']): string | null {
  for (const wanted of [COMMON_NAME, ORGANISATION]) {
    const one = typesAndValues.find(({ type }) => type === wanted);
    if (one) return String(one.value.valueBlock.value).normalize('NFC').slice(0, 300);
  }
  return null;
}

const LONGEST_CHAIN = 8;

/** Each certificate issued by the next, all within their time, up to a root. */
function leadsToRoot(
  leaf: X509Certificate,
  others: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  at: Date,
): boolean {
  const inTime = ({ validFrom, validTo }: X509Certificate) =>
    new Date(validFrom) <= at && at <= new Date(validTo);
  const issued = (one: X509Certificate, by: X509Certificate) =>
    by.ca && one.checkIssued(by) && one.verify(by.publicKey);
  let one = leaf;
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    if (!inTime(one)) return false;
    const current = one;
    if (roots.some((root) => root.fingerprint256 === current.fingerprint256)) return true;
    if (roots.some((root) => inTime(root) && issued(current, root))) return true;
    const above = others.find(
      (other) => other.fingerprint256 !== current.fingerprint256 && issued(current, other),
    );
    if (!above) return false;
    one = above;
  }
  return false;
}
