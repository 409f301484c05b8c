/** Rules of form for the authority, post and name of who signs (Decree 30/2020/NĐ-CP, Appendix I, II.7). */
import { type Finding, form, spanOf } from './finding.ts';
import { fold } from './fold.ts';
import type { ReadDocument } from './schema.ts';

const COLLECTIVE = /^(?:ủy ban|ubnd|hội đồng|hđnd|ban |tổ |đảng|bch|đoàn)/u;
const HEAD_OF_OFFICE = /^(?:chánh văn phòng|giám đốc sở|trưởng phòng|vụ trưởng)/u;

/** The post of the head whose deputy signs: "PHÓ GIÁM ĐỐC" is deputy of "GIÁM ĐỐC". */
function headOf(post: string): string | undefined {
  if (post.startsWith('thứ trưởng')) return 'bộ trưởng';
  return /^phó\s+(.*?)(?:\s+thường trực)?$/u.exec(post)?.[1];
}

/** What breaks the rules on who may sign how. */
export function signatureFindings(read: ReadDocument): Finding[] {
  const { signer } = read.document;
  const span = spanOf(signer);
  const post = fold(signer.post ?? '');
  const lines = (signer.authority ?? '').split(' / ').filter((line) => line !== '');
  const party = read.nodes.some((node) => node.part === 'heading' && /đảng cộng sản/u.test(fold(node.text)));
  const out: Finding[] = [];
  for (const line of lines) out.push(...formFindings(line, party, span));
  const deputised = lines
    .map((line) => /^k\/?t\.?\s*(.*)$/u.exec(fold(line))?.[1])
    .find((one) => one !== undefined);
  const head = headOf(post);
  if (deputised !== undefined && post !== '' && (head === undefined || !deputised.startsWith(head))) {
    out.push(
      form(
        'authority-mismatch',
        'error',
        `“KT. ${deputised.toUpperCase()}” không hợp với chức vụ người ký “${signer.post}”.`,
        `“KT. ${deputised.toUpperCase()}” does not fit the post “${signer.post}”.`,
        span,
      ),
    );
  }
  const people = /^(?:ủy ban|hội đồng) nhân dân/u.test(fold(read.document.issuer ?? ''));
  if (people && HEAD_OF_OFFICE.test(post) && !signer.forms.includes('TL') && !signer.forms.includes('TUQ')) {
    out.push(
      form(
        'authority-missing',
        'error',
        'Người đứng đầu đơn vị ký thay cơ quan cấp trên phải ghi “TL.” hoặc “TUQ.”.',
        'The head of an office signs for the body above with “TL.” or “TUQ.”.',
        span,
      ),
    );
  }
  if (signer.name !== null && titled(read))
    out.push(
      form(
        'signer-title',
        'warning',
        'Trước họ tên người ký không ghi học hàm, học vị, danh hiệu.',
        'No academic title stands before the name of the signer.',
        span,
      ),
    );
  return out;
}

function titled(read: ReadDocument): boolean {
  return read.nodes.some(
    (node) =>
      node.part === 'signature' &&
      /^(?:GS|PGS|TS|ThS|BS|BSCK\S*|CN|KS|NGƯT|TTƯT)\s?\.\s?\p{Lu}/u.test(node.text),
  );
}

function formFindings(line: string, party: boolean, span: Finding['span']): Finding[] {
  const out: Finding[] = [];
  if (!party && !/^(?:TM|KT|TL|TUQ|Q)\.\s\S/u.test(line)) {
    const right = line.replace(/^([TKQ])\/?([MTLU]?Q?)\s?\.?\s*/u, '$1$2. ');
    out.push(
      form(
        'authority-form',
        'warning',
        `Quyền hạn ký viết “${right}” (chữ tắt, dấu chấm, cách chữ).`,
        `The authority is written “${right}”: the abbreviation, a full stop, a blank.`,
        span,
      ),
    );
  }
  const words = fold(line).replace(/^\S+?[.\s]\s*/u, '');
  if (/^t\/?m/u.test(fold(line)) && !COLLECTIVE.test(words))
    out.push(
      form(
        'authority-mismatch',
        'error',
        '“TM.” chỉ dùng khi ký thay mặt tập thể.',
        '“TM.” is only for signing in the name of a collective.',
        span,
      ),
    );
  if (/^(?:kt|tuq)/u.test(fold(line)) && /^(?:ủy ban|ubnd|hội đồng nhân|hđnd)/u.test(words))
    out.push(
      form(
        'authority-mismatch',
        'error',
        '“KT.”, “TUQ.” đứng trước chức vụ người đứng đầu, không trước tên cơ quan.',
        '“KT.” and “TUQ.” stand before the post of a head, not before a body.',
        span,
      ),
    );
  return out;
}
