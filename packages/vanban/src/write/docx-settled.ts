import { unzipSync, zipSync } from 'fflate';

/** Any day that a zip can name: the entries of an archive need one, and it says nothing. */
const MTIME = '2000-01-01T00:00:00';
const CORE = 'docProps/core.xml';

/**
 * The same Word file without the moment at which it was written: the same document gives the same bytes, today and in
 * ten years. A file says when it was made by where it is kept.
 */
export function settled(file: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(file)).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return zipSync(
    Object.fromEntries(
      parts.map(([name, bytes]) => [name, [name === CORE ? withoutTimes(bytes) : bytes, { mtime: MTIME }]]),
    ),
    { level: 6 },
  );
}

/** Readers look for the list of contents first. */
const rank = (name: string): number =>
  name === '[Content_Types].xml' ? 0 : name.startsWith('_rels/') ? 1 : 2;

function withoutTimes(bytes: Uint8Array): Uint8Array {
  const xml = new TextDecoder().decode(bytes);
  return new TextEncoder().encode(xml.replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ''));
}
