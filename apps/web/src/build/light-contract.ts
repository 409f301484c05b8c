import type { Plugin } from 'vite';

/**
 * Lets the browser's code use the contract without its schemas. The client needs of a route only where to send what;
 * the server checks. With the schemas, zod and the text of every route would be in the first view (35 KB gzip and
 * growing with each room).
 *
 * In the contract and the domain, which do nothing when loaded:
 * - `route({...})` becomes a plain object without summary, schemas and problems;
 * - other constants made by a call are marked as droppable, so that a schema is loaded only by a page that uses it.
 */
export function lightContract(): Plugin {
  return {
    name: 'light-contract',
    enforce: 'pre',
    transform: {
      filter: { id: /\/packages\/(contract|domain)\/src\/.*\.ts$/ },
      handler(code) {
        const program: unknown = this.parse(code, { lang: 'ts' });
        const edits = constants(program).flatMap((made) => editsOf(made));
        return { code: applied(code, edits), moduleSideEffects: false, map: null };
      },
    },
  };
}

/** Parts of a route that the client needs. */
const KEPT = new Set(['id', 'method', 'path', 'open', 'upload', 'file']);

/** What this plugin reads of a syntax tree's node. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function nodes(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** Initial values of the module's constants. */
function constants(program: unknown): Node[] {
  if (!isNode(program)) return [];
  return nodes(program.body)
    .map((statement) => (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement))
    .filter(isNode)
    .filter((declaration) => declaration.type === 'VariableDeclaration')
    .flatMap((declaration) => nodes(declaration.declarations))
    .map((declarator) => declarator.init)
    .filter(isNode);
}

function editsOf(made: Node): Edit[] {
  if (made.type !== 'CallExpression' && made.type !== 'NewExpression') return [];
  const callee = made.callee;
  const [argument] = nodes(made.arguments);
  if (isNode(callee) && callee.name === 'route' && argument?.type === 'ObjectExpression') {
    const dropped = nodes(argument.properties).filter((property) => !KEPT.has(nameOf(property)));
    return [
      { start: made.start, end: argument.start, text: '(' },
      // `undefined` in place of the value keeps the commas right.
      ...dropped.map((property) => ({ start: property.start, end: property.end, text: '...undefined' })),
    ];
  }
  return [
    { start: made.start, end: made.start, text: '/* @__PURE__ */ (() => (' },
    { start: made.end, end: made.end, text: '))()' },
  ];
}

function nameOf(property: Node): string {
  const key = property.key;
  return isNode(key) && typeof key.name === 'string' ? key.name : '';
}

function applied(code: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
}
