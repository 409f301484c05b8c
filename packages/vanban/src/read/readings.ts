/** What is read in one stretch of the text: bodies with roles, dates, targets; all positions those of the source. */
import { bind } from './bind.ts';
import type { Draft, Setting } from './draft.ts';
import { joined } from './fold.ts';
import { beginsWithVerb, purposeOfItem } from './purposes.ts';
import { type Bound, type RoleReading, readRoles } from './roles.ts';
import type { BoundBody, Role, Span } from './schema.ts';
import { between } from './spans.ts';
import { type Stretch, stretchOf } from './stretch.ts';
import { findTargets } from './targets.ts';
import { findTaskDates } from './task-dates.ts';

export function stretchIn(setting: Setting, from: number, to: number, gaps: readonly Span[] = []): Stretch {
  return stretchOf(setting.working.text, setting.working.folded, from, to, gaps);
}

/** The roles in a stretch. */
export function rolesIn(setting: Setting, stretch: Stretch): RoleReading {
  const { subject, ...rest } = readRoles(stretch.text, stretch.folded, setting.find);
  const read = { ...rest, bound: rest.bound.map((one) => stretch.source(one)) };
  return subject === undefined ? read : { ...read, subject: stretch.source(subject) };
}

/** Names with their roles, led to the body table. */
export function convert(setting: Setting, bound: readonly Bound[]): BoundBody[] {
  return bound.map((one) => bind(one, one.role, setting.index));
}

/** All bodies named in a stretch from `at` on, in one role. */
export function namedIn(setting: Setting, stretch: Stretch, role: Role, at: number): BoundBody[] {
  const names = setting.find(stretch.text.slice(at), stretch.folded.slice(at));
  const moved = names.map((name) => stretch.source({ ...name, start: at + name.start, end: at + name.end }));
  return convert(
    setting,
    moved.map((name) => ({ ...name, role })),
  );
}

/** Bodies of a list with semicolons, each part one or more; a part that no name is found in is a name itself. */
export function listedIn(setting: Setting, stretch: Stretch, role: Role, at: number): BoundBody[] {
  const names = namedIn(setting, stretch, role, at);
  const value = stretch.text.slice(at);
  if (!value.includes(';')) return names;
  const out: BoundBody[] = [];
  for (const part of value.matchAll(/[^;]+/gu)) {
    const words = part[0].trim().replace(/[.\s]+$/u, '');
    const from = at + part.index + part[0].indexOf(words);
    const span = stretch.source({ start: from, end: from + words.length });
    const inside = names.filter((name) => name.start >= span.start && name.end <= span.end);
    const [only] = inside;
    const rest = only === undefined ? '' : words.slice(only.end - only.start);
    if (only === undefined && /^\p{Lu}.{3,90}$/u.test(words))
      out.push({ name: joined(words), role, group: false, inherited: false, ...span, confidence: 0.5 });
    else if (inside.length === 1 && only?.start === span.start && /^, \p{Lu}[^,]{2,40}$/u.test(rest))
      out.push({ ...only, name: joined(words), end: span.end });
    else out.push(...inside);
  }
  return out;
}

/** "Tổ thư ký:", "Trưởng các thôn": who is meant by the words before the colon, or by a whole heading; undefined for orders. */
export function phraseAsBody(
  stretch: Stretch,
  entry: { readonly folded: string; readonly children: readonly unknown[] },
): Bound | undefined {
  const head = /^([^:;.]{4,90}?)\s*:(?=\s|$)/u.exec(stretch.text)?.[1];
  const words =
    head ??
    (entry.children.length > 0 && /^[^:;.]{4,90}$/u.test(stretch.text.trim()) ? stretch.text.trim() : '');
  if (words === '' || !/^\p{Lu}/u.test(words) || beginsWithVerb(entry.folded)) return undefined;
  if (purposeOfItem(entry.folded) !== undefined || NO_BODY.test(entry.folded)) return undefined;
  const span = stretch.source({ start: 0, end: words.length });
  const group = /^(?:các|những)(?!\p{L})/u.test(entry.folded);
  return { ...span, name: joined(words), group, role: 'lead', confidence: 0.5 };
}

const NO_BODY =
  /^(?:công tác|việc|về|đối với|trong|khi|nếu|nội dung|nhiệm vụ|giải pháp|thời gian|định kỳ|chế độ|kinh phí|nguồn|báo cáo|tiến độ|lộ trình|sơ kết|thông tin)(?!\p{L})/u;

/** Adds the dates and targets of a stretch to a draft. */
export function addDates(setting: Setting, draft: Draft, stretch: Stretch, timeOnly: boolean): void {
  const whole = stretch.source({ start: 0, end: stretch.text.length });
  const near = between(setting.masked, whole.start, whole.end);
  const dates = findTaskDates(stretch, { ...setting.year, timeOnly }, near);
  // "ít nhất 02 lần/tháng" is both a cadence and a target.
  const hiding = dates.filter((date) => !/\d\s+lần/u.test(date.text));
  const hidden = [...near, ...hiding.map((date) => date.span)].sort((a, b) => a.start - b.start);
  draft.dates = draft.dates.concat(dates);
  draft.targets = draft.targets.concat(findTargets(stretch, hidden));
}
