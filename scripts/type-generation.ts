/** How kysely-codegen is to see the database; the check of the generated types asks the same. */
export const TYPE_GENERATION = [
  '--dialect=postgres',
  '--date-parser=string',
  '--numeric-parser=number',
  '--exclude-pattern=pgboss.*',
  '--default-schema=public',
  '--type-mapping={"int8":"number"}',
] as const;
