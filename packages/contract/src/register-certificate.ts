/** Certificates of a class or event that a record is about. */
import { z } from 'zod';
import { oneRecord } from './register-shared.ts';
import { route } from './route.ts';
import { CivilDate, text } from './shared.ts';

const line = (most: number) => text(most).refine((value) => !/[\r\n]/.test(value), { message: 'One line' });

export const certificateForm = route({
  id: 'register.certificateForm',
  method: 'GET',
  path: '/api/records/:recordId/certificates',
  summary: {
    vi: 'Những gì điền sẵn cho giấy chứng nhận: cơ quan, ký hiệu, người ký, nội dung chứng nhận',
    en: 'What certificates begin with: issuer, symbol, signers, what they say',
  },
  params: oneRecord,
  output: z.object({
    superior: z.string(),
    issuer: z.string(),
    symbol: z.string(),
    place: z.string(),
    says: z.string(),
    most: z.number().int().nullable().describe('How many took part'),
    authority: z.array(z.string()),
    signers: z.array(
      z.object({ name: z.string(), title: z.string().nullable(), authority: z.array(z.string()) }),
    ),
  }),
  problems: ['wrong-state'],
});

export const certificates = route({
  id: 'register.certificates',
  method: 'POST',
  path: '/api/records/:recordId/certificates',
  summary: {
    vi: 'In giấy chứng nhận cho những người có tên; tên không được lưu lại',
    en: 'Certificates for the people named; their names are not kept',
  },
  params: oneRecord,
  body: z.object({
    format: z.enum(['docx', 'pdf']),
    superior: text(200, 0),
    issuer: line(200),
    symbol: line(60).describe('What follows the stroke: "GCN-STP"'),
    firstNumber: z.number().int().min(1).max(1_000_000).nullable().describe('null: left open'),
    place: line(60),
    date: CivilDate.nullable().describe('null: day and month are left open'),
    says: text(600).describe('What follows a name'),
    authority: z.array(line(120)).min(1).max(4),
    signer: text(100, 0),
    people: z
      .array(z.object({ name: line(120), born: text(20, 0).default(''), unit: text(200, 0).default('') }))
      .min(1)
      .max(500),
  }),
  file: 'application/octet-stream',
  problems: ['wrong-state'],
});
