/**
 * Names of bodies in running text, found by the grammar of such names: a head word ("Sở", "Ban",
 * "Hội", "Ủy ban nhân dân", "Trung tâm") and what may follow it (a field, a name in capitals, the
 * territory), groups ("các sở, ban, ngành"), and posts that stand for their body ("Giám đốc Sở X").
 * No place and no single body is known here by name.
 */
import { fieldAt } from './body-fields.ts';
import { groupAt, type Mention, sharedHead } from './body-groups.ts';

import { joined } from './fold.ts';
import { capitalName, LETTER, type Place, properName, sticky, territory } from './territory.ts';

export type { Mention };

interface Reach {
  readonly end: number;
  readonly name?: string;
  readonly group?: boolean;
  readonly confidence?: number;
}

type Reader = (place: Place, at: number, head: string) => Reach | undefined;

const field =
  (canonical: string): Reader =>
  (place, at) => {
    const blank = sticky(/\s+/uy, place.text, at);
    if (blank === undefined) return undefined;
    const from = at + blank.length;
    const known = fieldAt(place.folded, from);
    if (known) {
      const tail = territory(place, known.end);
      return {
        end: tail.end,
        group: tail.group,
        name: `${canonical} ${known.name}${shown(place, known.end, tail.end)}`,
      };
    }
    const end = capitalName(place, at);
    if (end === at) return undefined;
    const tail = territory(place, end);
    return { end: tail.end, group: tail.group, confidence: 0.75 };
  };

const shown = (place: Place, from: number, to: number) => {
  const words = joined(place.text.slice(from, to));
  return words === '' ? '' : ` ${words}`;
};

/** A head word that needs a territory or level: "Công an tỉnh". */
const needsTerritory =
  (canonical: string): Reader =>
  (place, at) => {
    const tail = territory(place, at);
    if (tail.end === at) return undefined;
    return {
      end: tail.end,
      group: tail.group,
      name: `${canonical}${shown(place, at, tail.end)}`,
    };
  };

const named: Reader = (place, at) => {
  const end = capitalName(place, at);
  if (end === at) {
    const tail = territory(place, at);
    return tail.end === at ? undefined : { end: tail.end, group: tail.group, confidence: 0.8 };
  }
  const tail = territory(place, end);
  return { end: tail.end, group: tail.group, confidence: 0.85 };
};

/** Head words that are also common words; the name must go on with a capital, or be followed by a territory. */
const optionalName: Reader = (place, at, head) => named(place, at, head) ?? { end: at, confidence: 0.7 };

/** "Văn phòng UBND tỉnh", "Thường trực Tỉnh ủy", "Thanh tra tỉnh": another body, a territory or a name follows. */
const ofBody: Reader = (place, at) => {
  const from = at + (sticky(/\s+(?:-\s+)?/uy, place.text, at)?.length ?? 0);
  const deeper = { ...place, depth: place.depth + 1 };
  const inner = from === at || place.depth > 2 ? undefined : bodyAt(deeper, from);
  if (inner === undefined || inner.group) return named(place, at, '');
  // "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh" serves both.
  const and = sticky(/\s+và\s+(?=hội đồng|hđnd|ủy ban|ubnd)/uy, place.folded, inner.end);
  const also = and === undefined ? undefined : bodyAt(deeper, inner.end + and.length);
  return { end: also?.end ?? inner.end, confidence: 0.9 };
};

const PEOPLES_COMMITTEE = 'Ủy ban nhân dân';
const peoplesCommittee: Reader = (place, at, head) => {
  const near = territory(place, at);
  const concerned = near.group ? (sticky(/\s+(?:có )?liên quan/uy, place.folded, near.end)?.length ?? 0) : 0;
  const tail = { ...near, end: near.end + concerned };
  const name = /^ubnd/iu.test(head) ? 'UBND' : PEOPLES_COMMITTEE;
  return {
    end: tail.end,
    group: tail.group,
    name: `${name}${shown(place, at, tail.end)}`,
  };
};

interface Rule {
  readonly pattern: string;
  readonly read: Reader;
  /** The head must begin with a capital in the text. */
  readonly capital: boolean;
}

const rule = (pattern: string, read: Reader, capital = true): Rule => ({
  pattern,
  read,
  capital,
});

// Order matters: of two heads that fit, the first is taken, so longer ones stand before shorter ones.
const RULES: readonly Rule[] = [
  rule(
    'ủy ban nhân dân|ủy ban nhân(?= (?:các|tỉnh|thành|huyện|quận|thị|xã|phường))|ubnd',
    peoplesCommittee,
    false,
  ),
  rule('hội đồng nhân dân|hđnd', peoplesCouncil, false),
  rule(
    'ủy ban (?:mặt trận tổ quốc|mttq)(?: việt nam| vn)?|ubmttq ?(?:việt nam|vn)?|mặt trận tổ quốc(?: việt nam| vn)?|mttq(?: việt nam| vn)?',
    fixedHead,
    false,
  ),
  rule('ủy ban quốc gia', named),
  rule('ủy ban', named),
  rule(
    'thủ tướng chính phủ|thủ tướng|chính phủ|quốc hội|ủy ban thường vụ quốc hội|chủ tịch nước|ban bí thư|bộ chính trị|ban chấp hành trung ương(?: đảng)?',
    fixedHead,
  ),
  rule('tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy|tỉnh đoàn|thành đoàn|huyện đoàn', partyCommittee),
  rule(
    'bộ chỉ huy (?:quân sự|bộ đội biên phòng)|bộ chqs|bộ ch bđbp|bộ đội biên phòng|ban chỉ huy quân sự|bộ tư lệnh',
    fixedHead,
  ),
  rule('bộ', field('Bộ')),
  rule('sở', field('Sở')),
  rule('ban vì sự tiến bộ (?:của )?phụ nữ|ban vstb ?(?:của )?(?:pn|phụ nữ)', womenCommittee),
  rule('ban (?=hành|đầu|đêm)', () => undefined),
  rule('ban quản lý (?:các )?khu (?:công nghiệp|kinh tế|chế xuất|công nghệ cao|nông nghiệp)', zoneBoard),
  rule('ban cán sự đảng|đảng đoàn|đảng bộ|ban chấp hành|ban thường trực|ban thường vụ', ofBody),
  rule('ban', named),
  rule('công an', needsTerritory('Công an'), false),
  rule('thuế', needsTerritory('Thuế')),
  rule('thống kê', needsTerritory('Thống kê')),
  rule('hải quan', needsTerritory('Hải quan')),
  rule('tổng liên đoàn lao động(?: việt nam)?', fixedHead),
  rule('thông tấn xã(?: việt nam)?', fixedHead),
  rule('trung ương(?= hội| đoàn)', ofBody),
  rule('lđlđ', needsTerritory('LĐLĐ')),
  rule('công đoàn', named),
  rule('cổng thông tin điện tử', fixedHead),
  rule('tổng cục|chi cục|cục|vụ', named),
  rule(
    'kho bạc nhà nước|bảo hiểm xã hội|bhxh|ngân hàng nhà nước(?: việt nam)?|ngân hàng (?:chính sách xã hội|csxh)|bưu điện|điện lực|kiểm toán nhà nước',
    branchHead,
  ),
  rule('hội (?=nghị|thi|thảo|diễn|trường|họp|chợ|viên)', () => undefined),
  rule('hội đồng|hội|liên đoàn lao động|liên đoàn|liên minh|liên hiệp|hiệp hội', named),
  rule('đoàn đại biểu quốc hội|đoàn đbqh', fixedHead),
  rule('đoàn thanh niên(?: cộng sản)?|đoàn tncs|đoàn', named),
  rule(
    '(?:báo và )?(?:đài )?phát thanh(?:,| và| -)? (?:và )?truyền hình|báo và đài|báo(?= (?!cáo))|đài',
    named,
  ),
  rule('văn phòng|vp', ofBody),
  rule(
    'thanh tra|viện kiểm sát(?: nhân dân)?|vksnd|tòa án(?: nhân dân)?|tand|thường trực|ban thường vụ|thường vụ',
    ofBody,
  ),
  rule('trung tâm|bệnh viện|học viện|viện|quỹ|công ty|tổng công ty|tập đoàn|chi nhánh|trạm', named),
  rule('trường', named),
  rule('phòng', field('Phòng')),
  rule('mặt trận(?= (?:và|tỉnh|các)|,|;|:)', optionalName),
];

function fixedHead(place: Place, at: number, head: string): Reach {
  const tail = territory(place, at);
  return {
    end: tail.end,
    group: tail.group,
    name: `${head}${shown(place, at, tail.end)}`,
  };
}

function branchHead(place: Place, at: number, head: string): Reach {
  const branch = sticky(/\s*[-,]?\s*chi nhánh/uy, place.folded, at);
  const tail = territory(place, at + (branch?.length ?? 0));
  return {
    end: tail.end,
    group: tail.group,
    name: `${head}${shown(place, at, tail.end)}`,
  };
}

function peoplesCouncil(place: Place, at: number, head: string): Reach {
  const tail = territory(place, at);
  return {
    end: tail.end,
    group: tail.group,
    name: `${head}${shown(place, at, tail.end)}`,
  };
}

function partyCommittee(place: Place, at: number, head: string): Reach {
  const tail = territory(place, at);
  const end = tail.end === at ? properName(place, at) : tail.end;
  return { end, group: tail.group, name: `${head}${shown(place, at, end)}` };
}

/** "Ban Quản lý Khu kinh tế X và các Khu công nghiệp tỉnh". */
function zoneBoard(place: Place, at: number, head: string): Reach {
  let end = properName(place, at);
  const more = sticky(/(?:,|\s+và)\s+(?:các\s+)?khu\s+(?:công nghiệp|kinh tế|chế xuất)/uy, place.folded, end);
  end += more?.length ?? 0;
  const tail = territory(place, end);
  return {
    end: tail.end,
    group: false,
    name: `${head}${shown(place, at, tail.end)}`,
  };
}

function womenCommittee(place: Place, at: number, head: string): Reach {
  const vietnam = sticky(/\s+việt nam/uy, place.folded, at);
  const from = at + (vietnam?.length ?? 0);
  const group = sticky(
    /\s+(?:(?:của )?các (?:sở|cơ quan|ban|ngành|địa phương|đơn vị)(?:(?:,| và) ?(?:sở|ban|ngành|địa phương|đơn vị|huyện|thị xã|thành phố|xã|phường)(?!\p{L})){0,8})/uy,
    place.folded,
    from,
  );
  if (group !== undefined)
    return {
      end: from + group.length,
      group: true,
      name: `${head}${shown(place, at, from + group.length)}`,
    };
  const tail = territory(place, from);
  return {
    end: tail.end,
    group: tail.group,
    name: `${head}${shown(place, at, tail.end)}`,
  };
}

const COMPILED = RULES.map((entry) => ({
  ...entry,
  at: new RegExp(`(?:${entry.pattern})(?!${LETTER})`, 'uy'),
}));
const BY_LETTER = new Map<string, typeof COMPILED>();

function rulesFor(letter: string): typeof COMPILED {
  let rules = BY_LETTER.get(letter);
  if (rules === undefined) {
    const starts = new RegExp(`(?:^|\\|)(?:\\(\\?:)?${letter}`, 'u');
    rules = COMPILED.filter((entry) => starts.test(entry.pattern));
    BY_LETTER.set(letter, rules);
  }
  return rules;
}

/** One body (not a group of several kinds) at `at`. */
function bodyAt(place: Place, at: number, anyCase = false): Mention | undefined {
  const letter = place.folded[at];
  if (letter === undefined || !/\p{L}/u.test(letter)) return undefined;
  for (const entry of rulesFor(letter)) {
    const head = sticky(entry.at, place.folded, at);
    if (head === undefined) continue;
    if (entry.capital && !anyCase && !/\p{Lu}/u.test(place.text[at] ?? '')) continue;
    const after = at + head.length;
    const reach = entry.read(place, after, joined(place.text.slice(at, after)));
    if (reach === undefined) return undefined;
    const name = reach.name ?? joined(place.text.slice(at, reach.end));
    return {
      start: at,
      end: reach.end,
      name,
      group: reach.group ?? false,
      confidence: reach.confidence ?? 0.95,
    };
  }
  return undefined;
}

const POST =
  /(?:đồng chí |các đồng chí )?(?:thủ trưởng|giám đốc|chủ tịch|phó chủ tịch thường trực|phó chủ tịch|bí thư|chánh văn phòng|chánh thanh tra|chánh án|viện trưởng|cục trưởng|chi cục trưởng|vụ trưởng|hiệu trưởng|tổng giám đốc|tổng biên tập|tổ trưởng|trưởng ban|trưởng phòng|chỉ huy trưởng|tổng cục trưởng|bộ trưởng|người đứng đầu|lãnh đạo|trưởng)\s+/uy;
// In these posts the second part is already the body's head word: "Chánh Văn phòng" is of "Văn phòng".
const OFFICE_IN_POST = ['chánh văn phòng', 'chánh thanh tra', 'trưởng phòng'];

/** "Giám đốc Sở X", "Thủ trưởng các sở, ban, ngành", "Chánh Văn phòng UBND tỉnh": the body, with the post. */
function postAt(place: Place, at: number): readonly Mention[] {
  const post = sticky(POST, place.folded, at);
  if (post === undefined) return [];
  const head = joined(place.text.slice(at, at + post.length));
  const after = at + post.length;
  const office = OFFICE_IN_POST.find((words) => post.includes(words));
  if (office !== undefined) {
    const from = at + post.indexOf(office.split(' ').slice(1).join(' '));
    const inner = bodyAt(place, from, true);
    if (inner === undefined) return [];
    return [
      {
        ...inner,
        start: at,
        head,
        name: inner.name.charAt(0).toUpperCase() + inner.name.slice(1),
      },
    ];
  }
  const inner = mentionsAt(place, after);
  return inner.map((mention, i) => ({
    ...mention,
    start: i === 0 ? at : mention.start,
    head,
  }));
}

const COUNCIL_COMMITTEES =
  /(?:các )?ban (?:của )?(?:hội đồng nhân dân|hđnd)(?: tỉnh| thành phố| huyện| xã)?(?![\p{L}])/uy;

const MEMBERS =
  /các (?:đồng chí |ông,? bà )?(?:thành viên|ủy viên)\s+(?:của\s+)?(?=ban|hội đồng|tổ|ủy ban|ubnd)/uy;

function mentionsAt(place: Place, at: number): readonly Mention[] {
  const shared = sharedHead(place, at);
  if (shared.length > 0) return shared;
  const committees = sticky(COUNCIL_COMMITTEES, place.folded, at);
  if (committees !== undefined) {
    const end = at + committees.length;
    return [
      {
        start: at,
        end,
        name: joined(place.text.slice(at, end)),
        group: true,
        confidence: 0.9,
      },
    ];
  }
  const members = sticky(MEMBERS, place.folded, at);
  const whose = members === undefined ? undefined : bodyAt(place, at + members.length);
  if (whose !== undefined)
    return [
      { ...whose, start: at, name: joined(place.text.slice(at, whose.end)), group: true, confidence: 0.85 },
    ];
  const body = bodyAt(place, at);
  const group = groupAt(place, at);
  if (body && group) return [group.end > body.end ? group : body];
  if (body) return [body];
  return group ? [group] : [];
}

const CANDIDATE = new RegExp(
  '(?<![\\p{L}\\p{N}])(?:phát|thông|bưu|điện|lđlđ|thuế|thống|hải|ủy|ubnd|ubmttq|hội|hđnd|mặt|mttq|thủ|chính|quốc|chủ|bộ|tỉnh|thành|huyện|quận|thị|đảng|sở|ban|công|cổng|' +
    'tổng|chi|cục|vụ|kho|bảo|bhxh|ngân|kiểm|liên|hiệp|đoàn|báo|đài|văn|vp|thanh|viện|vksnd|tòa|tand|thường|trung|bệnh|học|quỹ|tập|' +
    'trạm|trường|phòng|các|những|tất|đồng|giám|phó|bí|chánh|hiệu|trưởng|chỉ|người|lãnh|cơ|đơn|tổ|viên|cục)(?![\\p{L}\\p{N}])',
  'gu',
);

/** All bodies named in a text, in order and without overlap. `folded` is `fold(text)`. */
export function findBodyNames(text: string, folded: string): Mention[] {
  const place: Place = { text, folded, depth: 0 };
  const out: Mention[] = [];
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(folded); match !== null; match = CANDIDATE.exec(folded)) {
    const at = match.index;
    const posts = postAt(place, at);
    const found = posts.length > 0 ? posts : mentionsAt(place, at);
    const last = found.at(-1);
    if (last === undefined || last.end <= at) continue;
    out.push(...found);
    CANDIDATE.lastIndex = last.end;
  }
  return out;
}
