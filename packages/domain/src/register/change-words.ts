/**
 * Changes that harm nothing recorded, in words: names, conditions, checks, new choices and measures, who sees. Beside
 * those of change.ts they make the difference between two versions complete.
 */
import { type Change, type ChangePart, change, sameData as same } from './change-kind.ts';
import { type Field, fieldsOf, type RegisterDefinition, type SimpleField } from './model.ts';

const safe = (part: ChangePart) => ['safe', part] as const;

/** In order: the register itself, fields, lists, checks, measures, the list on screen. */
export function wordedChanges(before: RegisterDefinition, after: RegisterDefinition): Change[] {
  return [
    ...registerChanges(before, after),
    ...fieldWords(fieldsOf(before), fieldsOf(after), ''),
    ...moved(before, after),
    ...choiceWords(before, after),
    ...checkWords(before, after),
    ...measureWords(before, after),
    ...listingWords(before, after),
  ];
}

function registerChanges(before: RegisterDefinition, after: RegisterDefinition): Change[] {
  const of = (changed: boolean, at: string, vi: string, en: string): Change[] =>
    changed ? [change(safe('register'), at, vi, en)] : [];
  return [
    ...of(
      !same(before.name, after.name),
      'name',
      `Đổi tên sổ: “${before.name.vi}” thành “${after.name.vi}”.`,
      `The register is called "${after.name.en}" (before: "${before.name.en}").`,
    ),
    ...of(
      !same(before.purpose, after.purpose),
      'purpose',
      'Đổi mục đích của sổ.',
      'The purpose is reworded.',
    ),
    ...of(
      before.group !== after.group || !same(before.clauses, after.clauses),
      'group',
      'Đổi nhóm hoặc mục kế hoạch mà sổ phục vụ.',
      'Its group or clauses of the plan change.',
    ),
    ...of(
      !same(before.personal, after.personal),
      'personal',
      'Đổi mục đích hoặc thời hạn lưu dữ liệu cá nhân.',
      'The purpose or keeping of personal data changes.',
    ),
    ...of(
      !same(before.unique, after.unique),
      'unique',
      'Đổi các trường phân biệt bản ghi trùng.',
      'What tells records apart changes.',
    ),
    ...of(
      !same(before.certificate, after.certificate),
      'certificate',
      'Đổi giấy chứng nhận in từ bản ghi.',
      'The certificates printed from records change.',
    ),
    ...of(
      !same(before.proves, after.proves),
      'proves',
      'Đổi các từ nhận ra nhiệm vụ mà bản ghi minh chứng được.',
      'The words of tasks that a record may prove change.',
    ),
  ];
}

type AnyField = Field | SimpleField;

/** What is kept by both, field by field; columns too. */
function fieldWords(before: readonly AnyField[], after: readonly AnyField[], table: string): Change[] {
  const old = new Map(before.map((field) => [field.code, field]));
  return after.flatMap((field) => {
    const was = old.get(field.code);
    if (was === undefined || was.type !== field.type) return [];
    const at = `${table}${field.code}`;
    const inside =
      was.type === 'table' && field.type === 'table'
        ? fieldWords(was.columns, field.columns, `${field.code}.`)
        : [];
    return [...oneField(was, field, at), ...inside];
  });
}

function oneField(was: AnyField, field: AnyField, at: string): Change[] {
  const { vi, en } = field.name;
  const told: (readonly [boolean, string, string])[] = [
    [
      !same(was.name, field.name),
      `Đổi tên trường “${was.name.vi}” thành “${vi}”; bản ghi cũ hiện tên cũ.`,
      `Field "${was.name.en}" is now called "${en}"; old records show the old name.`,
    ],
    [
      !same(was.required, field.required),
      field.required === true
        ? `“${vi}” bắt buộc nhập từ phiên bản này.`
        : field.required
          ? `“${vi}” bắt buộc nhập khi có điều kiện.`
          : `“${vi}” không còn bắt buộc.`,
      field.required === true
        ? `"${en}" must be filled in from this version on.`
        : field.required
          ? `"${en}" must be filled in under a condition.`
          : `"${en}" need not be filled in any more.`,
    ],
    [
      was.shownWhen !== field.shownWhen,
      field.shownWhen === undefined ? `“${vi}” luôn hiện.` : `Đổi điều kiện hiện trường “${vi}”.`,
      field.shownWhen === undefined
        ? `"${en}" is always shown.`
        : `"${en}" is shown under another condition.`,
    ],
    [!same(was.hint, field.hint), `Đổi lời hướng dẫn của “${vi}”.`, `The hint of "${en}" changes.`],
    [
      !same(others(was), others(field)),
      `Đổi thuộc tính của “${vi}” (giới hạn, cách nhập hoặc cách tính) đối với bản ghi mới.`,
      `Properties of "${en}" (limits, way of entering or computing) change for new records.`,
    ],
  ];
  return told.flatMap(([changed, inVi, inEn]) => (changed ? [change(safe('field'), at, inVi, inEn)] : []));
}

/** What is left of a field when all that has words of its own is taken away. */
function others(field: AnyField): Record<string, unknown> {
  const {
    name: _name,
    hint: _hint,
    required: _required,
    shownWhen: _shownWhen,
    ...rest
  } = field as AnyField & Record<string, unknown>;
  const { columns: _columns, cells: _cells, unit: _unit, list: _list, register: _register, ...own } = rest;
  return own;
}

/** Order and sections, said once. */
function moved(before: RegisterDefinition, after: RegisterDefinition): Change[] {
  const shape = (one: RegisterDefinition, kept: ReadonlySet<string>) =>
    one.sections.map((section) => [
      section.name,
      section.fields.map(({ code }) => code).filter((code) => kept.has(code)),
    ]);
  const codes = (one: RegisterDefinition) => fieldsOf(one).map(({ code }) => code);
  const kept = new Set(codes(before).filter((code) => codes(after).includes(code)));
  const old = shape(before, kept);
  const known = new Set(old.map(([name]) => JSON.stringify(name)));
  const now = shape(after, kept).filter(
    ([name, fields]) => known.has(JSON.stringify(name)) || (fields as string[]).length > 0,
  );
  const left = old.filter(([, fields]) => (fields as string[]).length > 0);
  if (
    same(
      left,
      now.filter(([, fields]) => (fields as string[]).length > 0),
    )
  )
    return [];
  return [
    change(
      safe('register'),
      'sections',
      'Đổi thứ tự trường hoặc tên các phần của biểu mẫu.',
      'The order of fields or the names of sections change.',
    ),
  ];
}

function choiceWords(before: RegisterDefinition, after: RegisterDefinition): Change[] {
  return Object.entries(after.lists).flatMap(([list, choices]) => {
    const old = new Map((before.lists[list] ?? []).map((choice) => [choice.code, choice]));
    if (before.lists[list] === undefined) return [];
    return choices.flatMap((choice): Change[] => {
      const was = old.get(choice.code);
      const { vi, en } = choice.name;
      if (was === undefined)
        return [change(safe('list'), list, `Thêm lựa chọn “${vi}”.`, `New choice "${en}".`)];
      const renamed = same(was.name, choice.name)
        ? []
        : [
            change(
              safe('list'),
              list,
              `Đổi tên lựa chọn “${was.name.vi}” thành “${vi}”: số liệu cũ và mới cộng chung dưới tên mới.`,
              `Choice "${was.name.en}" is now called "${en}": old and new numbers add up under the new name.`,
            ),
          ];
      if ((was.retired === true) === (choice.retired === true)) return renamed;
      return [
        ...renamed,
        choice.retired === true
          ? change(
              safe('list'),
              list,
              `Ngừng dùng lựa chọn “${vi}”; bản ghi cũ vẫn đọc được.`,
              `Choice "${en}" is offered no more; old records stay readable.`,
            )
          : change(safe('list'), list, `Dùng lại lựa chọn “${vi}”.`, `Choice "${en}" is offered again.`),
      ];
    });
  });
}

function checkWords(before: RegisterDefinition, after: RegisterDefinition): Change[] {
  const old = new Map(before.checks.map((check) => [check.code, check]));
  const now = new Set(after.checks.map(({ code }) => code));
  return [
    ...after.checks.flatMap((check): Change[] => {
      const was = old.get(check.code);
      if (was !== undefined && same(was, check)) return [];
      const { vi, en } = check.message;
      return [
        was === undefined
          ? change(safe('check'), check.code, `Thêm kiểm tra: “${vi}”`, `New check: "${en}"`)
          : change(safe('check'), check.code, `Đổi kiểm tra: “${vi}”`, `The check changes: "${en}"`),
      ];
    }),
    ...before.checks
      .filter(({ code }) => !now.has(code))
      .map(({ code, message }) =>
        change(safe('check'), code, `Bỏ kiểm tra: “${message.vi}”`, `Check dropped: "${message.en}"`),
      ),
  ];
}

function measureWords(before: RegisterDefinition, after: RegisterDefinition): Change[] {
  const old = new Map(before.measures.map((measure) => [measure.code, measure]));
  return after.measures.flatMap((measure): Change[] => {
    const was = old.get(measure.code);
    if (was === undefined)
      return [
        change(
          safe('measure'),
          measure.code,
          `Thêm số liệu “${measure.name.vi}”, tính từ bản ghi của phiên bản này.`,
          `New measure "${measure.name.en}", counted from records of this version.`,
        ),
      ];
    if (same(was.name, measure.name)) return [];
    return [
      change(
        safe('measure'),
        measure.code,
        `Đổi tên số liệu “${was.name.vi}” thành “${measure.name.vi}”.`,
        `Measure "${was.name.en}" is now called "${measure.name.en}".`,
      ),
    ];
  });
}

function listingWords(before: RegisterDefinition, after: RegisterDefinition): Change[] {
  if (same(before.list, after.list)) return [];
  return [
    change(
      safe('listing'),
      'list',
      'Đổi cột hoặc bộ lọc của danh sách.',
      'Columns or filters of the list change.',
    ),
  ];
}
