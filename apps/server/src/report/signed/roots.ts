/** Roots of certificates that the installation trusts: a folder of PEM files (SIGNATURE_ROOTS). */
import { X509Certificate } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/**
 * All certificates in the folder, a file may hold several; read anew each time, so that one can be added without a
 * restart. None without a folder.
 * @throws when the folder or a certificate in it cannot be read: trust must not be judged by half the roots
 */
export async function trustedRoots(folder: string | undefined): Promise<string[]> {
  if (folder === undefined) return [];
  const names = (await readdir(folder)).filter((name) => /\.(pem|crt|cer)$/i.test(name)).sort();
  const roots: string[] = [];
  for (const name of names)
    for (const one of (await readFile(join(folder, name), 'latin1')).match(CERTIFICATE) ?? []) {
      new X509Certificate(one);
      roots.push(one);
    }
  return roots;
}
