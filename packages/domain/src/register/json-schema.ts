/**
 * The values of a record as JSON Schema (draft 2020-12), for programs that write through the API: shapes, lists and
 * bounds. What holds across fields (checks, fields that appear by what else was entered) only the definition says; the
 * server answers it at `values.<field>`.
 */
import { gridKeys, TOTAL } from './grid.ts';
import { type Axis, type Field, fieldsOf, type RegisterDefinition, type SimpleField } from './model.ts';

type JsonSchema = Readonly<Record<string, unknown>>;

/** @returns an object schema with a property for each field that is entered, in order of the form */
export function valuesSchema(definition: RegisterDefinition, axes: ReadonlyMap<string, Axis>): JsonSchema {
  const entered = fieldsOf(definition).filter(({ type }) => type !== 'computed');
  return {
    type: 'object',
    title: definition.name.vi,
    description: `${definition.purpose.vi}\n\n${definition.name.en}. ${definition.purpose.en}`,
    properties: Object.fromEntries(
      entered.map((field) => [field.code, described(field, schemaOf(field, definition, axes))]),
    ),
    // A draft may lack them. Those that are asked only sometimes are not among them.
    required: entered
      .filter(({ required, shownWhen }) => required === true && shownWhen === undefined)
      .map(({ code }) => code),
    additionalProperties: false,
  };
}

function described({ name, hint }: Pick<Field, 'name' | 'hint'>, schema: JsonSchema): JsonSchema {
  const words = [name.en, hint && `${hint.vi} / ${hint.en}`].filter((one) => one !== undefined);
  return { title: name.vi, description: words.join('. '), ...schema };
}

function schemaOf(field: Field, definition: RegisterDefinition, axes: ReadonlyMap<string, Axis>): JsonSchema {
  switch (field.type) {
    case 'grid': {
      const count = { type: 'integer', minimum: 0 };
      const keys = [TOTAL, ...gridKeys(field, axes)];
      return {
        type: 'object',
        properties: Object.fromEntries(keys.map((key) => [key, count])),
        required: [TOTAL],
        additionalProperties: false,
      };
    }
    case 'table':
      return {
        type: 'array',
        maxItems: field.maxRows ?? 200,
        items: {
          type: 'object',
          properties: Object.fromEntries(
            field.columns.map((column) => [column.code, described(column, simple(column, definition))]),
          ),
          required: field.columns.filter(({ required }) => required === true).map(({ code }) => code),
          additionalProperties: false,
        },
      };
    case 'file':
      return { type: 'array', maxItems: field.max, items: ID };
    case 'link':
    case 'computed':
      return ID;
    default:
      return simple(field, definition);
  }
}

const ID = { type: 'string', format: 'uuid' };

function simple(field: SimpleField, { lists }: Pick<RegisterDefinition, 'lists'>): JsonSchema {
  const codes = (list: string) =>
    (lists[list] ?? []).filter(({ retired }) => retired !== true).map(({ code }) => code);
  switch (field.type) {
    case 'number':
      return {
        type: (field.decimals ?? 0) === 0 ? 'integer' : 'number',
        ...(field.min === undefined ? {} : { minimum: field.min }),
        ...(field.max === undefined ? {} : { maximum: field.max }),
      };
    case 'money':
      return { type: 'integer', minimum: 0 };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'period':
      return {
        type: 'object',
        properties: {
          kind: { enum: field.kinds },
          year: { type: 'integer', minimum: 1900, maximum: 2999 },
          index: { type: 'integer', minimum: 1, maximum: 12 },
        },
        required: ['kind', 'year', 'index'],
      };
    case 'yes_no':
      return { type: 'boolean' };
    case 'choice':
      return { enum: codes(field.list) };
    case 'choices':
      return { type: 'array', items: { enum: codes(field.list) } };
    case 'body':
    case 'place':
      return ID;
    default:
      return {
        type: 'string',
        minLength: 1,
        ...('maxLength' in field && field.maxLength ? { maxLength: field.maxLength } : {}),
      };
  }
}
