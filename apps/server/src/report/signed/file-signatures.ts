/** What is told of a file's signatures when it is attached. */
import type { report } from '@binhdang/contract';
import { type SignatureFault, type VerifiedSignature, verifyPdfSignatures } from '@binhdang/vanban';

export interface CheckedFile {
  readonly kind: 'digital' | 'scan';
  readonly signatures: readonly report.FileSignature[];
}

const NOTES: Readonly<Record<SignatureFault, string>> = {
  broken: 'Cấu trúc chữ ký trong tệp bị hỏng hoặc bị sửa.',
  unsupported: 'Loại chữ ký này chưa kiểm tra được; hãy mở bằng phần mềm ký số để xem.',
  unreadable: 'Không đọc được chữ ký hoặc chứng thư số của người ký.',
  altered: 'Nội dung tệp đã thay đổi sau khi ký, hoặc chữ ký không đúng.',
};

/** A PDF with signatures is a digital document; a PDF without, or a picture, is a scan of paper. */
export async function checkSignatures(
  file: Uint8Array,
  mediaType: string,
  roots: readonly string[],
  now: Date,
): Promise<CheckedFile> {
  const found = mediaType === 'application/pdf' ? await verifyPdfSignatures(file, { roots, now }) : [];
  return { kind: found.length > 0 ? 'digital' : 'scan', signatures: found.map(told) };
}

function told({ fault, ...signature }: VerifiedSignature): report.FileSignature {
  return { ...signature, note: noteOf(signature, fault) };
}

function noteOf(
  { wholeFile, certificateValid }: Pick<VerifiedSignature, 'wholeFile' | 'certificateValid'>,
  fault: SignatureFault | null,
): string | null {
  if (fault) return NOTES[fault];
  if (!certificateValid) return 'Chứng thư số không còn hoặc chưa có hiệu lực vào lúc ký.';
  if (!wholeFile) return 'Sau chữ ký này tệp được bổ sung: chữ ký tiếp theo, hoặc nội dung khác.';
  return null;
}
