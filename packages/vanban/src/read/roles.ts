/** Which bodies a text binds, and how: the words before and after each list of names decide. */
import { findBodyNames, type Mention } from './body-names.ts';
import type { Role } from './schema.ts';

/** A body bound by the text itself, positions relative to that text. */
export interface Bound extends Mention {
  readonly role: Role;
}

export interface RoleReading {
  readonly bound: readonly Bound[];
  /** The list with which the text begins ("Sở Nội vụ chủ trì ..."), with "Giao" or "Đề nghị" before it. */
  readonly subject?: {
    readonly start: number;
    readonly end: number;
    readonly role: Role;
  };
  /** What the first words say the actor does, whoever that is: "Phối hợp với ..." coordinates. */
  readonly lead: Role | undefined;
}

/** Finds the names of bodies in a text: by grammar alone, or with a table. */
export type FindNames = (text: string, folded: string) => readonly Mention[];

interface MentionList {
  readonly items: readonly Mention[];
  readonly start: number;
  readonly end: number;
}

const JOINT =
  /^\s*(?:,|;|\/|-|và|cùng|cùng với|hoặc)?\s*(?:,|;)?\s*(?:và|cùng|cùng với)?\s*(?:(?:với|của)\s+)?(?:\([^()]{0,60}\)\s*[,;]?\s*(?:và\s+)?)?$/u;

/** Names that stand in one list: only commas, "và" and the like lie between them. */
function lists(mentions: readonly Mention[], folded: string): MentionList[] {
  const out: { items: Mention[]; start: number; end: number }[] = [];
  for (const mention of mentions) {
    const open = out.at(-1);
    const between = open === undefined ? '' : folded.slice(open.end, mention.start);
    if (
      open !== undefined &&
      between.length < 90 &&
      between !== '' &&
      JOINT.test(between) &&
      /\S/.test(between)
    ) {
      open.items.push(mention);
      open.end = mention.end;
    } else out.push({ items: [mention], start: mention.start, end: mention.end });
  }
  return out;
}

const BEFORE: readonly (readonly [RegExp, Role])[] = [
  [/(?:kính |trân trọng )?(?:đề nghị|kiến nghị|mời|kính mời)(?:\s+có sự tham gia của)?\s*:?\s*$/u, 'request'],
  [
    /(?:phối hợp|phối kết hợp)(?:\s+(?:chặt chẽ|thường xuyên|tốt|đồng bộ|thực hiện|tham mưu))?(?:,?\s+(?:cùng với|với|cùng|của))?\s*[:-]?\s*$/u,
    'coordinate',
  ],
  [/(?:cùng|cùng với)\s*$/u, 'coordinate'],
  [/(?:cơ quan|đơn vị)\s+(?:tham gia|tham gia thực hiện)\s*[:-]\s*$/u, 'participate'],
  [/tham gia\s*:\s*$/u, 'participate'],
  [
    /(?:(?:chủ trì|thực hiện|tham mưu|đầu mối|thường trực|phụ trách|tổ chức|báo cáo)(?:\s*\([^()]{0,30}\))?(?:\s+(?:thực hiện|triển khai|tham mưu))?|trách nhiệm(?: thực hiện)?|phân công)\s*[:-]\s*$/u,
    'lead',
  ],
  [/(?:giao|giao cho|phân công|phân công cho|yêu cầu)\s*:?\s*$/u, 'lead'],
];
const DO = /(?:do|được giao cho|giao cho)\s*:?\s*$/u;
const CLAUSE_START = /(?:^|[.;:(!?]\s*|,\s*(?:trong đó|đồng thời|giao)\s*)["'-]?\s*$/u;

const AFTER_LEAD =
  /^[\s,]*(?:\([^()]{0,80}\)\s*)?(?:tỉnh\s+|có liên quan\s+)?(?:theo chức năng[^,.;:]{0,60},?\s*|căn cứ[^,.;:]{0,80},?\s*|trong phạm vi[^,.;:]{0,60},?\s*)?(?:là (?:cơ quan|đơn vị|đầu mối)|chủ trì|chủ động|có trách nhiệm|chịu trách nhiệm|làm đầu mối|có nhiệm vụ|đảm nhiệm|thường trực|thực hiện|tham mưu|hướng dẫn|tổ chức|xây dựng|triển khai|bố trí|theo dõi|tổng hợp|kiểm tra|đôn đốc|báo cáo|cấp|ban hành|rà soát|chỉ đạo)/u;
const AFTER_COORDINATE =
  /^[\s,:]*(?:có trách nhiệm\s+|chủ động\s+|tích cực\s+)?(?:phối hợp|phối kết hợp)(?!\s*:)/u;
const AFTER_PARTICIPATE = /^[\s,]*(?:có trách nhiệm\s+|chủ động\s+|tích cực\s+|cùng\s+)?tham gia/u;
// The body that speaks ("UBND tỉnh yêu cầu ...", "Ủy ban nhân dân tỉnh ban hành Kế hoạch ...") is not bound by it.
const SPEAKS =
  /^[\s,]*(?:kính |trân trọng )?(?:yêu cầu|đề nghị|giao|thông báo|quyết định|nhận được|có ý kiến|kết luận|ủy quyền|đã|kêu gọi)(?!\p{L})/u;
const ANNOUNCES = /^[\s,]*(?:ban hành|xây dựng|hướng dẫn|báo cáo|triển khai|tổ chức)(?!\p{L})/u;
const AS_FOLLOWS = /(?:như sau|sau đây|nội dung sau|cụ thể sau)\s*[:.]?\s*$/u;

function speaks(list: MentionList, folded: string): boolean {
  const after = folded.slice(list.end, list.end + 80);
  if (SPEAKS.test(after)) return true;
  return (
    ANNOUNCES.test(after) && AS_FOLLOWS.test(folded.slice(-40)) && list.items.every((item) => !item.group)
  );
}

/** Role of a list by the words around it; undefined when the text only mentions those bodies. */
function roleOf(list: MentionList, folded: string, atStart: boolean): Role | undefined {
  const before = folded.slice(Math.max(0, list.start - 70), list.start);
  const after = folded.slice(list.end, list.end + 200);
  for (const [pattern, role] of BEFORE) {
    if (!pattern.test(before)) continue;
    if (
      role === 'coordinate' &&
      /(?:công tác|sự|quy chế|cơ chế|việc)(?:[\s,]+\p{L}+){0,4}?,? phối hợp(?: chặt chẽ)?\s+của\s*$/u.test(
        before,
      )
    )
      return undefined;
    if (
      role === 'lead' &&
      /yêu cầu\s*$/u.test(before) &&
      /(?:theo|được|khi|các|những|có) yêu cầu\s*$/u.test(before)
    )
      return undefined;
    return role;
  }
  if (DO.test(before))
    return AFTER_COORDINATE.test(after) ? 'coordinate' : AFTER_LEAD.test(after) ? 'lead' : undefined;
  // "Tổ chức tập huấn (Sở Nội vụ)": a bracket at the end names who does it.
  if (!atStart && list.start > 12 && /\($/.test(before) && /^\)[\s.;]*$/.test(folded.slice(list.end)))
    return 'lead';
  const introduced =
    !atStart &&
    AFTER_LEAD.test(after) &&
    INTRODUCED.test(folded.slice(Math.max(0, list.start - 180), list.start));
  if (!atStart && !introduced && !CLAUSE_START.test(before)) {
    // "..., Sở Y tế phối hợp" within a sentence.
    return /,\s*$/u.test(before) && /^\s+(?:phối hợp)(?:[).;,]|$)/u.test(after) ? 'coordinate' : undefined;
  }
  return subjectRole(after, atStart, folded.slice(list.end));
}

/** Of a subject; one that both coordinates and leads ("phối hợp ...; chủ trì ...") leads. */
function subjectRole(after: string, atStart: boolean, rest: string): Role | undefined {
  if (AFTER_COORDINATE.test(after) && !(atStart && /chủ trì/u.test(rest))) return 'coordinate';
  if (AFTER_PARTICIPATE.test(after)) return 'participate';
  if (atStart) return 'lead';
  return AFTER_LEAD.test(after) ? 'lead' : undefined;
}

const OPENING =
  /^["'(\s]*(?:(?:\d+\.\s*)?(?:kính |trân trọng )?(?:đề nghị|kiến nghị|mời|giao cho|giao|phân công cho|phân công|yêu cầu|đối với|về phía|trách nhiệm của)\s*:?\s*)?$/u;
// "Định kỳ 6 tháng, các sở ... báo cáo": when and by what, before who.
const INTRODUCED =
  /(?:^|[.;]\s)\s*(?:-\s*)?(?:định kỳ|hằng|hàng|căn cứ|trước|trong (?:tháng|quý|năm|phạm vi)|theo|sau khi|khi|để|nhằm|trên cơ sở)(?!\p{L})[^.;]{2,160}[,)]\s*$/u;
// "(cơ quan thường trực)", "- Phó Trưởng Ban" say more of who it is.
const SUBJECT_TAIL = /^\s*(?:\([^()]{0,120}\)\s*|-\s[^:;.]{3,70}(?=:))?(?:tỉnh\b\s*)?(?::\s*)?/u;
const LEADING: readonly (readonly [RegExp, Role])[] = [
  [/^[\s"(]*(?:tích cực |chủ động )?(?:làm đầu mối|chủ trì)/u, 'lead'],
  [/^[\s"(]*(?:tích cực |chủ động |tăng cường )?(?:phối hợp|phối kết hợp)/u, 'coordinate'],
  [/^[\s"(]*(?:tích cực |chủ động |cùng )?tham gia(?! (?:ý kiến|góp ý|tập huấn))/u, 'participate'],
  [/^[\s"(]*(?:kính |trân trọng )?(?:đề nghị|mời)/u, 'request'],
];

/** Reads the roles in a text (label removed). `folded` is `fold(text)`. */
export function readRoles(text: string, folded: string, find: FindNames = findBodyNames): RoleReading {
  const all = lists(find(text, folded), folded);
  const bound: Bound[] = [];
  let subject: RoleReading['subject'];
  for (const list of all) {
    const atStart =
      subject === undefined && OPENING.test(folded.slice(0, Math.min(list.start, 60))) && list.start < 60;
    if (isClauseStart(folded, list) && speaks(list, folded) && !looksBound(list, folded)) continue;
    const role = roleOf(list, folded, atStart);
    if (role === undefined) continue;
    if (atStart) {
      const tail = SUBJECT_TAIL.exec(folded.slice(list.end, list.end + 160))?.[0] ?? '';
      subject = {
        start: list.start,
        end: list.end + (/[:(]/.test(tail) ? tail.trimEnd().length : 0),
        role,
      };
    }
    for (const item of list.items) bound.push({ ...item, role });
  }
  const lead = LEADING.find(([pattern]) => pattern.test(folded))?.[1];
  return subject === undefined ? { bound, lead } : { bound, lead, subject };
}

function isClauseStart(folded: string, list: MentionList): boolean {
  return /(?:^|[.;:,]\s*)["'(]?\s*$/u.test(folded.slice(Math.max(0, list.start - 6), list.start));
}

/** "Sở X tổ chức ... báo cáo UBND tỉnh" after "giao": the words before bind although a speaking verb follows. */
function looksBound(list: MentionList, folded: string): boolean {
  return BEFORE.some(([pattern]) => pattern.test(folded.slice(Math.max(0, list.start - 70), list.start)));
}
