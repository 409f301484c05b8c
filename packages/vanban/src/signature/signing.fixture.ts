/** Keys, certificates and signed PDFs for tests: made there and then, and thrown away. */
import { webcrypto } from 'node:crypto';
import { Integer, ObjectIdentifier, OctetString, PrintableString, UTCTime, Utf8String } from 'asn1js';
import {
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';

export interface Identity {
  readonly certificate: Certificate;
  readonly key: webcrypto.CryptoKey;
}

export interface IdentityAsked {
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
  /** its own issuer, where there is none */
  readonly issuer?: Identity;
  readonly authority?: boolean;
}

let serial = 100;

/** A certificate with its key, by default valid in 2022 and 2023. */
export async function identity({
  name,
  from = '2022-01-01',
  to = '2023-12-31',
  issuer,
  authority = false,
}: IdentityAsked): Promise<Identity> {
  const keys = await webcrypto.subtle.generateKey(
    {
      name: 'RSASSA-PKCS1-v1_5',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: 'SHA-256',
    },
    true,
    ['sign', 'verify'],
  );
  const certificate = new Certificate();
  certificate.version = 2;
  serial += 1;
  certificate.serialNumber = new Integer({ value: serial });
  certificate.subject.typesAndValues.push(
    new AttributeTypeAndValue({ type: '2.5.4.6', value: new PrintableString({ value: 'VN' }) }),
    new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: name }) }),
  );
  certificate.issuer = issuer?.certificate.subject ?? certificate.subject;
  certificate.notBefore.value = new Date(`${from}T00:00:00Z`);
  certificate.notAfter.value = new Date(`${to}T00:00:00Z`);
  certificate.extensions = [
    new Extension({
      extnID: '2.5.29.19',
      critical: true,
      extnValue: new BasicConstraints({ cA: authority }).toSchema().toBER(false),
    }),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(issuer?.key ?? keys.privateKey, 'SHA-256');
  return { certificate, key: keys.privateKey };
}

export const pemOf = ({ certificate }: Identity): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate.toSchema().toBER(false)).toString('base64')}\n-----END CERTIFICATE-----\n`;

export const PLAIN_PDF = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
);

export interface SigningAsked {
  readonly signer: Identity;
  readonly at?: string | undefined;
  readonly subFilter?: string;
  /** certificates that go with it beside the signer's */
  readonly chain?: readonly Identity[];
  /** signs another digest than that of the file */
  readonly wrongDigest?: boolean;
}

const PLACE = 12_000;

/** The file with a revision appended in which it is signed as a whole. */
export async function signed(file: Uint8Array, asked: SigningAsked): Promise<Buffer> {
  const { subFilter = 'adbe.pkcs7.detached' } = asked;
  const range = (numbers: readonly number[]) => `/ByteRange [${numbers.join(' ')}]`.padEnd(60);
  const head = (numbers: readonly number[]) =>
    Buffer.from(
      `9 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${subFilter} /M (D:20220630101500+07'00') ${range(numbers)} /Contents `,
    );
  const tail = Buffer.from(' >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
  const before = file.length + head([0, 0, 0, 0]).length;
  const after = before + PLACE + 2;
  const first = Buffer.concat([file, head([0, before, after, tail.length])]);
  const bytes = Buffer.concat([first, tail]);
  const der = await cms(asked.wrongDigest === true ? Buffer.from('khác') : bytes, asked);
  const contents = `<${der.toString('hex').padEnd(PLACE, '0')}>`;
  return Buffer.concat([first, Buffer.from(contents), tail]);
}

async function cms(bytes: Uint8Array, { signer, at, chain = [] }: SigningAsked): Promise<Buffer> {
  const digest = await webcrypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  const attributes = [
    new Attribute({
      type: '1.2.840.113549.1.9.3',
      values: [new ObjectIdentifier({ value: ContentInfo.DATA })],
    }),
    new Attribute({ type: '1.2.840.113549.1.9.4', values: [new OctetString({ valueHex: digest })] }),
    ...(at === undefined
      ? []
      : [
          new Attribute({ type: '1.2.840.113549.1.9.5', values: [new UTCTime({ valueDate: new Date(at) })] }),
        ]),
  ];
  const data = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: signer.certificate.issuer,
          serialNumber: signer.certificate.serialNumber,
        }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [signer.certificate, ...chain.map(({ certificate }) => certificate)],
  });
  await data.sign(signer.key, 0, 'SHA-256', new Uint8Array(bytes).buffer);
  const info = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: data.toSchema(true) });
  return Buffer.from(info.toSchema().toBER(false));
}
