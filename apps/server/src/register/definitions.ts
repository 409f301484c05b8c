/** Definitions as records need them: read from the database once, their expressions compiled once. */
import type { CivilDate } from '@binhdang/domain';
import { RecordRules, RegisterDefinition } from '@binhdang/domain/register';
import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../platform/transaction.ts';

export interface Definition {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly retired: boolean;
  readonly rules: RecordRules;
}

/** A row never changes what it defines, so it is kept by its id for as long as the server runs. There are few. */
const compiled = new Map<string, RecordRules>();

interface Row {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly status: 'published' | 'retired';
  /** null when it is known already */
  readonly definition: unknown;
  readonly current: boolean;
}

/** A version of a register, and whether it is the one in force. */
export interface Version extends Definition {
  readonly current: boolean;
}

async function read(
  tx: Transaction,
  which: RawBuilder<unknown>,
  current: RawBuilder<unknown> = sql`false`,
): Promise<Version[]> {
  const { rows } = await sql<Row>`
    select d.id, d.code, d.number, d.status, ${current} as current,
           case when d.id = any (${[...compiled.keys()]}::uuid[]) then null else d.definition end as definition
      from register_definition d where ${which}`.execute(tx);
  return rows.map(({ id, code, number, status, definition, current: isCurrent }) => {
    const rules = compiled.get(id) ?? new RecordRules(RegisterDefinition.parse(definition));
    compiled.set(id, rules);
    return { id, code, number, retired: status === 'retired', rules, current: isCurrent };
  });
}

/** Condition on `d`: the version in force on the day. */
const inForce = (today: CivilDate) => sql`d.number = (
  select max(n.number) from register_definition n where n.code = d.code and n.applies_from <= ${today}::date)`;

/** The definition of a register that is in force on the day. */
export async function currentDefinition(
  tx: Transaction,
  code: string,
  today: CivilDate,
): Promise<Definition | undefined> {
  return (await read(tx, sql`d.code = ${code} and ${inForce(today)}`))[0];
}

/** All definitions in force on the day. */
export function currentDefinitions(tx: Transaction, today: CivilDate): Promise<Definition[]> {
  return read(tx, inForce(today));
}

/** All versions of all registers, with those in force on the day. */
export function allDefinitions(tx: Transaction, today: CivilDate): Promise<Version[]> {
  return read(tx, sql`true`, sql`coalesce(${inForce(today)}, false)`);
}

/** A version of a register by its number. */
export async function numberedDefinition(
  tx: Transaction,
  code: string,
  number: number,
): Promise<Definition | undefined> {
  return (await read(tx, sql`d.code = ${code} and d.number = ${number}`))[0];
}

/** Definitions by id; those known already are not asked for. */
export async function definitionsById(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, Definition>> {
  const found = await read(tx, sql`d.id = any (${[...new Set(ids)]}::uuid[])`);
  return new Map(found.map((definition) => [definition.id, definition]));
}

/** What the definitions in force say, for other rooms. */
export async function currentRegisters(tx: Transaction, today: CivilDate): Promise<RegisterDefinition[]> {
  return (await currentDefinitions(tx, today)).map(({ rules }) => rules.definition);
}
