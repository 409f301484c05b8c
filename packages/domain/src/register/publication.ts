/** What publishing a definition means for what was recorded on all earlier versions of it. */
import { compareDefinitions } from './change.ts';
import type { Change } from './change-kind.ts';
import { type ChoiceMapping, droppedChoices } from './mapping.ts';
import { type BiText, type Choice, type Field, fieldsOf, type RegisterDefinition } from './model.ts';

export interface EarlierVersion {
  readonly number: number;
  readonly definition: RegisterDefinition;
}

/** How many records of a version hold a choice (or, with none, fill the field in at all). */
export interface FieldCount {
  readonly number: number;
  /** of a column "table.column" */
  readonly field: string;
  readonly choice: string | null;
  readonly records: number;
}

/**
 * Changes against the latest version, and what would reinterpret the records of still earlier ones: a field that was
 * dropped once must not come back as another.
 * @param earlier all versions, the latest first
 */
export function changesSince(earlier: readonly EarlierVersion[], after: RegisterDefinition): Change[] {
  const [latest, ...older] = earlier;
  if (latest === undefined) return [];
  const changes = compareDefinitions(latest.definition, after);
  const known = new Set(changes.filter(isRefused).map(key));
  const refused = older.flatMap(({ number, definition }) =>
    compareDefinitions(definition, after)
      .filter((change) => isRefused(change) && !known.has(key(change)))
      .map((change) => {
        known.add(key(change));
        return { ...change, message: sinceVersion(change.message, number) };
      }),
  );
  return [...refused, ...changes];
}

const isRefused = ({ effect }: Change) => effect === 'refused';
const key = ({ part, at }: Change) => `${part} ${at}`;

const sinceVersion = ({ vi, en }: BiText, number: number): BiText => ({
  vi: `${vi} (Bản ghi của phiên bản ${number}.)`,
  en: `${en} (Records of version ${number}.)`,
});

/** A choice that leaves its list while records hold it. */
export interface MappingNeed {
  readonly list: string;
  readonly choice: Choice;
  readonly records: number;
  /** What may take its place: known to the new version and to those on which the records were written. */
  readonly offered: readonly Choice[];
}

/** Choices of which it must be said what becomes of them; of those that no record holds, nothing need be said. */
export function mappingNeeds(
  earlier: readonly EarlierVersion[],
  after: RegisterDefinition,
  counts: readonly FieldCount[],
): MappingNeed[] {
  const needs = new Map<
    string,
    { list: string; choice: Choice; records: number; holders: EarlierVersion[] }
  >();
  for (const version of earlier) {
    for (const { list, choice } of droppedChoices(version.definition, after)) {
      const records = countOf(version, list, choice.code, counts);
      if (records === 0) continue;
      const name = `${list} ${choice.code}`;
      const need = needs.get(name) ?? { list, choice, records: 0, holders: [] };
      needs.set(name, { ...need, records: need.records + records, holders: [...need.holders, version] });
    }
  }
  return [...needs.values()].map(({ list, choice, records, holders }) => ({
    list,
    choice,
    records,
    offered: (after.lists[list] ?? []).filter(({ code }) =>
      holders.every(({ definition }) => definition.lists[list]?.some((one) => one.code === code)),
    ),
  }));
}

function countOf(
  { number, definition }: EarlierVersion,
  list: string,
  choice: string,
  counts: readonly FieldCount[],
): number {
  const paths = new Set(pathsOf(definition, list));
  return counts
    .filter((count) => count.number === number && count.choice === choice && paths.has(count.field))
    .reduce((sum, { records }) => sum + records, 0);
}

/** Fields and columns that offer the list. */
function pathsOf(definition: RegisterDefinition, list: string): string[] {
  const offers = (field: Field) => 'list' in field && field.list === list;
  return fieldsOf(definition).flatMap((field): string[] =>
    field.type === 'table'
      ? field.columns.filter(offers).map(({ code }) => `${field.code}.${code}`)
      : offers(field)
        ? [field.code]
        : [],
  );
}

/** What of a mapping is asked for and answered with a choice that is offered. */
export function answered(needs: readonly MappingNeed[], mapping: ChoiceMapping): ChoiceMapping {
  const kept: Record<string, Record<string, string>> = {};
  for (const { list, choice, offered } of needs) {
    const become = mapping[list]?.[choice.code];
    if (become === undefined || !offered.some(({ code }) => code === become)) continue;
    kept[list] = { ...kept[list], [choice.code]: become };
  }
  return kept;
}
