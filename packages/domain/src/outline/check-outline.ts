/** What is wrong with an outline beside its form: things it names that are not there. */
import { type Axis, fieldOf, type RegisterDefinition } from '../register/model.ts';
import { type Outline, type Part, type PartOf, partsOf, type Sentence } from './model.ts';

/** What outlines may refer to. */
export interface KnownToOutlines {
  readonly registers: ReadonlyMap<string, RegisterDefinition>;
  readonly axes: ReadonlyMap<string, Axis>;
  /** codes of frameworks that have indicators */
  readonly frameworks: ReadonlySet<string>;
  /** words that sentences may name beside figures */
  readonly surroundings: readonly string[];
}

/** @returns one line for each fault, beginning with the outline's code; empty for a sound outline */
export function checkOutline(outline: Outline, known: KnownToOutlines): string[] {
  const parts = partsOf(outline);
  const codes = parts.map(({ code }) => code);
  return [
    ...codes.filter((code, at) => codes.indexOf(code) !== at).map((code) => `${code}: there twice`),
    ...parts.flatMap((part) => partFaults(part, known).map((fault) => `${part.code}: ${fault}`)),
  ].map((fault) => `${outline.code}: ${fault}`);
}

function partFaults(part: Part, known: KnownToOutlines): string[] {
  switch (part.type) {
    case 'narrative':
      return part.sentences.flatMap((sentence) => sentenceFaults(sentence, known));
    case 'table':
      return tableFaults(part, known);
    case 'indicators':
      return known.frameworks.has(part.framework) ? [] : [`no framework ${part.framework}`];
    case 'records': {
      const register = known.registers.get(part.register);
      if (!register) return [`no register ${part.register}`];
      if (register.sight !== 'plan') return [`${part.register} is confidential`];
      return part.columns.filter((code) => !fieldOf(register, code)).map((code) => `no field ${code}`);
    }
    default:
      return [];
  }
}

function sentenceFaults(sentence: Sentence, known: KnownToOutlines): string[] {
  const { code, figures, needs, compare, text, otherwise } = sentence;
  const named = [text, otherwise].flatMap((words) => (words ? [words.vi, words.en] : [])).flatMap(namesIn);
  const unknown = [...needs, ...(compare === undefined ? [] : [compare]), ...named].filter(
    (name) => figures[name] === undefined && !known.surroundings.includes(name),
  );
  return [
    ...new Set(unknown.map((name) => `${code}: no figure ${name}`)),
    ...Object.values(figures).flatMap(({ measure, breakdown }) => measureFaults(measure, breakdown, known)),
  ];
}

const namesIn = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]+)\}/g)].flatMap(([, inner = '']) => inner.split('%'));

function tableFaults({ rows, columns }: PartOf<'table'>, known: KnownToOutlines): string[] {
  const misplaced = columns.flatMap((column, at) =>
    column.kind !== 'value' && column.of.some((of) => of < 0 || of >= at)
      ? [`column ${at} is reckoned from one that does not stand before it`]
      : [],
  );
  const unknown = rows.flatMap((row) => {
    if ('band' in row) return [];
    const by = row.by === undefined || choiceFields(row.measure, known)?.includes(row.by) !== false;
    return [
      ...measureFaults(row.measure, row.breakdown, known),
      ...(by ? [] : [`${row.measure} is not counted by ${row.by}`]),
    ];
  });
  return [...misplaced, ...unknown];
}

function measureFaults(
  measure: string,
  breakdown: Readonly<Record<string, string>>,
  known: KnownToOutlines,
): string[] {
  const fields = choiceFields(measure, known);
  const definition = registerOf(measure, known);
  if (fields === undefined || definition === undefined) return [`no measure ${measure}`];
  // A report is read by others, body by body: small numbers about people who can be recognised stay where they are.
  if (definition.sight !== 'plan') return [`${measure} is counted in a confidential register`];
  return Object.entries(breakdown).flatMap(([name, category]) => {
    const field = fields.includes(name) ? fieldOf(definition, name) : undefined;
    const choices =
      field?.type === 'choice' ? definition.lists[field.list] : known.axes.get(name)?.categories;
    if (choices === undefined) return [`${measure} is not broken down by ${name}`];
    return choices.some(({ code }) => code === category) ? [] : [`no choice ${name}=${category}`];
  });
}

const registerOf = (measure: string, { registers }: KnownToOutlines): RegisterDefinition | undefined =>
  [...registers.values()].find(({ measures }) => measures.some(({ code }) => code === measure));

/** Choice fields by which a measure is counted; undefined if no register yields it. */
function choiceFields(measure: string, known: KnownToOutlines): readonly string[] | undefined {
  const found = registerOf(measure, known)?.measures.find(({ code }) => code === measure);
  return found && (found.by ?? []);
}
