/** The assignments as an Excel workbook: written out, and read back with everything checked. Pure. */

import type { BodyRef, FieldError } from '@binhdang/contract';
import {
  AliasIndex,
  type Cadence,
  fold,
  OBLIGATION_ROLE_NAMES,
  OBLIGATION_ROLES,
  type ObligationRole,
} from '@binhdang/domain';
import { columnName, type ReadSheet, type SheetToWrite } from '../platform/excel.ts';
import { type AssignState, standingObligations, taskPlaces } from './assign-state.ts';
import { cadenceCell, parseCadence } from './obligation-matrix-cadence.ts';

export const MATRIX_SHEET = 'Phân công';
const BODY_SHEET = 'Cơ quan';
const GUIDE_SHEET = 'Hướng dẫn';
const HEADERS = [
  'Số mục',
  'Nội dung nhiệm vụ',
  'Cơ quan',
  'Vai trò',
  'Thời hạn',
  'Minh chứng cần có',
  'Trọng số',
] as const;

/** One line of the sheet, understood. */
export interface MatrixRow {
  readonly nodeId: string;
  readonly bodyId: string;
  readonly role: ObligationRole;
  readonly cadence: Cadence | null;
  readonly expectedProof: string | null;
  readonly weight: number;
}

/** Short name where it is one body's alone, else the full name. */
export function matrixNames(refs: ReadonlyMap<string, BodyRef>): Map<string, string> {
  const count = new Map<string, number>();
  for (const { shortName } of refs.values())
    if (shortName) count.set(fold(shortName), (count.get(fold(shortName)) ?? 0) + 1);
  return new Map(
    [...refs].map(([id, { name, shortName }]) => [
      id,
      shortName && count.get(fold(shortName)) === 1 ? shortName : name,
    ]),
  );
}

/** All assignments, a line each, with lists to choose from and a sheet that explains. */
export function matrixSheets(state: AssignState, names: ReadonlyMap<string, string>): SheetToWrite[] {
  const places = taskPlaces(state.nodes);
  const order = new Map(state.tasks.map((task, at) => [task.id, at]));
  const rows = standingObligations(state)
    .sort(
      (a, b) =>
        (order.get(a.nodeId) ?? 0) - (order.get(b.nodeId) ?? 0) ||
        OBLIGATION_ROLES.indexOf(a.role) - OBLIGATION_ROLES.indexOf(b.role) ||
        (names.get(a.bodyId) ?? '').localeCompare(names.get(b.bodyId) ?? '', 'vi'),
    )
    .map((one) => [
      places.get(one.nodeId)?.number ?? '',
      state.tasks[order.get(one.nodeId) ?? 0]?.text ?? '',
      names.get(one.bodyId) ?? '',
      OBLIGATION_ROLE_NAMES[one.role].vi,
      cadenceCell(one.cadence),
      one.expectedProof,
      one.weight,
    ]);
  const listed = [...names.values()].sort((a, b) => a.localeCompare(b, 'vi'));
  const unassigned = state.tasks.filter(
    (task) => !standingObligations(state).some(({ nodeId }) => nodeId === task.id),
  );
  return [
    {
      name: MATRIX_SHEET,
      columns: [
        { header: HEADERS[0], width: 10 },
        { header: HEADERS[1], width: 70, wrap: true },
        { header: HEADERS[2], width: 26, choices: { range: `'${BODY_SHEET}'!$A$2:$A$${listed.length + 1}` } },
        {
          header: HEADERS[3],
          width: 14,
          choices: OBLIGATION_ROLES.map((role) => OBLIGATION_ROLE_NAMES[role].vi),
          hint: 'Chủ trì, Phối hợp, Tham gia hoặc Được đề nghị',
        },
        { header: HEADERS[4], width: 34, wrap: true },
        { header: HEADERS[5], width: 44, wrap: true },
        { header: HEADERS[6], width: 10 },
      ],
      rows: [
        ...rows,
        ...unassigned.map((task) => [places.get(task.id)?.number ?? '', task.text, '', '', '', '', '']),
      ],
      editable: { emptyRows: 200 },
    },
    {
      name: BODY_SHEET,
      columns: [{ header: 'Tên cơ quan', width: 60 }],
      rows: listed.map((name) => [name]),
    },
    {
      name: GUIDE_SHEET,
      columns: [{ header: 'Cách dùng', width: 110, wrap: true }],
      rows: GUIDE.map((line) => [line]),
    },
  ];
}

const GUIDE: readonly string[] = [
  'Mỗi dòng của trang “Phân công” là một nhiệm vụ giao cho một cơ quan. Thêm dòng để giao thêm cơ quan; xóa dòng để bỏ.',
  'Cột “Số mục” là số của nhiệm vụ trong kế hoạch (ví dụ II.3.2); cột “Nội dung nhiệm vụ” chỉ để đọc, sửa ở đây không đổi kế hoạch.',
  'Cột “Cơ quan” và “Vai trò”: chọn trong danh sách thả xuống. Không đổi tên các cột ở dòng đầu.',
  'Cột “Thời hạn” ghi một trong các dạng: 30/11/2022 · Trước ngày 30/11/2022 · Từ ngày 15/11/2022 đến ngày 15/12/2022 · Ngày 14 hằng tháng · Hằng tháng, trước ngày 05 của tháng sau · Ngày 14 tháng cuối quý · Ngày 05 tháng đầu quý sau · 6 tháng một lần, ngày 14 tháng 6 và tháng 12 · Ngày 14/12 hằng năm · Ngày 15/02 năm sau · Thường xuyên · Đột xuất · Theo quy định. Để trống nếu chưa xác định.',
  'Cột “Trọng số” là số nguyên từ 1 đến 10.',
  'Khi nhập lại, hệ thống kiểm tra toàn bộ và cho xem trước những gì sẽ thay đổi. Có một lỗi thì không có gì thay đổi.',
];

export interface MatrixReading {
  readonly rows: readonly MatrixRow[];
  /** Sheet and cell as people name them ("Phân công!D12"). */
  readonly errors: readonly FieldError[];
}

/** Reads the sheet back. Every fault is listed; rows are complete only when there is none. */
export function readMatrix(
  sheets: readonly ReadSheet[],
  state: AssignState,
  names: ReadonlyMap<string, string>,
): MatrixReading {
  const sheet = sheets.find(({ name }) => fold(name) === fold(MATRIX_SHEET)) ?? sheets[0];
  const heading = sheet?.rows.find((row) => row.cells.some((cell) => fold(cell) === fold(HEADERS[2])));
  if (!sheet || !heading) {
    return {
      rows: [],
      errors: [
        fault(sheet?.name ?? MATRIX_SHEET, 'A1', {
          vi: `Không tìm thấy dòng tiêu đề có các cột ${HEADERS.join(', ')}. Hãy dùng tệp xuất từ hệ thống.`,
          en: 'The heading row is missing. Use the file exported from here.',
        }),
      ],
    };
  }
  const place = HEADERS.map((header) => heading.cells.findIndex((cell) => fold(cell) === fold(header)));
  const missing = HEADERS.filter((_, at) => place[at] === -1 && at !== 1);
  if (missing.length > 0) {
    const text = missing.join(', ');
    return {
      rows: [],
      errors: [
        fault(sheet.name, `A${heading.number}`, {
          vi: `Thiếu cột: ${text}.`,
          en: `Missing columns: ${text}.`,
        }),
      ],
    };
  }
  return readRows(sheet, heading.number, place, lookUps(state, names));
}

interface LookUps {
  readonly task: (cell: string) => string | undefined;
  readonly body: (cell: string) => string | undefined;
}

function lookUps(state: AssignState, names: ReadonlyMap<string, string>): LookUps {
  const tasks = new Map([...taskPlaces(state.nodes)].map(([id, { number }]) => [fold(number), id]));
  const bodies = new Map([...names].map(([id, name]) => [fold(name), id]));
  const index = new AliasIndex({ bodies: state.org.bodies, groups: [] });
  return {
    task: (cell) => tasks.get(fold(cell)),
    body(cell) {
      const found = index.resolve(cell, state.tree.date);
      return bodies.get(fold(cell)) ?? (found.status === 'found' ? found.target.id : undefined);
    },
  };
}

function readRows(sheet: ReadSheet, heading: number, place: readonly number[], look: LookUps): MatrixReading {
  const rows: MatrixRow[] = [];
  const errors: FieldError[] = [];
  const seen = new Map<string, number>();
  for (const row of sheet.rows.filter(({ number }) => number > heading)) {
    const cell = (at: number) => row.cells[place[at] ?? -1] ?? '';
    const wrong = (at: number, vi: string, en: string) =>
      errors.push(fault(sheet.name, `${columnName(place[at] ?? 0)}${row.number}`, { vi, en }));
    // A task that nobody has yet stands there without a body.
    if (cell(2) === '' && [3, 4, 5, 6].every((at) => cell(at) === '')) continue;
    const before = errors.length;
    const nodeId = look.task(cell(0));
    if (!nodeId)
      wrong(0, `Kế hoạch không có nhiệm vụ số “${cell(0)}”.`, `The plan has no task “${cell(0)}”.`);
    const bodyId = cell(2) === '' ? undefined : look.body(cell(2));
    if (cell(2) === '') wrong(2, 'Chưa ghi cơ quan.', 'The body is missing.');
    else if (!bodyId)
      wrong(2, `Không có cơ quan “${cell(2)}”. Hãy chọn trong danh sách.`, `There is no body “${cell(2)}”.`);
    const role = OBLIGATION_ROLES.find((one) => fold(OBLIGATION_ROLE_NAMES[one].vi) === fold(cell(3)));
    if (!role) wrong(3, `Vai trò “${cell(3)}” không có trong danh sách.`, `Unknown role “${cell(3)}”.`);
    const cadence = parseCadence(cell(4));
    if (cadence === undefined)
      wrong(
        4,
        `Không hiểu thời hạn “${cell(4)}”. Xem các dạng ghi ở trang “${GUIDE_SHEET}”.`,
        `The due date “${cell(4)}” is not understood.`,
      );
    const weight = cell(6) === '' ? 1 : Number(cell(6));
    if (!Number.isInteger(weight) || weight < 1 || weight > 10)
      wrong(6, 'Trọng số phải là số nguyên từ 1 đến 10.', 'The weight must be a whole number from 1 to 10.');
    if (cell(5).length > 500)
      wrong(5, 'Minh chứng cần có dài quá 500 ký tự.', 'The proof has more than 500 characters.');
    const key = `${nodeId} ${bodyId}`;
    const first = nodeId && bodyId ? seen.get(key) : undefined;
    if (first !== undefined)
      wrong(
        2,
        `Trùng với dòng ${first}: nhiệm vụ này đã giao cho cơ quan đó.`,
        `Same task and body as row ${first}.`,
      );
    if (errors.length > before || !nodeId || !bodyId || !role || cadence === undefined) continue;
    seen.set(key, row.number);
    rows.push({ nodeId, bodyId, role, cadence, expectedProof: cell(5) || null, weight });
  }
  return { rows, errors };
}

const fault = (sheet: string, cell: string, message: FieldError['message']): FieldError => ({
  path: `${sheet}!${cell}`,
  message: { vi: `Ô ${cell}: ${message.vi}`, en: `Cell ${cell}: ${message.en}` },
});
