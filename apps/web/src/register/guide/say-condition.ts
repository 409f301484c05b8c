/** A condition of a definition in Vietnamese words: "“Bước” là Phân bổ". */
import { type Field, fieldOf, type RegisterDefinition } from '@binhdang/domain/register';
import { type Comparison, conditionIn, type Term } from '../design/condition.ts';

const AS: Readonly<Record<Comparison, string>> = {
  is: 'là',
  is_not: 'không phải là',
  contains: 'có',
  contains_not: 'không có',
  yes: 'là Có',
  no: 'là Không',
  filled: 'đã ghi',
  empty: 'để trống',
  equal: 'bằng',
  not_equal: 'khác',
  more: 'lớn hơn',
  at_least: 'từ',
  less: 'nhỏ hơn',
  at_most: 'không quá',
};

const ONE_OF = /^(!)?\(?\s*r\.(\w+)\s+in\s+\[([^\]]*)\]\s*\)?$/;

/** @returns undefined where it says more than a few words can */
export function sayCondition(source: string, definition: RegisterDefinition): string | undefined {
  const parts = source.split('||').map((part) => part.trim());
  const said = parts.map((part) => sayOneOf(part, definition) ?? sayTerms(part, definition));
  return said.some((one) => one === undefined) ? undefined : said.join(' hoặc ');
}

function sayOneOf(part: string, definition: RegisterDefinition): string | undefined {
  const [, not, code = '', list = ''] = ONE_OF.exec(part) ?? [];
  const field = fieldOf(definition, code);
  if (field === undefined) return undefined;
  const words = [...list.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, a, b]) =>
    choiceName(field, a ?? b ?? '', definition),
  );
  if (words.length === 0) return undefined;
  return `“${field.name.vi}” ${not ? 'không phải' : 'là'} ${words.join(' hoặc ')}`;
}

function sayTerms(part: string, definition: RegisterDefinition): string | undefined {
  const fields = new Map(
    definition.sections.flatMap((section) => section.fields).map((field) => [field.code, field]),
  );
  const condition = conditionIn(part, fields);
  if (condition === undefined) return undefined;
  return condition.terms
    .map((term) => sayTerm(term, fields.get(term.field), definition))
    .join(condition.join === 'all' ? ' và ' : ' hoặc ');
}

function sayTerm(
  { comparison, operand }: Term,
  field: Field | undefined,
  definition: RegisterDefinition,
): string {
  const name = `“${field?.name.vi ?? ''}” ${AS[comparison]}`;
  if (operand === undefined) return name;
  if (operand.kind === 'field')
    return `${name} “${fieldOf(definition, operand.text)?.name.vi ?? operand.text}”`;
  return `${name} ${field === undefined ? operand.text : choiceName(field, operand.text, definition)}`;
}

function choiceName(field: Field, code: string, { lists }: RegisterDefinition): string {
  const list = 'list' in field ? (lists[field.list] ?? []) : [];
  return list.find((choice) => choice.code === code)?.name.vi ?? code;
}
