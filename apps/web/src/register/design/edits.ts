/** What the designer does to a definition: pure, so that each step can be taken back. */
import {
  type BiText,
  type Choice,
  codeFrom,
  type Field,
  type FieldType,
  fieldsOf,
  type Measure,
  type RegisterDefinition,
  renameField,
} from '@binhdang/domain/register';

export type Section = RegisterDefinition['sections'][number];
export type Check = RegisterDefinition['checks'][number];

export const fieldCodes = (definition: RegisterDefinition): ReadonlySet<string> =>
  new Set<string>(fieldsOf(definition).map(({ code }) => code));

/** A text whose English goes along until it is written by itself. */
export function inVietnamese(text: BiText | undefined, vi: string): BiText {
  const own = text !== undefined && text.en !== '' && text.en !== text.vi;
  return { vi, en: own ? text.en : vi };
}

function withSections(
  definition: RegisterDefinition,
  change: (sections: readonly Section[]) => Section[],
): RegisterDefinition {
  return { ...definition, sections: change(definition.sections) };
}

export function changeField(
  definition: RegisterDefinition,
  code: string,
  change: (field: Field) => Field,
): RegisterDefinition {
  return withSections(definition, (sections) =>
    sections.map((section) =>
      section.fields.some((field) => field.code === code)
        ? { ...section, fields: section.fields.map((field) => (field.code === code ? change(field) : field)) }
        : section,
    ),
  );
}

const UNIT: BiText = { vi: 'người', en: 'people' };

/** A field of a type as it begins. */
export function newField(type: FieldType, code: string, name: BiText): Field {
  const common = { code, name };
  switch (type) {
    case 'number':
      return { ...common, type, unit: UNIT, min: 0 };
    case 'period':
      return { ...common, type, kinds: ['quarter'] };
    case 'choice':
    case 'choices':
      return { ...common, type, list: code };
    case 'place':
      return { ...common, type, level: 'commune' };
    case 'person':
      return { ...common, type, personal: true };
    case 'computed':
      return { ...common, type, value: '', unit: UNIT };
    case 'table':
      return { ...common, type, columns: [{ code: 'ten', type: 'text', name: { vi: 'Tên', en: 'Tên' } }] };
    case 'grid':
      return { ...common, type, unit: UNIT, cells: [['sex']] };
    case 'file':
      return { ...common, type, max: 5 };
    case 'link':
      return { ...common, type, register: '' };
    default:
      return { ...common, type };
  }
}

/** Adds a field after another one, or at the end of a section. @returns its code too */
export function addField(
  definition: RegisterDefinition,
  type: FieldType,
  name: BiText,
  place: { readonly section: number; readonly after?: string | undefined },
): { definition: RegisterDefinition; code: string } {
  const code = codeFrom(name.vi, fieldCodes(definition));
  const field = newField(type, code, name);
  const withList =
    'list' in field && definition.lists[field.list] === undefined
      ? { ...definition, lists: { ...definition.lists, [field.list]: firstChoices() } }
      : definition;
  return { definition: inserted(withList, field, place), code };
}

/** A list is never without a choice; the name is to be written over. */
export const firstChoices = (): Choice[] => [{ code: 'muc_1', name: { vi: 'Mục 1', en: 'Mục 1' } }];

function inserted(
  definition: RegisterDefinition,
  field: Field,
  { section, after }: { readonly section: number; readonly after?: string | undefined },
): RegisterDefinition {
  return withSections(definition, (sections) =>
    sections.map((one, at) => {
      if (at !== section) return one;
      const place = after === undefined ? -1 : one.fields.findIndex(({ code }) => code === after);
      const to = place === -1 ? one.fields.length : place + 1;
      return { ...one, fields: [...one.fields.slice(0, to), field, ...one.fields.slice(to)] };
    }),
  );
}

export function placeOf(definition: RegisterDefinition, code: string): { section: number; at: number } {
  const section = definition.sections.findIndex(({ fields }) => fields.some((field) => field.code === code));
  const at = definition.sections[section]?.fields.findIndex((field) => field.code === code) ?? -1;
  return { section, at };
}

export function duplicateField(
  definition: RegisterDefinition,
  code: string,
  copyOf: (name: BiText) => BiText,
): { definition: RegisterDefinition; code: string } {
  const { section, at } = placeOf(definition, code);
  const field = definition.sections[section]?.fields[at];
  if (field === undefined) return { definition, code };
  const name = copyOf(field.name);
  const copy = codeFrom(name.vi, fieldCodes(definition));
  return {
    definition: inserted(definition, { ...field, code: copy, name }, { section, after: code }),
    code: copy,
  };
}

/** Takes a field out, from the columns and filters of the list too. Checks and measures that read it are then found. */
export function removeField(definition: RegisterDefinition, code: string): RegisterDefinition {
  const without = (codes: readonly string[]) => codes.filter((one) => one !== code);
  const rest = withSections(definition, (sections) =>
    sections.map((section) => ({
      ...section,
      fields: section.fields.filter((field) => field.code !== code),
    })),
  );
  return {
    ...rest,
    list: { columns: without(rest.list.columns), filters: without(rest.list.filters) },
  };
}

/** Moves a field to stand before the `at`th of a section, as they stand now. */
export function moveField(
  definition: RegisterDefinition,
  code: string,
  to: { readonly section: number; readonly at: number },
): RegisterDefinition {
  const from = placeOf(definition, code);
  const field = definition.sections[from.section]?.fields[from.at];
  if (field === undefined) return definition;
  const at = from.section === to.section && from.at < to.at ? to.at - 1 : to.at;
  if (from.section === to.section && from.at === at) return definition;
  return withSections(definition, (sections) =>
    sections.map((section, index) => {
      const kept = section.fields.filter((one) => one.code !== code);
      if (index !== to.section)
        return kept.length === section.fields.length ? section : { ...section, fields: kept };
      return { ...section, fields: [...kept.slice(0, at), field, ...kept.slice(at)] };
    }),
  );
}

/** One step up or down, over the edge of a section into the next. */
export function stepField(definition: RegisterDefinition, code: string, by: -1 | 1): RegisterDefinition {
  const { section, at } = placeOf(definition, code);
  const fields = definition.sections[section]?.fields ?? [];
  if (by === -1 && at > 0) return moveField(definition, code, { section, at: at - 1 });
  if (by === 1 && at < fields.length - 1) return moveField(definition, code, { section, at: at + 2 });
  const next = section + by;
  const beyond = definition.sections[next];
  if (beyond === undefined) return definition;
  return moveField(definition, code, { section: next, at: by === -1 ? beyond.fields.length : 0 });
}

export function changeSection(
  definition: RegisterDefinition,
  at: number,
  change: (section: Section) => Section,
): RegisterDefinition {
  return withSections(definition, (sections) =>
    sections.map((one, index) => (index === at ? change(one) : one)),
  );
}

export function moveSection(definition: RegisterDefinition, at: number, by: -1 | 1): RegisterDefinition {
  return withSections(definition, (sections) => stepped(sections, at, by));
}

export function addSection(definition: RegisterDefinition, name: BiText): RegisterDefinition {
  return withSections(definition, (sections) => [...sections, { name, fields: [] }]);
}

/** Only what is empty is taken away whole. */
export function removeSection(definition: RegisterDefinition, at: number): RegisterDefinition {
  if ((definition.sections[at]?.fields.length ?? 1) > 0) return definition;
  return withSections(definition, (sections) => sections.filter((_, index) => index !== at));
}

/** One of a list a step up or down. */
export function stepped<T>(all: readonly T[], at: number, by: -1 | 1): T[] {
  const [one, other] = [all[at], all[at + by]];
  if (one === undefined || other === undefined) return [...all];
  return all.map((each, index) => (index === at ? other : index === at + by ? one : each));
}

/** A name that makes its code along, as long as the code was made so and nothing was published under it. */
export function renamed(
  definition: RegisterDefinition,
  code: string,
  before: string,
  published: ReadonlySet<string>,
): { definition: RegisterDefinition; code: string } {
  const { section, at } = placeOf(definition, code);
  const field = definition.sections[section]?.fields[at];
  if (field === undefined || published.has(code)) return { definition, code };
  const others = new Set([...fieldCodes(definition)].filter((one) => one !== code));
  const madeFromName = code === codeFrom(before, others);
  const next = codeFrom(field.name.vi, others);
  if (!madeFromName || next === code) return { definition, code };
  return { definition: withOwnList(renameField(definition, code, next), code, next), code: next };
}

/** The list that was made with a field is called as the field is, while nobody else offers it. */
function withOwnList(definition: RegisterDefinition, from: string, to: string): RegisterDefinition {
  const choices = definition.lists[from];
  const columns = (field: Field): Field[] => (field.type === 'table' ? [field, ...field.columns] : [field]);
  const users = fieldsOf(definition)
    .flatMap(columns)
    .filter((field) => 'list' in field && field.list === from);
  if (choices === undefined || definition.lists[to] !== undefined || users.length !== 1) return definition;
  if (users[0]?.code !== to) return definition;
  const { [from]: _, ...lists } = definition.lists;
  return changeField({ ...definition, lists: { ...lists, [to]: choices } }, to, (field) =>
    'list' in field ? { ...field, list: to } : field,
  );
}

/** The code of a choice follows its name while it is new, and no expression asks for it. */
export function renamedChoice(
  definition: RegisterDefinition,
  list: string,
  code: string,
  before: string,
): RegisterDefinition {
  const choices = definition.lists[list] ?? [];
  const choice = choices.find((one) => one.code === code);
  const others = new Set(choices.map((one) => one.code as string).filter((one) => one !== code));
  if (choice === undefined || code !== codeFrom(before, others)) return definition;
  const asked = new RegExp(`['"]${code}['"]`).test(
    JSON.stringify([definition.sections, definition.checks, definition.measures]).replace(
      /"code":"[^"]*"/g,
      '',
    ),
  );
  const next = codeFrom(choice.name.vi, others);
  if (asked || next === code) return definition;
  return changeChoices(definition, list, (all) =>
    all.map((one) => (one.code === code ? { ...one, code: next } : one)),
  );
}

export function changeChoices(
  definition: RegisterDefinition,
  list: string,
  change: (choices: readonly Choice[]) => Choice[],
): RegisterDefinition {
  return {
    ...definition,
    lists: { ...definition.lists, [list]: change(definition.lists[list] ?? []) },
  };
}

/** Choices with these names, without those that are there already. */
export function addChoices(choices: readonly Choice[], names: readonly string[]): Choice[] {
  const all = [...choices];
  for (const name of names) {
    const vi = name.trim();
    if (vi === '' || all.some((choice) => choice.name.vi === vi)) continue;
    all.push({ code: codeFrom(vi, new Set(all.map(({ code }) => code))), name: { vi, en: vi } });
  }
  return all;
}

export function changeAt<T>(all: readonly T[], at: number, change: (one: T) => T): T[] {
  return all.map((one, index) => (index === at ? change(one) : one));
}

export const newCheck = (code: string, field: string): Check => ({
  code,
  that: '',
  field,
  severity: 'error',
  message: { vi: '', en: '' },
});

export const newMeasure = (code: string, name: BiText): Measure => ({
  code,
  name,
  unit: { vi: '', en: '' },
  kind: 'flow',
  value: { from: 'record' },
});

/** A thing with some properties set, and those of `undefined` taken away. */
export function patched<T extends object>(
  thing: T,
  patch: { readonly [K in keyof T]?: T[K] | undefined },
): T {
  return Object.fromEntries(
    Object.entries({ ...thing, ...patch }).filter(([, value]) => value !== undefined),
  ) as T;
}
