/** From the outline to nodes: what each entry is (section, item, task, paragraph), whom it binds, its dates and targets. */
import { roleOfDetail, unique } from './bind.ts';
import { type Context, innerContext, rolesOf, WORK } from './context.ts';
import { isDetail, isSoftDetail } from './details.ts';
import type { Draft, Setting } from './draft.ts';
import { capitalShare, fold, joined } from './fold.ts';
import { isMark } from './labels.ts';
import { type Entry, isHeadingLike } from './outline.ts';
import { asksForPapers, beginsWithVerb, isRemark, purposeOfItem, purposeOfSection } from './purposes.ts';
import { addDates, convert, listedIn, rolesIn, stretchIn } from './readings.ts';
import type { RoleReading } from './roles.ts';
import type { BoundBody, NodeKind, NodePart, SectionPurpose, Span } from './schema.ts';
import { settleTable } from './settle-table.ts';
import { applyDetail, shareDetails } from './share-details.ts';
import { stretchOf } from './stretch.ts';

const TOP_STYLES = new Set(['annex', 'part', 'chapter', 'division', 'upper', 'roman', 'capitals']);
// Where only times stand, a bare year is one.
const TIME = /^(?:thời gian|thời hạn|tiến độ)[^:]{0,30}:/u;

/** Settles all entries of one body, in order of the text. `actors` are bound to everything in it. */
export function settle(
  roots: readonly Entry[],
  setting: Setting,
  actors: readonly BoundBody[],
  parent: Draft | null,
): Draft[] {
  const settler = new Settler(setting);
  const context: Context = {
    purpose: setting.purpose,
    actors: actors.map((body) => ({ body, explicit: false })),
    depth: 0,
    underSection: false,
    regulating: false,
    assigned: false,
  };
  settler.children(roots, context, parent);
  return settler.drafts;
}

/** "Báo cáo gửi về Sở X trước ngày 12/9": a duty, although no number stands before it. */
export function asksByDay(draft: Draft): boolean {
  return (
    asksForPapers(fold(draft.text)) &&
    draft.dates.some((date) => date.type === 'deadline' || date.due !== null)
  );
}

class Settler {
  readonly drafts: Draft[] = [];
  private readonly readings = new Map<Entry, RoleReading>();
  private readonly setting: Setting;

  constructor(setting: Setting) {
    this.setting = setting;
  }

  /** Settles siblings in order; a lead-in binds its bodies to the siblings after it, a detail speaks of the task before it. */
  children(entries: readonly Entry[], given: Context, parent: Draft | null): void {
    let context = given;
    let tasksBefore: Draft[] = [];
    let afterDetail = false;
    for (const entry of entries) {
      const first = this.drafts.length;
      const draft = this.entry(entry, context, parent);
      // What has been reached so far is no target.
      if (context.purpose === 'situation') draft.targets = [];
      if (draft.part === 'task-detail') {
        const subjects =
          parent?.kind === 'task' || parent === null
            ? [parent]
            : tasksBefore.length > 0
              ? tasksBefore
              : [parent];
        applyDetail(
          draft,
          subjects.filter((one) => one !== null),
        );
        afterDetail = true;
        continue;
      }
      if (draft.part === 'lead-in' && draft.bodies.length > 0) {
        context = {
          ...context,
          actors: draft.bodies.map((body) => ({ body, explicit: false })),
        };
      }
      // What follows details is another task.
      if (afterDetail) tasksBefore = [];
      afterDetail = false;
      for (const one of this.drafts.slice(first)) if (one.kind === 'task') tasksBefore.push(one);
    }
    shareDetails(this.drafts, parent);
  }

  private isDetailEntry(entry: Entry): boolean {
    return entry.part === 'task-detail' || (entry.children.length === 0 && isDetail(entry.folded));
  }

  /** "Nội dung: ...", "Thời gian: ...", "Đơn vị chủ trì: ...": the entries below describe one task. */
  private describesOneTask(branches: readonly Entry[]): boolean {
    const plain = branches.filter((child) => child.children.length === 0);
    if (branches.length === 0 || plain.length < branches.length) return false;
    return (
      branches.some((child) => isDetail(child.folded)) &&
      branches.every((child) => isDetail(child.folded) || isSoftDetail(child.folded))
    );
  }

  private entry(entry: Entry, context: Context, parent: Draft | null): Draft {
    if (entry.part === 'page-furniture') return this.push(entry, parent, 'paragraph', 'page-furniture');
    if (entry.block.table !== undefined) return this.table(entry, context, parent);
    if (
      entry.part === 'task-detail' ||
      (this.isDetailEntry(entry) && parent !== null && WORK.has(context.purpose))
    ) {
      return this.detail(entry, parent);
    }
    return entry.style === 'none'
      ? this.paragraph(entry, context, parent)
      : this.labelled(entry, context, parent);
  }

  private labelled(entry: Entry, context: Context, parent: Draft | null): Draft {
    const roles = rolesOf(entry, context, this.setting, (one) => this.read(one));
    const section = this.isSection(entry, context, roles);
    const own = section ? purposeOfSection(entry.folded) : this.itemPurpose(entry);
    const purpose = own === undefined || (own === 'other' && context.underSection) ? context.purpose : own;
    const inner = innerContext(
      this.setting,
      entry,
      {
        ...context,
        purpose,
        depth: context.depth + 1,
        underSection: context.underSection || section,
        regulating: context.regulating || entry.style === 'article',
      },
      roles,
    );
    const branches = entry.children.filter((child) => child.part !== 'page-furniture');
    if (section) {
      const draft = this.push(entry, parent, 'section', entry.style === 'annex' ? 'annex' : undefined);
      draft.purpose = purpose;
      draft.bodies = this.bound(roles, context, false);
      this.children(entry.children, inner, draft);
      return draft;
    }
    const detailsOnly = this.describesOneTask(branches) && WORK.has(purpose);
    if (detailsOnly) for (const child of branches) child.part = 'task-detail';
    if (branches.length === 0 || detailsOnly) return this.leaf(entry, context, roles, purpose, parent);
    const draft = this.push(entry, parent, 'item');
    this.dates(draft, entry);
    draft.bodies = this.bound(roles, context, true);
    if (own !== undefined) draft.purpose = own;
    const running = branches.filter(
      (child) => child.style === 'none' && child.part === undefined && child.block.table === undefined,
    );
    const complete = !isHeadingLike(entry);
    if (complete && running.length === branches.length && this.isWork(purpose, roles, entry, context))
      draft.kind = 'task';
    this.children(entry.children, inner, draft);
    return draft;
  }

  /** A leaf announces a purpose only before a colon ("Mục tiêu: ..."). */
  private itemPurpose(entry: Entry): SectionPurpose | undefined {
    if (entry.children.length > 0) return purposeOfItem(entry.folded);
    const head = /^[^:;.]{3,40}(?=:)/u.exec(entry.folded)?.[0];
    return head === undefined ? undefined : purposeOfItem(head);
  }

  /** Top headings, and numbered headings where a plan has no Roman ones. */
  private isSection(entry: Entry, context: Context, roles: RoleReading): boolean {
    if (TOP_STYLES.has(entry.style))
      return entry.style !== 'capitals' || entry.children.length > 0 || context.depth === 0;
    if (entry.style !== 'decimal' && entry.style !== 'group') return false;
    if (context.underSection || context.depth > 0 || roles.subject !== undefined) return false;
    if (this.capitalHead(entry)) return true;
    if (!isHeadingLike(entry)) return false;
    if (entry.children.length === 0 || entry.folded.length > 160) return false;
    return (
      capitalShare(this.words(entry)) > 0.9 ||
      (this.setting.sectioned && purposeOfSection(entry.folded) !== 'other')
    );
  }

  /** "4. KINH PHÍ: Từ ngân sách xã." is a section as its neighbours are, although it says all in one line. */
  private capitalHead(entry: Entry): boolean {
    const head = /^[^:.]{4,80}(?=[:.]\s)/u.exec(this.words(entry))?.[0];
    return head !== undefined && capitalShare(head) > 0.95 && /\p{L}{2,}.*\s.*\p{L}{2,}/u.test(head);
  }

  private leaf(
    entry: Entry,
    context: Context,
    roles: RoleReading,
    purpose: SectionPurpose,
    parent: Draft | null,
  ): Draft {
    if (!this.isWork(purpose, roles, entry, context)) {
      const draft = this.push(entry, parent, 'item');
      this.dates(draft, entry);
      if (purpose !== 'scope') draft.bodies = this.bound(roles, context, false);
      this.children(entry.children, context, draft);
      return draft;
    }
    const { subject } = roles;
    const splits = subject !== undefined && !isMark(entry.style as 'dash') && entry.style !== 'group';
    const at = splits ? this.splitAt(entry, subject.end) : undefined;
    if (at !== undefined) return this.groupWithTask(entry, at, context, roles, parent);
    const draft = this.push(entry, parent, 'task');
    this.dates(draft, entry);
    draft.bodies = this.bound(roles, context, true);
    this.children(entry.children, context, draft);
    return draft;
  }

  /** Where the task begins in "4. Sở X chủ trì ...": after the subject; undefined when nothing follows it. */
  private splitAt(entry: Entry, subjectEnd: number): number | undefined {
    const rest = this.setting.working.text.slice(subjectEnd, entry.end);
    const skipped = /^[\s:,]*/u.exec(rest)?.[0] ?? '';
    const words = rest.slice(skipped.length);
    const enough = /:\s*$/u.test(this.setting.working.text.slice(entry.wordsAt, subjectEnd)) ? 1 : 3;
    if ((words.match(/\p{L}+/gu) ?? []).length < enough) return undefined;
    return subjectEnd + skipped.length;
  }

  /** An assignment on one line: the item names the bodies, its one child is what they do. */
  private groupWithTask(
    entry: Entry,
    at: number,
    context: Context,
    roles: RoleReading,
    parent: Draft | null,
  ): Draft {
    const { working } = this.setting;
    const bodies = this.bound(roles, context, true);
    const item = this.push(entry, parent, 'item', undefined, {
      start: entry.start,
      end: at,
    });
    item.bodies = bodies.filter((body) => body.start < at);
    const task = this.push(entry, item, 'task', undefined, {
      start: at,
      end: entry.end,
    });
    task.text = joined(working.text.slice(at, entry.end));
    task.bodies = bodies.map((body) => ({
      ...body,
      inherited: body.start < at,
    }));
    this.dates(task, entry, at);
    item.text = joined(working.text.slice(entry.wordsAt, at));
    this.children(entry.children, context, task);
    return item;
  }

  private isWork(purpose: SectionPurpose, roles: RoleReading, entry: Entry, context: Context): boolean {
    if (purpose === 'aims' || purpose === 'situation' || purpose === 'scope' || isRemark(entry.folded))
      return false;
    const bound = roles.bound.some((body) => body.role === 'lead' || body.role === 'request');
    if (purpose === 'funding') return bound;
    if (WORK.has(purpose)) return true;
    if (bound || context.actors.length > 0) return true;
    // Articles without an addressee regulate; they give nobody a task.
    return !context.regulating && entry.style !== 'article' && beginsWithVerb(entry.folded);
  }

  private paragraph(entry: Entry, context: Context, parent: Draft | null): Draft {
    const roles = this.read(entry);
    const leadIn = /:$/.test(entry.folded) || /(?:như sau|sau đây)[.:]?$/u.test(entry.folded);
    const draft = this.push(entry, parent, 'paragraph', leadIn ? 'lead-in' : 'text');
    draft.bodies = this.bound(roles, { ...context, actors: [] }, false);
    this.dates(draft, entry);
    const bound = draft.bodies.some(
      (body) => body.role === 'lead' || body.role === 'request' || body.role === 'participate',
    );
    const asTask =
      !leadIn &&
      !isRemark(entry.folded) &&
      context.purpose !== 'aims' &&
      context.purpose !== 'situation' &&
      context.purpose !== 'scope' &&
      (bound ||
        (WORK.has(context.purpose) && context.underSection && beginsWithVerb(entry.folded)) ||
        (WORK.has(context.purpose) && context.actors.length > 0 && context.depth > 1) ||
        (context.assigned && beginsWithVerb(entry.folded)) ||
        (context.actors.length > 0 && asksByDay(draft)));
    if (asTask) {
      draft.kind = 'task';
      delete draft.part;
      draft.bodies = this.bound(roles, context, true);
    }
    return draft;
  }

  private detail(entry: Entry, parent: Draft | null): Draft {
    const draft = this.push(entry, parent, 'paragraph', 'task-detail');
    const stretch = stretchIn(this.setting, entry.wordsAt, entry.end, entry.block.gaps);
    const { folded } = stretch;
    const value = folded.indexOf(':') + 1;
    const role = roleOfDetail(folded.slice(0, value));
    const told = /chủ trì|phối hợp|tham gia/u.test(folded.slice(value));
    const bound =
      role === undefined || told ? convert(this.setting, rolesIn(this.setting, stretch).bound) : [];
    draft.bodies =
      role !== undefined && bound.length === 0 ? listedIn(this.setting, stretch, role, value) : bound;
    const timeOnly = /thời gian|thời hạn|tiến độ|hoàn thành/u.test(folded.slice(0, 200));
    this.dates(draft, entry, entry.wordsAt, timeOnly);
    const product = /(?:sản phẩm|kết quả)[^:;.]{0,30}:\s*([^;.]+)/u.exec(folded);
    if (product) {
      const at = product.index + product[0].length - (product[1]?.length ?? 0);
      draft.product = joined(stretch.text.slice(at, at + (product[1]?.length ?? 0)));
    }
    return draft;
  }

  private push(
    entry: Entry,
    parent: Draft | null,
    kind: NodeKind,
    part?: NodePart,
    span?: Span,
    label?: string,
  ): Draft {
    const start = span?.start ?? entry.start;
    const end = span?.end ?? entry.end;
    const draft: Draft = {
      start,
      end,
      parent,
      label: label ?? (start === entry.start ? entry.label : ''),
      kind,
      text: this.words(entry),
      confidence: this.confidence(entry, kind),
      bodies: [],
      dates: [],
      targets: [],
      gaps: entry.block.gaps.filter((gap) => gap.start >= start && gap.end <= end),
    };
    if (part !== undefined) draft.part = part;
    this.drafts.push(draft);
    return draft;
  }

  private confidence(entry: Entry, kind: NodeKind): number {
    let value = 0.95;
    if (entry.block.cut) value -= 0.2;
    if (entry.style === 'group' || entry.style === 'capitals') value -= 0.2;
    if (entry.style === 'none' && kind === 'task') value -= 0.25;
    if (entry.folded === '') value -= 0.4;
    return Math.round(Math.max(0.1, value) * 100) / 100;
  }

  private words(entry: Entry): string {
    const { working } = this.setting;
    return joined(stretchOf(working.text, working.folded, entry.wordsAt, entry.end, entry.block.gaps).text);
  }

  /** The bodies a text binds: its own, and those of the headings and lead-ins above where it names no actor itself. */
  private bound(roles: RoleReading, context: Context, inherit: boolean): BoundBody[] {
    const own = convert(this.setting, roles.bound);
    const ownActor =
      roles.subject !== undefined || own.some((body) => body.role === 'lead' || body.role === 'request');
    if (!inherit || ownActor) return unique(own);
    const above = context.actors.map(({ body, explicit }) => {
      const turned =
        body.role === 'lead' && !explicit && (roles.lead === 'coordinate' || roles.lead === 'participate');
      return {
        ...body,
        role: turned && roles.lead !== undefined ? roles.lead : body.role,
        inherited: true,
      };
    });
    return unique([...above, ...own]);
  }

  private read(entry: Entry): RoleReading {
    const known = this.readings.get(entry);
    if (known !== undefined) return known;
    const roles = rolesIn(this.setting, stretchIn(this.setting, entry.wordsAt, entry.end, entry.block.gaps));
    this.readings.set(entry, roles);
    return roles;
  }

  private dates(draft: Draft, entry: Entry, from = entry.wordsAt, timeOnly = TIME.test(entry.folded)): void {
    addDates(this.setting, draft, stretchIn(this.setting, from, entry.end, entry.block.gaps), timeOnly);
  }

  private table(entry: Entry, context: Context, parent: Draft | null): Draft {
    const actors = context.actors.map((actor) => actor.body);
    return settleTable(entry, this.setting, actors, parent, (...args) => this.push(...args));
  }
}
