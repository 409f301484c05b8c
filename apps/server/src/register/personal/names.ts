/**
 * Who reads names: the people of the record's own body, and those who verify it. Whoever else sees a record counts, and
 * reads marks where a person is named; the database hides files of personal fields by the same rule.
 */
import {
  hidesNames,
  isPersonal,
  MASK,
  masked,
  type RecordValues,
  type RegisterDefinition,
} from '@binhdang/domain/register';
import { type RawBuilder, sql } from 'kysely';

/** Whether the person reads names in records of the body. */
export const namesVisible = (body: RawBuilder<unknown>) => sql<boolean>`(
  ${body} = any ((select my_bodies())::uuid[]) or ${body} in (select v.id from verifying_bodies() v(id)))`;

/** The values as the person may read them. */
export function valuesFor(
  definition: RegisterDefinition,
  values: RecordValues,
  namesShown: boolean,
): RecordValues {
  return namesShown || !hidesNames(definition) ? values : masked(definition, values);
}

/** The first column of the list names the record; where it names a person, so does the title. */
export function titleFor(definition: RegisterDefinition, title: string, namesShown: boolean): string {
  return namesShown || !hidesNames(definition) || !titlePersonal(definition) ? title : MASK;
}

export function titlePersonal(definition: RegisterDefinition): boolean {
  const [first] = definition.list.columns;
  return definition.sections.some(({ fields }) =>
    fields.some((field) => field.code === first && isPersonal(field)),
  );
}
