/** A register's sheets as a workbook to be filled in: with drop-downs, notes, a guide, and marks where a file was wrong. */
import { LEVELS, type Level } from '@binhdang/domain';
import {
  CHOICES_BETWEEN,
  columnGuide,
  type RegisterDefinition,
  requiredOf,
  type SheetCell,
  type SheetColumn,
} from '@binhdang/domain/register';
import { columnName } from '../../platform/excel.ts';
import {
  FORM_ROWS,
  type FormColumn,
  type FormSheet,
  type ReadingSheet,
  TEXT,
  writeForm,
} from '../../platform/excel-form.ts';
import type { PlacedFault } from './check-file.ts';
import { META_SHEET } from './refused.ts';
import { type SheetOf, widthOf } from './sheet-of.ts';

const LISTS = 'Danh mục';
const PLACES = 'Danh sách cơ quan';
const GUIDE = 'Hướng dẫn';
/** Column of a marked workbook; its code is nobody's, so that the file is imported again with it. */
const FAULTS: FormColumn = { heading: 'Lỗi', code: '_fault', width: 60, locked: true };

export interface Filled {
  readonly cells: readonly SheetCell[];
  readonly faults: readonly PlacedFault[];
}

export interface Content {
  readonly definition: RegisterDefinition;
  readonly number: number;
  readonly sheet: SheetOf;
  /** Bodies for which the person writes: one needs no column. */
  readonly writable: readonly { readonly id: string; readonly name: string }[];
  /** Rows by sheet, in the order of the plan's columns; '' the records. */
  readonly rows?: ReadonlyMap<string, readonly Filled[]>;
}

export function writeTemplate(content: Content): Promise<Uint8Array> {
  const { definition, number, sheet, writable, rows } = content;
  const lists = new Lists();
  const writers = writable.map(({ id, name }) => sheet.context.names.sayBody(id) ?? name);
  const forms: FormSheet[] = [
    { name: sheet.plan.name, columns: sheet.plan.columns, code: '' },
    ...sheet.plan.tables.map(({ name, columns, field }) => ({ name, columns, code: field.code })),
  ].map(({ name, columns, code }) => {
    const kept = columns.filter((column) => offered(column, writable.length));
    const filled = rows?.get(code);
    return {
      name,
      columns: [
        ...kept.map((column) => formColumn(column, content, lists, writers)),
        ...(filled ? [FAULTS] : []),
      ],
      ...(filled ? filledRows(filled, columns, kept) : {}),
    };
  });
  const readings: ReadingSheet[] = [
    guideSheet(content),
    ...lists.sheets(),
    {
      name: META_SHEET,
      hidden: true,
      columns: [
        { heading: definition.code, width: 20 },
        { heading: String(number), width: 8 },
        { heading: definition.name.vi, width: 40 },
      ],
      rows: [],
    },
  ];
  return writeForm(forms, readings);
}

/** What only an export has, and for one body the body, are no columns of a template. */
const offered = ({ role }: SheetColumn, bodies: number): boolean =>
  role !== 'record' && role !== 'status' && (role !== 'body' || bodies > 1);

function filledRows(
  filled: readonly Filled[],
  planned: readonly SheetColumn[],
  kept: readonly SheetColumn[],
): Pick<FormSheet, 'rows' | 'marks'> {
  const marks = new Map<string, string>();
  const places = kept.map((column) => planned.indexOf(column));
  const rows = filled.map(({ cells, faults }, row) => {
    for (const fault of faults) {
      const at = kept.findIndex(({ code }) => code === fault.column);
      if (at >= 0) marks.set(`${row},${at}`, fault.message.vi);
    }
    return [
      ...places.map((place) => cells[place] ?? null),
      faults
        .map(({ message, severity }) => (severity === 'warning' ? `(Lưu ý) ${message.vi}` : message.vi))
        .join('\n') || null,
    ];
  });
  return { rows, marks };
}

function formColumn(
  column: SheetColumn,
  { definition, sheet }: Content,
  lists: Lists,
  writers: readonly string[],
): FormColumn {
  const guide = columnGuide(column, definition);
  const hint = 'field' in column ? column.field.hint?.vi : undefined;
  const required = requiredOf(column);
  const words = [
    ...(hint === undefined ? [] : [hint]),
    guide,
    ...(required === 'always' && column.role !== 'key' ? ['Bắt buộc.'] : []),
    ...(required === 'sometimes' ? ['Có trường hợp bắt buộc; để trống khi không áp dụng.'] : []),
  ];
  return {
    heading: column.heading,
    code: column.code,
    width: widthOf(column),
    required: required === 'always' && column.role !== 'key',
    locked: column.role === 'computed',
    note: words.join('\n'),
    prompt: words.join(' '),
    ...formatOf(column),
    ...checkOf(column, definition, lists, { sheet, writers }),
  };
}

/**
 * A date is text: a machine set to English would take 05/03/2022 for the third of May without a word, and as text it
 * stays what was typed. Dates pasted from elsewhere remain dates and are read as such.
 */
function formatOf(column: SheetColumn): Pick<FormColumn, 'format'> {
  if (column.role === 'count') return { format: '#,##0' };
  if (column.role !== 'value') return {};
  switch (column.field.type) {
    case 'money':
      return { format: '#,##0' };
    case 'number':
      return { format: (column.field.decimals ?? 0) > 0 ? '#,##0.######' : '#,##0' };
    default:
      return { format: TEXT };
  }
}

function checkOf(
  column: SheetColumn,
  { lists: offeredLists }: RegisterDefinition,
  lists: Lists,
  { sheet, writers }: { sheet: SheetOf; writers: readonly string[] },
): Pick<FormColumn, 'check'> {
  if (column.role === 'count') return { check: { kind: 'whole', min: 0 } };
  if (column.role === 'body') return { check: list(lists.range('Cơ quan ghi sổ', writers)) };
  if (column.role !== 'value') return {};
  const { field } = column;
  switch (field.type) {
    case 'choice': {
      const names = (offeredLists[field.list] ?? [])
        .filter(({ retired }) => retired !== true)
        .map(({ name }) => name.vi);
      return { check: list(lists.range(field.name.vi, names, field.list)) };
    }
    case 'choices':
      // A cell takes several, which a drop-down cannot; the list is there to copy from.
      lists.range(
        field.name.vi,
        (offeredLists[field.list] ?? []).filter(({ retired }) => retired !== true).map(({ name }) => name.vi),
        field.list,
      );
      return {};
    case 'yes_no':
      return { check: list(lists.range('Có/Không', ['Có', 'Không'])) };
    case 'place':
      return { check: list(lists.placeRange(field.level, namesOf(sheet, field.level))) };
    case 'link':
      return sheet.links.length === 0
        ? {}
        : { check: list(lists.range(field.name.vi, sheet.links, `link ${field.register}`)) };
    case 'number': {
      const { min, max, decimals } = field;
      const kind = (decimals ?? 0) > 0 ? 'decimal' : 'whole';
      return {
        check: { kind, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) },
      };
    }
    case 'money':
      return { check: { kind: 'whole', min: 0 } };
    case 'text':
      return {
        check: { kind: 'text', longest: field.maxLength ?? ((field.lines ?? 1) > 1 ? 5_000 : 500) },
      };
    default:
      return {};
  }
}

const list = (range: string) => ({ kind: 'list', range }) as const;

/** Places that a field of the level takes, those of the level itself first. */
function namesOf({ bodies, context }: SheetOf, level: Level): string[] {
  const depth = LEVELS.indexOf(level);
  const standing = bodies.filter(
    (body) => body.isPlace && body.stands && LEVELS.indexOf(body.level) <= depth,
  );
  const order = (one: (typeof standing)[number]) => depth - LEVELS.indexOf(one.level);
  return standing
    .sort((a, b) => order(a) - order(b) || a.name.localeCompare(b.name, 'vi'))
    .map(({ id, name }) => context.names.sayBody(id) ?? name);
}

/** Columns of names on sheets of their own, each once, however many fields offer it. */
class Lists {
  private readonly columns: {
    readonly key: string;
    readonly heading: string;
    readonly names: readonly string[];
  }[] = [];
  private readonly places: typeof this.columns = [];

  range(heading: string, names: readonly string[], key = heading): string {
    return this.at(this.columns, LISTS, { key, heading, names });
  }

  placeRange(level: Level, names: readonly string[]): string {
    return this.at(this.places, PLACES, { key: level, heading: `Nơi (đến ${LEVEL_WORDS[level]})`, names });
  }

  sheets(): ReadingSheet[] {
    return [
      { name: LISTS, columns: this.columns, width: 42 },
      { name: PLACES, columns: this.places, width: 70 },
    ]
      .filter(({ columns }) => columns.length > 0)
      .map(({ name, columns, width }) => ({
        name,
        columns: columns.map(({ heading }) => ({ heading, width })),
        rows: Array.from({ length: Math.max(...columns.map(({ names }) => names.length)) }, (_, row) =>
          columns.map(({ names }) => names[row] ?? null),
        ),
      }));
  }

  private at(
    columns: (typeof this.columns)[number][],
    sheet: string,
    wanted: (typeof this.columns)[number],
  ): string {
    let place = columns.findIndex(({ key }) => key === wanted.key);
    if (place < 0) {
      columns.push(wanted);
      place = columns.length - 1;
    }
    const letter = columnName(place);
    return `'${sheet}'!$${letter}$2:$${letter}$${Math.max(2, wanted.names.length + 1)}`;
  }
}

const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  central: 'trung ương',
  province: 'tỉnh',
  district: 'huyện',
  commune: 'xã',
};

const REQUIRED_WORDS = { always: 'Bắt buộc', sometimes: 'Khi áp dụng', never: '' } as const;

function guideSheet({ definition, sheet, writable }: Content): ReadingSheet {
  const steps = [
    `Sổ: ${definition.name.vi}. Mỗi dòng của trang “${sheet.plan.name}” là một bản ghi.`,
    'Điền từ dòng ngay dưới tiêu đề. Cột tiêu đề màu vàng, có dấu *, là bắt buộc. Cột xám do hệ thống tự tính.',
    'Bấm vào ô để xem cách ghi; ô có mũi tên thì chọn trong danh sách. Không sửa dòng tiêu đề và dòng mã ẩn bên dưới.',
    'Chưa biết thì để trống, đừng ghi 0. Ngày ghi ngày/tháng/năm. Ảnh, tệp đính kèm được thêm vào bản ghi sau khi nhập.',
    ...(sheet.plan.tables.length > 0
      ? [
          `Bảng con (${sheet.plan.tables.map(({ name }) => `“${name}”`).join(', ')}): đánh “STT bản ghi” ở trang “${sheet.plan.name}”, rồi ghi lại số đó ở từng dòng của bảng con.`,
        ]
      : []),
    `Xong thì lưu tệp, mở sổ trên hệ thống, chọn “Nhập từ Excel”. Hệ thống kiểm tra tất cả các dòng (nhiều nhất ${FORM_ROWS} dòng) trước khi ghi.`,
  ];
  const columns = [
    ...sheet.plan.columns
      .filter((column) => offered(column, writable.length))
      .map((column) => ({ page: sheet.plan.name, column })),
    ...sheet.plan.tables.flatMap(({ name, columns: own }) => own.map((column) => ({ page: name, column }))),
  ];
  return {
    name: GUIDE,
    columns: [
      { heading: 'Trang', width: 18 },
      { heading: 'Cột', width: 34 },
      { heading: 'Bắt buộc', width: 13 },
      { heading: 'Cách ghi', width: 62 },
      { heading: 'Ví dụ', width: 34 },
    ],
    rows: [
      ...steps.map((step, at) => [`Bước ${at + 1}`, null, null, step, null]),
      ...columns.map(({ page, column }) => [
        page,
        column.heading,
        column.role === 'key' ? '' : REQUIRED_WORDS[requiredOf(column)],
        columnGuide(column, definition),
        exampleOf(column, definition, sheet),
      ]),
    ],
  };
}

function exampleOf(column: SheetColumn, { lists }: RegisterDefinition, sheet: SheetOf): string | null {
  if (column.role === 'key') return '1';
  if (column.role === 'count') return null;
  if (column.role !== 'value') return null;
  const { field } = column;
  if (field.type === 'choice') return lists[field.list]?.[0]?.name.vi ?? null;
  if (field.type === 'choices')
    return (lists[field.list] ?? [])
      .slice(0, 2)
      .map(({ name }) => name.vi)
      .join(CHOICES_BETWEEN);
  if (field.type === 'place') return namesOf(sheet, field.level)[0] ?? null;
  return EXAMPLES[field.type] ?? null;
}

const EXAMPLES: Readonly<Partial<Record<string, string>>> = {
  number: '30',
  money: '12.500.000',
  date: '05/03/2022',
  yes_no: 'Có',
};
