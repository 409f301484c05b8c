/** The foot of a document: "Nơi nhận" with its lines, and the signature with authority, post and name. */
import { capitalShare, fold, joined } from './fold.ts';
import { brokenAtDash } from './line-ends.ts';
import type { Line } from './lines.ts';
import type { Recipient, Signer } from './schema.ts';

/** A stretch of the foot and what it is. */
export interface FootPiece {
  readonly start: number;
  readonly end: number;
  readonly part: 'recipients' | 'signature' | 'typist' | 'page-furniture' | 'other';
}

export interface Foot {
  readonly pieces: readonly FootPiece[];
  readonly recipients: readonly Recipient[];
  readonly signer: Signer;
}

const FORM = /(?:T\/?M|K\/?T|T\/?L|TUQ|T\.?U\.?Q|Q)\s?\.?(?=[\s.]\s*\p{Lu})/u;
const FORM_START = new RegExp(`^(${FORM.source})\\s*\\.?\\s*`, 'u');
const POST =
  'PHÓ CHỦ TỊCH THƯỜNG TRỰC|PHÓ CHỦ TỊCH|CHỦ TỊCH|PHÓ TỔNG GIÁM ĐỐC|TỔNG GIÁM ĐỐC|PHÓ GIÁM ĐỐC|GIÁM ĐỐC|PHÓ BÍ THƯ THƯỜNG TRỰC|PHÓ BÍ THƯ|BÍ THƯ|PHÓ CHÁNH VĂN PHÒNG|CHÁNH VĂN PHÒNG|PHÓ CHÁNH THANH TRA|CHÁNH THANH TRA|PHÓ CHÁNH ÁN|CHÁNH ÁN|PHÓ VIỆN TRƯỞNG|VIỆN TRƯỞNG|PHÓ TRƯỞNG BAN|TRƯỞNG BAN|PHÓ TRƯỞNG PHÒNG|TRƯỞNG PHÒNG|PHÓ CỤC TRƯỞNG|CỤC TRƯỞNG|PHÓ CHI CỤC TRƯỞNG|CHI CỤC TRƯỞNG|PHÓ TỔNG CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|PHÓ VỤ TRƯỞNG|VỤ TRƯỞNG|THỨ TRƯỞNG|BỘ TRƯỞNG|PHÓ THỦ TƯỚNG|THỦ TƯỚNG|PHÓ HIỆU TRƯỞNG|HIỆU TRƯỞNG|CHỈ HUY TRƯỞNG|CHÍNH ỦY|TỔNG BIÊN TẬP|TRƯỞNG ĐOÀN|ỦY VIÊN|UỶ VIÊN|TỔNG THƯ KÝ|CHỦ NHIỆM|PHÓ CHỦ NHIỆM|ĐẠI TÁ|THƯỢNG TÁ|THIẾU TƯỚNG|TRUNG TÁ|GIÁM HIỆU';
const POST_WORDS = POST.replaceAll(' ', '\\s+');
const POST_START = new RegExp(`^(?:${POST_WORDS})(?![\\p{L}])`, 'u');
const FORM_OR_POST = new RegExp(`(?<=\\S)\\s+(?=(?:${FORM.source})|(?:${POST_WORDS})(?![\\p{Ll}]))`, 'u');
const RECIPIENTS = /^nơi\s+nhận\s*:?/u;
const NAME =
  /^(?:(?:GS|PGS|TS|ThS|BS|CN|KS|Đại tá|Thượng tá|Trung tá|Thiếu tướng|Trung tướng)\.?\s*)*(\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}*){1,5})$/u;
// The last part of a name that a narrow column broke.
const LAST_NAME = /^\p{Lu}\p{Ll}{1,6}$/u;
const NAME_AFTER = /(?<=[;.)\d]|\s{3})\s*(\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+){1,4})$/u;
const SIGNED =
  /^[([]?\s*(?:đã ký|ký điện tử|đã ký điện tử|\(đã ký\)|ký tên|ký, đóng dấu)[^)]{0,40}[)\]]?:?\s*/u;

/** True when a foot begins at this line. `afterEnd`: the line before closes the text with "./.". */
export function footBegins(line: Line, afterEnd: boolean): boolean {
  if (line.table !== undefined || line.text.length > 200) return false;
  if (RECIPIENTS.test(line.folded))
    return /^nơi\s+nhận\s*(?::|$|-|\s{2})/u.test(line.folded) || capitalShare(line.text) > 0.8;
  if (FORM_START.test(line.text) && capitalShare(line.text) > 0.75) return true;
  return afterEnd && POST_START.test(line.text.toUpperCase()) && capitalShare(line.text) > 0.8;
}

/** Reads the lines of one foot. */
export function readFoot(lines: readonly Line[]): Foot {
  const furniture = lines
    .filter((line) => line.furniture)
    .map(
      (line): FootPiece => ({
        start: line.start,
        end: line.end,
        part: 'page-furniture',
      }),
    );
  const cells = lines.filter((line) => !line.furniture).flatMap(splitColumns);
  const right: Cell[] = [];
  const left: Cell[] = [];
  const pieces: FootPiece[] = [];
  let inRecipients = false;
  let archived = false;
  for (const [i, cell] of cells.entries()) {
    const part = partOf(cell, cells[i - 1], inRecipients, archived, right);
    if (part === 'recipients') {
      inRecipients = true;
      if (ARCHIVE.test(fold(cell.text))) archived = true;
      left.push(cell);
    } else if (part === 'signature') right.push(cell);
    pieces.push({ start: cell.start, end: cell.end, part });
  }
  return {
    pieces: pieces.concat(furniture),
    recipients: recipients(left),
    signer: signer(right),
  };
}

interface Cell {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly gap: number;
}

const ARCHIVE = /^[-–+*•\s]*lưu\s*[:;\s]/u;

/** Cuts a line that was read across both columns. */
function splitColumns(line: Line): Cell[] {
  const { text } = line;
  const cuts = new Set<number>();
  const wide = /(?<=\S)(?:\t+| {3,})(?=\S)/.exec(text);
  if (wide) cuts.add(wide.index + wide[0].length);
  const across = FORM_OR_POST.exec(text);
  if (across && !FORM_START.test(text) && !POST_START.test(text)) {
    // "- Chủ tịch, các PCT" has no capitals; "- TT Tỉnh ủy; KT. CHỦ TỊCH" does.
    const rest = text.slice(across.index + across[0].length);
    if (capitalShare(rest) > 0.85) cuts.add(across.index + across[0].length);
  }
  const isRecipient = /^[-–+*•]/.test(text);
  const name = isRecipient ? NAME_AFTER.exec(text) : null;
  if (name && cuts.size === 0 && !/^(?:Ủy|Hội|Văn|Ban|Sở|Tỉnh|Chủ|Phó)/u.test(name[1] ?? ''))
    cuts.add(name.index + name[0].length - (name[1]?.length ?? 0));
  const bounds = [0, ...[...cuts].sort((a, b) => a - b), text.length];
  const out: Cell[] = [];
  for (let i = 0; i + 1 < bounds.length; i += 1) {
    const from = bounds[i] ?? 0;
    const to = bounds[i + 1] ?? text.length;
    const words = text.slice(from, to).trimEnd();
    if (words !== '')
      out.push({
        start: line.start + from,
        end: line.start + from + words.length,
        text: words,
        gap: i === 0 ? line.gap : 0,
      });
  }
  return out;
}

function partOf(
  cell: Cell,
  before: Cell | undefined,
  inRecipients: boolean,
  archived: boolean,
  right: readonly Cell[],
): FootPiece['part'] {
  const folded = fold(cell.text);
  if (RECIPIENTS.test(folded)) return 'recipients';
  const upper = cell.text.toUpperCase();
  const capitals = capitalShare(cell.text) > 0.8;
  if (capitals && (FORM_START.test(cell.text) || POST_START.test(upper))) return 'signature';
  if (SIGNED.test(folded) || (right.length > 0 && /^[[(][^\])]{2,20}[\])]$/.test(cell.text)))
    return 'signature';
  if (/^[-–+*•]/.test(cell.text)) return 'recipients';
  if (/^(?:như (?:trên|điều|kính gửi)|lưu\s*[:;]|để b\/c)/u.test(folded)) return 'recipients';
  if (right.length > 0 && right.at(-1) === before && cell.gap === 0 && LAST_NAME.test(cell.text))
    return 'signature';
  if (right.length > 0 && NAME.test(cell.text) && !archivedContinues(before, inRecipients && !archived))
    return 'signature';
  if (right.length > 0 && capitals && before !== undefined && right.at(-1) === before && cell.text.length > 3)
    return 'signature';
  if (/^[\p{Lu}\d.(){}/-]{1,12}$/u.test(cell.text)) return 'typist';
  if (inRecipients && !archived) return 'recipients';
  if (archived && before !== undefined && cell.gap === 0 && /^[(\p{Ll}]/u.test(cell.text))
    return 'recipients';
  if (capitals && cell.text.length > 3 && cell.text.length < 80) return 'signature';
  return 'other';
}

function archivedContinues(before: Cell | undefined, open: boolean): boolean {
  return open && before !== undefined && /^[-–+*•]/.test(before.text) && !/[;.]$/.test(before.text);
}

function recipients(cells: readonly Cell[]): Recipient[] {
  const groups: Cell[][] = [];
  let dashed = false;
  for (const cell of cells) {
    const head = /^nơi\s+nhận\s*:?\s*/u.exec(fold(cell.text));
    if (head) {
      const rest = cell.text.slice(head[0].length);
      if (/\p{L}/u.test(rest)) groups.push([{ ...cell, start: cell.start + head[0].length, text: rest }]);
      continue;
    }
    const inside = brokenAtDash(fold(groups.at(-1)?.at(-1)?.text ?? ''), fold(cell.text));
    const dash = /^[-–+*•]/.test(cell.text) && !inside;
    dashed = dashed || dash;
    const last = groups.at(-1);
    const before = last?.at(-1)?.text ?? '';
    const open = last !== undefined && !/[;.]$/.test(before);
    // A dash alone on its line may have been taken for a rule: after ";" a capital begins the next recipient.
    const begins = /;$/.test(before) && /^\p{Lu}/u.test(cell.text);
    if (!dash && last !== undefined && (dashed ? !begins : open)) last.push(cell);
    else groups.push([cell]);
  }
  return groups.flatMap((group) => {
    const text = joined(group.map((cell) => cell.text).join(' '));
    const name = text.replace(/^[-–+*•\s]+/, '').replace(/[;.,\s]+$/, '');
    if (name === '') return [];
    const first = group[0];
    const last = group.at(-1);
    return [
      {
        name,
        text,
        archive: ARCHIVE.test(fold(text)),
        start: first?.start ?? 0,
        end: last?.end ?? 0,
      },
    ];
  });
}

const FORMS: Readonly<Record<string, Signer['forms'][number]>> = {
  TM: 'TM',
  KT: 'KT',
  TL: 'TL',
  TUQ: 'TUQ',
  Q: 'Q',
};

function signer(cells: readonly Cell[]): Signer {
  const authority: string[] = [];
  const forms: Signer['forms'] = [];
  let post: string | null = null;
  let name: string | null = null;
  let onBehalfOf: string | null = null;
  let first: Cell | undefined;
  let last: Cell | undefined;
  for (const cell of cells) {
    const form = FORM_START.exec(cell.text);
    const words = cell.text.replace(SIGNED_RAW, '').trim();
    const nameMatch = NAME.exec(words);
    if (form && name === null && capitalShare(cell.text) > 0.75) {
      authority.push(joined(cell.text));
      forms.push(FORMS[(form[1] ?? '').replace(/[^\p{L}]/gu, '')] ?? 'Q');
      onBehalfOf = joined(cell.text.slice(form[0].length));
      post = null;
    } else if (nameMatch && name === null && capitalShare(cell.text) < 0.8) name = joined(nameMatch[1] ?? '');
    else if (
      name !== null &&
      cell.gap === 0 &&
      cells.indexOf(cell) === cells.indexOf(last ?? cell) + 1 &&
      LAST_NAME.test(words)
    )
      name = `${name} ${words}`;
    else if (POST_START.test(cell.text.toUpperCase()) && name === null && capitalShare(cell.text) > 0.8) {
      // Below the room for the signature stands the other post of the same person.
      if (post === null || cell.gap < 2) post = joined(cell.text);
    } else if (name === null && post !== null && capitalShare(cell.text) > 0.8)
      post = joined(`${post} ${cell.text}`);
    else if (name === null && authority.length > 0 && post === null && capitalShare(cell.text) > 0.8) {
      // "TM. ỦY BAN NHÂN DÂN" / "TỈNH X": the authority goes on in the next line.
      authority[authority.length - 1] = joined(`${authority.at(-1)} ${cell.text}`);
      onBehalfOf = joined(`${onBehalfOf ?? ''} ${cell.text}`);
    } else continue;
    first ??= cell;
    last = cell;
  }
  // Signed by the head of a collective: "TM. ỦY BAN NHÂN DÂN" / "CHỦ TỊCH".
  const confidence = name === null ? (post === null ? 0 : 0.5) : post === null ? 0.6 : 0.95;
  return {
    name,
    post,
    authority: authority.length === 0 ? null : authority.join(' / '),
    forms,
    onBehalfOf,
    start: first?.start ?? null,
    end: last?.end ?? null,
    confidence,
  };
}

const SIGNED_RAW = /^[([]?\s*(?:[Đđ]ã ký|Ký điện tử)[^)]{0,40}?[)\]:]+\s*/u;
