import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { register } from '@binhdang/contract';
import {
  type RecordValues,
  type SheetCell,
  type SheetColumn,
  writeRow,
  writeTable,
} from '@binhdang/domain/register';
import { type RawBuilder, sql } from 'kysely';
import { action, type FileAnswer } from '../../platform/action.ts';
import { refuse } from '../../platform/refusal.ts';
import { csvStream, type StreamedTable, workbookBytes, workbookStream } from '../../platform/table-stream.ts';
import type { Transaction } from '../../platform/transaction.ts';
import type { Definition } from '../definitions.ts';
import { namesVisible, valuesFor } from '../personal/names.ts';
import { conditionsOf, type RecordChoice, recordsSaying } from '../record-filter.ts';
import { findRegister } from '../subject.ts';
import { type SheetOf, sheetOf, widthOf } from './sheet-of.ts';

const EXCEL = register.exportRecords.file ?? '';
const PAGE = 500;
/** Records whose tables are sheets of their own, which are not written as they come. */
const MOST_WITH_TABLES = 20_000;

const STATUS: Readonly<Record<string, string>> = {
  draft: 'Bản nháp',
  submitted: 'Đã gửi',
  verified: 'Đã xác nhận',
  returned: 'Bị trả lại',
};

/** The list by its filter as a file that can be imported again: all columns, names as the person may read them. */
export const exportRecords = action(register.exportRecords, {
  permission: 'work.read',
  subject: ({ tx, params, today }) => findRegister(tx, params.register, today),
  async run({ tx, query, today }, { definition }): Promise<FileAnswer> {
    const { format, ...choice } = query;
    const sheet = await sheetOf(tx, definition.rules.definition, today);
    const most =
      format === 'xlsx' && sheet.plan.tables.length > 0 ? MOST_WITH_TABLES : register.MOST_EXPORT_ROWS;
    await refuseTooMany(tx, choice, definition, most);
    const exported = new Export(tx, choice, definition, sheet);
    const name = `${definition.code}-${today}.${format}`;
    if (format === 'csv')
      return {
        bytes: await throughFile(csvStream(exported.table())),
        mediaType: 'text/csv; charset=utf-8',
        name,
      };
    const bytes =
      sheet.plan.tables.length > 0
        ? await workbookBytes(await exported.sheets())
        : await throughFile(workbookStream(exported.table()));
    return { bytes, mediaType: EXCEL, name };
  },
});

const wanted = (choice: RecordChoice, definition: Definition): RawBuilder<unknown> =>
  sql.join(
    [
      ...conditionsOf(choice, definition.rules.definition),
      ...(choice.status.length > 0 ? [sql`r.status = any (${choice.status}::text[])`] : []),
    ],
    sql` and `,
  );

async function refuseTooMany(
  tx: Transaction,
  choice: RecordChoice,
  definition: Definition,
  most: number,
): Promise<void> {
  const from = recordsSaying(choice, definition.rules.definition) ?? sql`record`;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 from ${from} r where ${wanted(choice, definition)} limit ${most + 1}) x`.execute(tx);
  if ((rows[0]?.n ?? 0) <= most) return;
  refuse('wrong-state', {
    detail: {
      vi: `Danh sách có hơn ${most} bản ghi, nhiều hơn một tệp nhận được. Hãy lọc hẹp lại, ví dụ theo tháng.`,
      en: `The list has more than ${most} records, too many for one file. Narrow the filter, to a month for instance.`,
    },
  });
}

interface Row {
  readonly id: string;
  readonly body_id: string;
  readonly status: string;
  readonly day: string;
  readonly values: RecordValues;
  readonly names_shown: boolean;
}

/** Records page by page, so that a file of any length takes little memory. */
class Export {
  private readonly tx: Transaction;
  private readonly choice: RecordChoice;
  private readonly definition: Definition;
  private readonly sheet: SheetOf;

  constructor(tx: Transaction, choice: RecordChoice, definition: Definition, sheet: SheetOf) {
    this.tx = tx;
    this.choice = choice;
    this.definition = definition;
    this.sheet = sheet;
  }

  table(): StreamedTable {
    const { plan } = this.sheet;
    return { name: plan.name, columns: plan.columns.map(columnOf), rows: this.rows() };
  }

  /** The records and, on sheets of their own, their tables. */
  async sheets(): Promise<StreamedTable[]> {
    const { plan, context } = this.sheet;
    const main: SheetCell[][] = [];
    const tables = plan.tables.map((table) => ({ table, rows: [] as SheetCell[][] }));
    let number = 0;
    for await (const row of this.records()) {
      const key = String(++number);
      const values = this.valuesOf(row);
      main.push(this.cells(row, values, key));
      for (const { table, rows } of tables) rows.push(...writeTable(table, values, key, context));
    }
    return [
      { name: plan.name, columns: plan.columns.map(columnOf), rows: main },
      ...tables.map(({ table, rows }) => ({
        name: table.name,
        columns: table.columns.map(columnOf),
        rows,
      })),
    ];
  }

  private async *rows(): AsyncGenerator<SheetCell[]> {
    let number = 0;
    for await (const row of this.records()) yield this.cells(row, this.valuesOf(row), String(++number));
  }

  private valuesOf({ values, names_shown }: Row): RecordValues {
    return valuesFor(this.definition.rules.definition, values, names_shown);
  }

  private cells(row: Row, values: RecordValues, key: string): SheetCell[] {
    const { plan, context } = this.sheet;
    const body = context.names.sayBody(row.body_id) ?? '';
    return writeRow(
      plan.columns,
      { values, key, body, status: STATUS[row.status] ?? row.status, id: row.id },
      context,
    );
  }

  private async *records(): AsyncGenerator<Row> {
    const from = recordsSaying(this.choice, this.definition.rules.definition) ?? sql`record`;
    let after: Row | undefined;
    for (;;) {
      const beyond = after ? sql`and (r.day, r.id) < (${after.day}::date, ${after.id}::uuid)` : sql``;
      const { rows } = await sql<Row>`
        select r.id, r.body_id, r.status, r.day, r.values, ${namesVisible(sql`r.body_id`)} as names_shown
          from ${from} r where ${wanted(this.choice, this.definition)} ${beyond}
         order by r.day desc, r.id desc limit ${PAGE}`.execute(this.tx);
      yield* rows;
      after = rows.at(-1);
      if (rows.length < PAGE) return;
    }
  }
}

const columnOf = (column: SheetColumn) => ({
  heading: column.heading,
  width: widthOf(column),
  day: isDay(column),
});
const isDay = (column: SheetColumn): boolean => column.role === 'value' && column.field.type === 'date';

/** What is written while the transaction is open, to be sent when it has ended: kept in a file that is gone when sent. */
async function throughFile(content: AsyncIterable<Uint8Array>): Promise<NodeJS.ReadableStream> {
  const folder = await mkdtemp(join(tmpdir(), 'binhdang-export-'));
  try {
    const path = join(folder, 'file');
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const part of content) await file.write(part);
    } finally {
      await file.close();
    }
    const stream = createReadStream(path);
    // Opened before its name goes: the content lives until the stream is closed.
    await new Promise<void>((resolve, reject) => stream.once('open', () => resolve()).once('error', reject));
    return stream;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
