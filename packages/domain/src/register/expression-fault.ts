/**
 * What is wrong with an expression, said so that somebody who is no programmer can put it right: the expression
 * library speaks English of tokens and overloads.
 */
import type { BiText } from './model.ts';

/** What the library's errors hold as far as it is read here; its message's first line, without the picture of the place. */
export interface LibraryError {
  readonly code?: string;
  readonly message: string;
  readonly node?: { readonly pos?: number };
}

const both = (vi: string, en: string): BiText => ({ vi, en });

/** @param fields names of the record's fields by code, so that a name typed in place of a code is understood */
export function expressionWords(
  source: string,
  error: LibraryError,
  fields: ReadonlyMap<string, BiText>,
): BiText {
  const [message = ''] = error.message.split('\n');
  switch (error.code) {
    case 'no_such_key':
      return unknownField(message.replace('No such key: ', ''));
    case 'unknown_variable':
      return unknownWord(message.replace('Unknown variable: ', ''), fields);
    case 'no_such_overload':
      return wrongKinds(message.replace('no such overload: ', ''));
    case 'no_matching_overload':
      return wrongFunction(message);
    case 'invalid_logical_operand':
    case 'invalid_condition_type':
      return needsYesNo(/got '(.+)'/.exec(message)?.[1] ?? '');
    case 'incompatible_ternary_branches':
      return both(
        'Hai kết quả sau dấu “?” phải cùng loại (cùng là số hoặc cùng là chữ).',
        'Both results after "?" must be of one kind (both numbers or both texts).',
      );
    case 'unterminated_string':
      return both('Thiếu dấu nháy đóng của một đoạn chữ.', 'A text lacks its closing quote.');
    case 'limit_exceeded':
      return both(
        'Biểu thức quá dài. Hãy tách thành nhiều kiểm tra hoặc trường tính.',
        'The expression is too long. Please split it into several checks or computed fields.',
      );
    default:
      return syntax(source, message, error.node?.pos);
  }
}

const unknownField = (code: string): BiText =>
  both(
    `Không có trường nào có mã “${code}” dùng được trong biểu thức. Hãy chọn mã trong danh sách trường.`,
    `There is no field "${code}" to be used in an expression. Please take a code from the list of fields.`,
  );

function unknownWord(word: string, fields: ReadonlyMap<string, BiText>): BiText {
  if (fields.has(word))
    return both(
      `Trước mã trường “${word}” cần có “r.”: hãy viết r.${word}.`,
      `The code of a field needs "r." before it: please write r.${word}.`,
    );
  return both(
    `Không hiểu “${word}”. Trường viết là r.mã_trường; chữ viết trong dấu nháy: '${word}'.`,
    `"${word}" is not understood. A field is written r.code; a text stands in quotes: '${word}'.`,
  );
}

const KINDS: readonly (readonly [RegExp, BiText])[] = [
  [/^(double|int|uint)$/, both('số', 'a number')],
  [/^string$/, both('chữ, ngày hoặc một lựa chọn', 'a text, date or choice')],
  [/^bool$/, both('có/không', 'yes/no')],
  [/^list<string>$/, both('nhiều lựa chọn', 'several choices')],
  [/^map/, both('bảng phân tổ (lấy tổng bằng .total)', 'a grid (its total is .total)')],
  [/^list/, both('bảng nhiều dòng', 'a table of rows')],
];

const kindName = (type: string): BiText =>
  KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? both(type, type);

/** "list<string> == string", "!double": operator and what stands beside it. */
function wrongKinds(signature: string): BiText {
  const binary = /^(.+?) (\S+|in) (.+)$/.exec(signature);
  if (!binary) {
    const operand = kindName(signature.replace(/^[!-]/, ''));
    return both(
      `Dấu “${signature[0] ?? ''}” không dùng được với ${operand.vi}.`,
      `"${signature[0] ?? ''}" does not go with ${operand.en}.`,
    );
  }
  const [, left = '', operator = '', right = ''] = binary;
  if ((operator === '==' || operator === '!=') && (left === 'list<string>' || right === 'list<string>'))
    return both(
      "Trường chọn nhiều không so sánh bằng “==”. Hãy viết: 'mã' in r.trường.",
      'A field of several choices is not compared by "==". Please write: \'code\' in r.field.',
    );
  const [a, b] = [kindName(left), kindName(right)];
  return both(
    `Không dùng được “${operator}” giữa ${a.vi} và ${b.vi}.`,
    `"${operator}" does not go between ${a.en} and ${b.en}.`,
  );
}

function wrongFunction(message: string): BiText {
  const called = /'(.+)'/.exec(message)?.[1] ?? '';
  const name = /([A-Za-z_]\w*)\(/.exec(called)?.[1] ?? called;
  const given = kindName(/\((.*)\)$/.exec(called)?.[1] ?? '');
  if (name === 'size' || name === 'sum' || name === 'has')
    return both(
      `Hàm “${name}” không dùng được với ${given.vi || 'giá trị này'}.`,
      `The function "${name}" does not go with ${given.en || 'this'}.`,
    );
  return both(
    `Không có hàm “${name}” dùng như vậy. Có: has(r.x), size(…), sum(r.bảng, "cột"), all, exists, filter.`,
    `There is no function "${name}" of this use. There are has(r.x), size(…), sum(r.table, "column"), all, exists, filter.`,
  );
}

function needsYesNo(type: string): BiText {
  const kind = kindName(type);
  return both(
    `Hai bên “&&”, “||” và trước “?” phải là câu hỏi có/không, nhưng ở đây là ${kind.vi}. Hãy so sánh, ví dụ r.x > 0.`,
    `Beside "&&", "||" and before "?" stands a yes/no question; here is ${kind.en}. Please compare, as in r.x > 0.`,
  );
}

const WORDY_OPERATORS: readonly (readonly [RegExp, BiText])[] = [
  [/(?<![=!<>])=(?!=)/, both('So sánh bằng viết là “==”.', 'Equality is written "==".')],
  [/\band\b|\bvà\b/i, both('“và” viết là “&&”.', '"and" is written "&&".')],
  [/\bor\b|\bhoặc\b/i, both('“hoặc” viết là “||”.', '"or" is written "||".')],
  [/[“”‘’]/, both('Dấu nháy phải là \' hoặc ".', 'Quotes must be \' or ".')],
  [/\d,\d/, both('Số thập phân viết bằng dấu chấm: 0.5.', 'Decimals are written with a point: 0.5.')],
];

function syntax(source: string, message: string, position: number | undefined): BiText {
  const texts = source.replace(/'[^']*'|"[^"]*"/g, "''");
  const hint = WORDY_OPERATORS.find(([pattern]) => pattern.test(texts))?.[1];
  if (hint) return hint;
  if (/EOF/.test(message))
    return both(
      /RPAREN/.test(message) ? 'Thiếu dấu đóng ngoặc “)”.' : 'Biểu thức chưa viết hết.',
      /RPAREN/.test(message) ? 'A closing ")" is missing.' : 'The expression is not finished.',
    );
  const at = position === undefined ? '' : source.slice(position, position + 12).trim();
  if (at === '') return both('Biểu thức viết chưa đúng.', 'The expression is not well written.');
  return both(`Không hiểu từ chỗ “${at}…”.`, `It is not understood from "${at}…" on.`);
}
