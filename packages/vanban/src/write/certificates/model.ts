import * as z from 'zod';
import { OpenDate } from '../model.ts';

/**
 * Certificates of a class or an event, one sheet for each person: A4 lying, with the heading of the body that gives
 * them. Not a kind of document of Decree 30/2020/NĐ-CP, but headed and signed as one.
 */

const Person = z.strictObject({
  name: z.string().min(1),
  /** Year or day of birth, as it is to be printed. */
  born: z.string().optional(),
  /** Post, body or place. */
  unit: z.string().optional(),
});

export const CertificateSet = z.strictObject({
  /** Body directly above the issuer, if it is named. */
  superior: z.string().optional(),
  issuer: z.string().min(1),
  /** Symbol after the stroke: "GCN-STP". */
  symbol: z.string().min(1),
  /** Number of the first sheet; the others count on. Open until it is entered in the book. */
  firstNumber: z.number().int().positive().optional(),
  place: z.string().min(1),
  date: OpenDate,
  /** What is certified, as it follows a name: "đã hoàn thành lớp ..." */
  says: z.string().min(1),
  /** Lines of authority and post from the top. */
  authority: z.array(z.string().min(1)).min(1),
  signer: z.string().optional(),
  people: z.array(Person).min(1).max(1000),
});

/** What a caller writes; members with a default may be left out. */
export type CertificateSet = z.input<typeof CertificateSet>;
