/**
 * What a new version of a definition does to what was recorded. Records stay on the version they were written on; but
 * lists, measures and reports read old and new together, so nothing may come to mean something else unseen.
 */
import { type Change, change, type Effect, sameData } from './change-kind.ts';
import { wordedChanges } from './change-words.ts';
import { type Choice, type Field, fieldsOf, type Measure, type RegisterDefinition } from './model.ts';

/** All changes from one version to the next, the hindering ones first. */
export function compareDefinitions(before: RegisterDefinition, after: RegisterDefinition): Change[] {
  const changes = [
    ...identity(before, after),
    ...fieldChanges(fieldsOf(before), fieldsOf(after)),
    ...listChanges(before, after),
    ...measureChanges(before, after),
    ...wordedChanges(before, after),
  ];
  const rank: Readonly<Record<Effect, number>> = { refused: 0, mapping: 1, safe: 2 };
  return changes.sort((a, b) => rank[a.effect] - rank[b.effect]);
}

function identity(before: RegisterDefinition, after: RegisterDefinition): Change[] {
  const fixed = [
    before.code === after.code || 'code',
    before.nature === after.nature || 'nature',
    before.day === after.day || 'day',
    before.until === after.until || 'until',
  ].filter((one) => one !== true);
  const refused = fixed.map((what) =>
    change(
      ['refused', 'register'],
      what,
      `Không đổi được “${what}” của sổ: mọi bản ghi cũ sẽ tính sang ngày khác hoặc sổ khác. Hãy lập sổ mới.`,
      `The register's ${what} cannot change: old records would count on other days or elsewhere. Make a new register.`,
    ),
  );
  return before.sight === after.sight ? refused : [...refused, SIGHT_FIXED];
}

const SIGHT_FIXED = change(
  ['refused', 'register'],
  'sight',
  'Không đổi được phạm vi người xem của sổ: bản ghi cũ và mới sẽ cộng chung vào một số liệu mà người xem khác nhau. Hãy lập sổ mới.',
  'Who sees the register cannot change: old and new records would make one number for different eyes. Make a new register.',
);

function fieldChanges(before: readonly Field[], after: readonly Field[]): Change[] {
  const old = new Map(before.map((field) => [field.code, field]));
  const fresh = new Map(after.map((field) => [field.code, field]));
  return [
    ...after.filter(({ code }) => !old.has(code)).map(added),
    ...before.filter(({ code }) => !fresh.has(code)).map(removed),
    ...before.flatMap((field) => {
      const next = fresh.get(field.code);
      return next === undefined ? [] : altered(field, next);
    }),
  ];
}

function added(field: Field): Change {
  return change(
    ['safe', 'field'],
    field.code,
    `Thêm trường “${field.name.vi}”; bản ghi cũ để trống trường này.`,
    `New field "${field.name.en}"; it is empty on old records.`,
  );
}

function removed(field: Field): Change {
  return change(
    ['safe', 'field'],
    field.code,
    `Bỏ trường “${field.name.vi}”; bản ghi cũ vẫn giữ và vẫn đọc được.`,
    `Field "${field.name.en}" is dropped; old records keep it and stay readable.`,
  );
}

function altered(before: Field, after: Field): Change[] {
  const name = after.name;
  if (before.type !== after.type)
    return [
      change(
        ['refused', 'field'],
        after.code,
        `“${name.vi}” không đổi được kiểu (${before.type} thành ${after.type}): giá trị cũ sẽ bị hiểu khác. Hãy thêm trường mới và bỏ trường này.`,
        `"${name.en}" cannot change its type (${before.type} to ${after.type}): old values would be read differently. Add a new field and drop this one.`,
      ),
    ];
  return [
    ...unitChange(before, after),
    ...listChange(before, after),
    ...gridChange(before, after),
    ...columnChanges(before, after),
    ...linkChange(before, after),
  ];
}

function linkChange(before: Field, after: Field): Change[] {
  if (before.type !== 'link' || after.type !== 'link' || before.register === after.register) return [];
  return [
    change(
      ['refused', 'field'],
      after.code,
      `“${after.name.vi}” không chuyển sang liên kết với sổ khác được: liên kết cũ sẽ hỏng. Hãy thêm trường mới.`,
      `"${after.name.en}" cannot link to another register: old links would break. Add a new field.`,
    ),
  ];
}

/** Columns are held to what fields are; named as faults are, "assessments.grade". */
function columnChanges(before: Field, after: Field): Change[] {
  if (before.type !== 'table' || after.type !== 'table') return [];
  return fieldChanges(before.columns, after.columns).map((one) => ({
    ...one,
    at: `${after.code}.${one.at}`,
  }));
}

function unitChange(before: Field, after: Field): Change[] {
  if (!('unit' in before) || !('unit' in after) || before.unit.vi === after.unit.vi) return [];
  return [
    change(
      ['refused', 'field'],
      after.code,
      `“${after.name.vi}” không đổi được đơn vị (${before.unit.vi} thành ${after.unit.vi}): số cũ sẽ bị hiểu khác.`,
      `"${after.name.en}" cannot change its unit (${before.unit.en} to ${after.unit.en}): old numbers would be read differently.`,
    ),
  ];
}

function listChange(before: Field, after: Field): Change[] {
  if (!('list' in before) || !('list' in after) || before.list === after.list) return [];
  return [
    change(
      ['refused', 'field'],
      after.code,
      `“${after.name.vi}” không đổi được sang danh mục khác. Hãy sửa danh mục hoặc thêm trường mới.`,
      `"${after.name.en}" cannot move to another list. Edit the list, or add a new field.`,
    ),
  ];
}

function gridChange(before: Field, after: Field): Change[] {
  if (before.type !== 'grid' || after.type !== 'grid') return [];
  const key = (cells: readonly (readonly string[])[]) => cells.map((cell) => cell.join('×'));
  const gone = key(before.cells).filter((cell) => !key(after.cells).includes(cell));
  return gone.map((cell) =>
    change(
      ['safe', 'field'],
      after.code,
      `“${after.name.vi}” không hỏi phân tổ ${cell} nữa; bản ghi cũ vẫn giữ.`,
      `"${after.name.en}" no longer asks for ${cell}; old records keep it.`,
    ),
  );
}

/** A choice that old records hold may be retired, never dropped, unless it is said which one takes its place. */
function listChanges(before: RegisterDefinition, after: RegisterDefinition): Change[] {
  return Object.entries(before.lists).flatMap(([list, choices]) => {
    const now = new Map((after.lists[list] ?? []).map((choice) => [choice.code, choice]));
    if (after.lists[list] === undefined && !usesList(after, list)) return [];
    return choices.flatMap((choice: Choice) => {
      if (now.has(choice.code)) return [];
      return [
        change(
          ['mapping', 'list'],
          list,
          `Mục “${choice.name.vi}” bị xóa khỏi danh mục: hãy chọn mục thay thế cho bản ghi cũ, hoặc chỉ ngừng dùng.`,
          `"${choice.name.en}" is gone from the list: say which choice takes its place on old records, or only retire it.`,
        ),
      ];
    });
  });
}

const usesList = (definition: RegisterDefinition, list: string): boolean =>
  fieldsOf(definition)
    .flatMap((field): Field[] => (field.type === 'table' ? field.columns : [field]))
    .some((field) => 'list' in field && field.list === list);

function measureChanges(before: RegisterDefinition, after: RegisterDefinition): Change[] {
  const now = new Map(after.measures.map((measure) => [measure.code, measure]));
  return before.measures.flatMap((measure): Change[] => {
    const next = now.get(measure.code);
    if (next === undefined)
      return [
        change(
          ['safe', 'measure'],
          measure.code,
          `Ngừng tính “${measure.name.vi}” cho bản ghi mới; số đã có được giữ.`,
          `"${measure.name.en}" is no longer counted for new records; what there is stays.`,
        ),
      ];
    if (next.unit.vi !== measure.unit.vi || next.kind !== measure.kind || next.on !== measure.on)
      return [
        change(
          ['refused', 'measure'],
          measure.code,
          `“${measure.name.vi}” không đổi được đơn vị, cách tính hoặc ngày tính: chuỗi số liệu sẽ gãy. Hãy thêm số liệu mới.`,
          `"${measure.name.en}" cannot change its unit, kind or day: its series would break. Add a new measure.`,
        ),
      ];
    return countedOtherwise(measure, next)
      ? [
          change(
            ['safe', 'measure'],
            measure.code,
            `“${next.name.vi}” đếm theo cách mới ở bản ghi của phiên bản này; bản ghi cũ vẫn đếm như trước.`,
            `"${next.name.en}" is counted anew for records of this version; old records count as before.`,
          ),
        ]
      : [];
  });
}

/** Whether the same record would count otherwise. */
const countedOtherwise = (before: Measure, after: Measure): boolean =>
  !sameData(
    [before.value, before.when, before.by, before.axes],
    [after.value, after.when, after.by, after.axes],
  );
