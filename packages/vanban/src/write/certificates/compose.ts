import { nameLines, oneLine } from '../compose-heading.ts';
import { DECREE30 } from '../decree30.ts';
import { textWidth } from '../font-metrics.ts';
import { capitals, longDate, numberAndSymbol, upperFirst, withoutEndMark } from '../wording.ts';
import { CertificateSet } from './model.ts';

/** Lengths in millimetres, sizes in points. */
export const CERTIFICATE = {
  width: 297,
  height: 210,
  margin: { top: 20, bottom: 16, side: 24 },
  /** Two lines around the sheet. */
  border: { outer: 8, inner: 10, outerWeight: 2.25, innerWeight: 0.75, colour: '1f3a5f' },
  titleColour: 'b3261e',
  sizes: { heading: 13, motto: 14, title: 34, certifier: 16, name: 26, body: 16, placeDate: 14, number: 13 },
  signatureGap: 22,
} as const;

/** Everything decided that does not depend on the file format. */
export interface ComposedCertificates {
  readonly title: string;
  readonly author: string;
  readonly superior: readonly string[];
  readonly issuer: readonly string[];
  readonly issuerRule: number;
  readonly nationalName: string;
  readonly motto: string;
  readonly mottoRule: number;
  readonly certifier: string;
  readonly placeDate: string;
  readonly authority: readonly string[];
  readonly signer: string;
  readonly sheets: readonly {
    readonly name: string;
    /** "Sinh năm 1985", "Đơn vị: ...": empty where nothing is known. */
    readonly about: readonly string[];
    readonly says: string;
    readonly number: string;
  }[];
}

/** @throws ZodError when the set breaks the model */
export function composeCertificates(input: CertificateSet): ComposedCertificates {
  const set = CertificateSet.parse(input);
  const column = (CERTIFICATE.width - 2 * CERTIFICATE.margin.side) / 2;
  const { heading, motto } = CERTIFICATE.sizes;
  const issuer = nameLines(set.issuer, column - 4, heading, 'bold');
  const longest = Math.max(...issuer.map((line) => textWidth(line, heading, 'bold')));
  return {
    title: 'Giấy chứng nhận',
    author: oneLine(set.issuer),
    superior: set.superior === undefined ? [] : nameLines(set.superior, column - 4, heading, 'regular'),
    issuer,
    issuerRule: longest * DECREE30.shortRule.value,
    nationalName: DECREE30.nationalName,
    motto: DECREE30.motto,
    mottoRule: textWidth(DECREE30.motto, motto, 'bold') * DECREE30.mottoRule.value,
    certifier: capitals(oneLine(set.issuer)),
    placeDate: `${oneLine(set.place)}, ${longDate(set.date)}`,
    authority: set.authority.map((line) => capitals(oneLine(line))),
    signer: set.signer === undefined ? '' : oneLine(set.signer),
    sheets: set.people.map(({ name, born, unit }, at) => ({
      name: oneLine(name),
      about: [...(born ? [`Sinh năm: ${oneLine(born)}`] : []), ...(unit ? [`Đơn vị: ${oneLine(unit)}`] : [])],
      says: `${upperFirst(withoutEndMark(oneLine(set.says)))}.`,
      number: `Số: ${numberAndSymbol(set.firstNumber === undefined ? undefined : set.firstNumber + at, oneLine(set.symbol))}`,
    })),
  };
}
