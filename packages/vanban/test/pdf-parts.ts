/** A page of a PDF written by hand: its content stream in Latin-1, and what it draws. */
export interface PdfPage {
  readonly content: string;
  /** Draws a picture over the whole page first, as a scan does. */
  readonly picture?: boolean;
  readonly rotate?: number;
}

/** Text at a place (points from the lower left corner) in 12 pt Times; parentheses must be balanced. */
export function textAt(x: number, y: number, text: string, size = 12): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET\n`;
}

/**
 * A PDF with a standard font and no compression. With `encrypted` it claims a password that nobody knows.
 */
export function pdfOf(pages: readonly PdfPage[], { encrypted = false } = {}): Uint8Array {
  const objects: string[] = [];
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  objects.push('<< /Type /Catalog /Pages 2 0 R >>');
  objects.push(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>');
  const picture = 4 + pages.length * 2;
  for (const [index, page] of pages.entries()) {
    const stream = `${page.picture ? 'q 595 0 0 842 0 0 cm /I1 Do Q\n' : ''}${page.content}`;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate ${page.rotate ?? 0} /Contents ${5 + index * 2} 0 R ` +
        `/Resources << /Font << /F1 3 0 R >> /XObject << /I1 ${picture} 0 R >> >> >>`,
    );
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
  }
  objects.push(
    '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n0\nendstream',
  );
  if (encrypted) {
    const hash = `<${'5a'.repeat(32)}>`;
    objects.push(`<< /Filter /Standard /V 1 /R 2 /O ${hash} /U ${hash} /P -4 >>`);
  }
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const encrypt = encrypted ? `/Encrypt ${objects.length} 0 R /ID [<00><00>]` : '';
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n`;
  file += `<< /Size ${objects.length + 1} /Root 1 0 R ${encrypt} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}
