import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { BodyTable } from '../read/index.ts';
import { UsageError } from './usage.ts';

const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable()
  .default(null);

/** A table of bodies as a file; what a reader can do without may be left out. */
const tableSchema = z.object({
  bodies: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      aliases: z.array(z.string()).default([]),
      kind: z.string().default(''),
      level: z.string().default(''),
      validFrom: date,
      validTo: date,
    }),
  ),
  groups: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        aliases: z.array(z.string()).default([]),
        memberIds: z.array(z.string()).optional(),
        rule: z
          .object({ kinds: z.array(z.string()).optional(), levels: z.array(z.string()).optional() })
          .optional(),
      }),
    )
    .default([]),
});

/** Reads a table of bodies. Throws UsageError when the file is missing or not of that shape. */
export async function readBodyTable(path: string): Promise<BodyTable> {
  let data: unknown;
  try {
    data = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `không đọc được bảng cơ quan ${path}: ${reason}`,
      `cannot read the bodies ${path}: ${reason}`,
    );
  }
  const parsed = tableSchema.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    throw new UsageError(
      `bảng cơ quan ${path} sai cấu trúc (${where})`,
      `wrong shape of the bodies ${path} (${where})`,
    );
  }
  // Zod writes absent keys as undefined; the table's type wants them absent.
  return JSON.parse(JSON.stringify(parsed.data)) as BodyTable;
}
