/**
 * Everything that stands in the way of publishing a definition that is being worked on, each with the place where it
 * is put right: the form of the data, what checkDefinition finds, and what depends on other registers.
 */
import type { z } from 'zod';
import { placedFaults } from './check-definition.ts';
import { tidyDefinition } from './edit.ts';
import { type Axis, type BiText, fieldsOf, RegisterDefinition } from './model.ts';

export type DesignPart = 'register' | 'section' | 'field' | 'list' | 'check' | 'measure' | 'listing';

export interface Finding {
  readonly part: DesignPart;
  /** of field, list, check or measure; of a section its place, of the register the property */
  readonly code: string;
  readonly message: BiText;
}

export interface Surroundings {
  readonly axes: ReadonlyMap<string, Axis>;
  /** codes of all other registers */
  readonly registers: ReadonlySet<string>;
  /** measures of other registers, and whose they are: facts are told apart by the measure alone */
  readonly measuresElsewhere: ReadonlyMap<string, BiText>;
}

/** The findings, in order of the form; none means that it may be published. */
export function findingsOf(content: unknown, around: Surroundings): Finding[] {
  const parsed = RegisterDefinition.safeParse(tidyDefinition(content));
  if (!parsed.success) {
    // English follows the Vietnamese, so that it is missing only where that is.
    const issues = parsed.error.issues.filter(({ path }) => path.at(-1) !== 'en');
    return unique(
      (issues.length > 0 ? issues : parsed.error.issues).map((issue) => issueFinding(issue, content)),
    );
  }
  const definition = parsed.data;
  return unique([
    ...placedFaults(definition, around.axes).map(({ part, at, message }): Finding => {
      const field = part === 'field' ? fieldWith(definition, at) : undefined;
      // What names no field of the form is said of the register: its day, its certificate.
      if (part === 'field' && field === undefined) return { part: 'register', code: at, message };
      return { part, code: field ?? at, message };
    }),
    ...repeatedCodes(definition),
    ...foreign(definition, around),
  ]);
}

/**
 * What makes a content no definition at all, so that it could not even be shown for correction. What is only
 * unfinished (a name to be typed, a section still empty) is not among it.
 */
export function structuralFaults(content: unknown): { path: string; message: string }[] {
  const parsed = RegisterDefinition.safeParse(content);
  if (parsed.success) return [];
  return parsed.error.issues
    .filter(({ code }) => STRUCTURAL.has(code))
    .map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
}

const STRUCTURAL: ReadonlySet<string> = new Set([
  'invalid_type',
  'invalid_union',
  'invalid_value',
  'invalid_key',
  'invalid_element',
  'unrecognized_keys',
]);

function unique(findings: readonly Finding[]): Finding[] {
  const known = new Set<string>();
  return findings.filter(({ part, code, message }) => {
    const key = `${part} ${code} ${message.vi}`;
    const fresh = !known.has(key);
    known.add(key);
    return fresh;
  });
}

/** A fault of a column is put right at its table. */
function fieldWith(definition: RegisterDefinition, code: string): string | undefined {
  const fields = fieldsOf(definition);
  if (fields.some((field) => field.code === code)) return code;
  const table = fields.find(
    (field) => field.type === 'table' && field.columns.some((column) => column.code === code),
  );
  return table?.code;
}

function repeatedCodes({ lists, checks }: RegisterDefinition): Finding[] {
  const twice = (codes: readonly string[]) => codes.filter((code, at) => codes.indexOf(code) !== at);
  return [
    ...Object.entries(lists).flatMap(([list, choices]) =>
      twice(choices.map(({ code }) => code)).map(
        (code): Finding => ({
          part: 'list',
          code: list,
          message: { vi: `Mã lựa chọn “${code}” có hai lần.`, en: `The choice "${code}" is there twice.` },
        }),
      ),
    ),
    ...twice(checks.map(({ code }) => code)).map(
      (code): Finding => ({
        part: 'check',
        code,
        message: { vi: `Kiểm tra “${code}” có hai lần.`, en: `The check "${code}" is there twice.` },
      }),
    ),
  ];
}

function foreign(definition: RegisterDefinition, around: Surroundings): Finding[] {
  const links = fieldsOf(definition).filter(
    (field) =>
      field.type === 'link' && field.register !== definition.code && !around.registers.has(field.register),
  );
  const taken = definition.measures.flatMap(({ code }): Finding[] => {
    const other = around.measuresElsewhere.get(code);
    if (other === undefined) return [];
    return [
      {
        part: 'measure',
        code,
        message: {
          vi: `Mã số liệu “${code}” đã dùng ở sổ “${other.vi}”: hai sổ sẽ cộng lẫn vào nhau. Hãy đặt mã khác.`,
          en: `The register "${other.en}" has a measure "${code}": both would add up as one. Please choose another code.`,
        },
      },
    ];
  });
  return [
    ...links.map(
      (field): Finding => ({
        part: 'field',
        code: field.code,
        message: {
          vi: `“${field.name.vi}”: hãy chọn sổ mà trường này liên kết tới.`,
          en: `"${field.name.en}": please choose the register that it links to.`,
        },
      }),
    ),
    ...taken,
  ];
}

type Issue = z.core.$ZodIssue;

function issueFinding(issue: Issue, content: unknown): Finding {
  return { ...placeOf(issue.path, content), message: issueWords(issue) };
}

function placeOf(path: Issue['path'], content: unknown): Pick<Finding, 'part' | 'code'> {
  const [top, first, inner, second] = path;
  const codeAt = (...steps: PropertyKey[]): string => {
    const thing = steps.reduce<unknown>(
      (one, step) =>
        typeof one === 'object' && one !== null ? (one as Record<PropertyKey, unknown>)[step] : undefined,
      content,
    );
    const code = typeof thing === 'object' && thing !== null && 'code' in thing ? thing.code : undefined;
    return typeof code === 'string' ? code : steps.map(String).join('.');
  };
  switch (top) {
    case 'sections':
      return inner === 'fields' && second !== undefined
        ? { part: 'field', code: codeAt('sections', first ?? 0, 'fields', second) }
        : { part: 'section', code: String(first ?? 0) };
    case 'lists':
      return { part: 'list', code: String(first ?? '') };
    case 'checks':
      return { part: 'check', code: codeAt('checks', first ?? 0) };
    case 'measures':
      return { part: 'measure', code: codeAt('measures', first ?? 0) };
    case 'list':
      return { part: 'listing', code: 'list' };
    default:
      return { part: 'register', code: String(top ?? '') };
  }
}

const both = (vi: string, en: string): BiText => ({ vi, en });

/** By the last property of the path that says what is meant. */
const WANTED: Readonly<Record<string, BiText>> = {
  name: both('Hãy nhập tên.', 'Please enter a name.'),
  purpose: both('Hãy ghi sổ này dùng để làm gì.', 'Please say what it is for.'),
  unit: both('Hãy nhập đơn vị tính.', 'Please enter the unit.'),
  message: both('Hãy nhập lời báo cho người nhập.', 'Please enter the message.'),
  hint: both('Hãy nhập lời hướng dẫn.', 'Please enter the hint.'),
  code: both(
    'Mã chỉ gồm chữ thường không dấu, chữ số và gạch dưới, bắt đầu bằng chữ, nhiều nhất 40 ký tự.',
    'A code has small plain letters, digits and underscores, begins with a letter, and has at most 40.',
  ),
  fields: both('Phần này chưa có trường nào. Hãy thêm trường hoặc xóa phần.', 'This section has no fields.'),
  columns: both('Hãy chọn ít nhất một cột.', 'Please choose at least one column.'),
  cells: both('Hãy chọn ít nhất một phân tổ.', 'Please choose at least one breakdown.'),
  kinds: both('Hãy chọn ít nhất một loại kỳ.', 'Please choose at least one kind of period.'),
  clauses: both(
    'Hãy ghi mục của kế hoạch mà sổ phục vụ.',
    'Please name the clause of the plan that it serves.',
  ),
  lists: both('Danh mục chưa có lựa chọn nào.', 'The list has no choices.'),
  value: both('Hãy viết biểu thức.', 'Please write the expression.'),
  that: both('Hãy viết điều kiện phải đúng.', 'Please write what must hold.'),
  field: both('Hãy chọn trường.', 'Please choose the field.'),
  list: both('Hãy chọn danh mục.', 'Please choose the list.'),
  register: both('Hãy chọn sổ liên kết tới.', 'Please choose the register to link to.'),
  day: both('Hãy chọn trường ngày của bản ghi.', 'Please choose the field of the record’s day.'),
  says: both('Hãy viết câu ghi trên giấy chứng nhận.', 'Please write what the certificate says.'),
  keepMonths: both(
    'Hãy ghi thời hạn lưu, từ 1 đến 600 tháng.',
    'Please say how long it is kept, 1 to 600 months.',
  ),
};

function issueWords(issue: Issue): BiText {
  const named = [...issue.path]
    .reverse()
    .find((step) => typeof step === 'string' && WANTED[step] !== undefined);
  if (named !== undefined) {
    const wanted = WANTED[String(named)] ?? both('', '');
    if (issue.code === 'too_big') return tooMuch(issue);
    return wanted;
  }
  if (issue.code === 'too_big') return tooMuch(issue);
  const where = issue.path.map(String).join('.');
  return both(`Phần “${where}” chưa hợp lệ.`, `"${where}" is not valid.`);
}

const tooMuch = (issue: Extract<Issue, { code: 'too_big' }>): BiText =>
  both(`Quá giới hạn: nhiều nhất ${issue.maximum}.`, `Too much: at most ${issue.maximum}.`);
