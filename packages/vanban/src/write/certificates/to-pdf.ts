import { readFileSync } from 'node:fs';
import { setInType } from '../to-pdf.ts';
import { CERTIFICATE, composeCertificates } from './compose.ts';
import type { CertificateSet } from './model.ts';

let template: string | undefined;

/**
 * The certificates as one PDF, a page for each person.
 * @throws ZodError when the set breaks the model
 */
export async function certificatesToPdf(set: CertificateSet): Promise<Uint8Array> {
  template ??= readFileSync(new URL('./certificate.typ', import.meta.url), 'utf8');
  return setInType(template, { ...composeCertificates(set), layout: CERTIFICATE });
}
