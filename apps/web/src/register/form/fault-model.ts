/** Faults of a form: found by the rules, brought to the places where things stand on screen. */
import type { RecordContext, RecordFault, RecordRules } from '@binhdang/domain/register';
import { type Entered, isBlank, rowsOf } from './entered.ts';

/** Everything wrong with what stands in the form, in order of the form; rows by their place on screen. */
export function faultsIn(rules: RecordRules, entered: Entered, context: RecordContext): RecordFault[] {
  const found = atTheirRows(rules.faults(rules.normalise(entered), context), entered);
  // What is found across fields comes last; who mends the form goes through it from above.
  const order = new Map(rules.fields.map(({ code }, at) => [code, at]));
  const placeOf = ({ path }: RecordFault) => order.get(fieldOfPath(path)) ?? order.size;
  return found.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/**
 * Empty rows are left out of a record, so that its third row may be the fifth on screen: paths are moved to where the
 * row stands.
 */
export function atTheirRows(faults: readonly RecordFault[], entered: Entered): RecordFault[] {
  const places = new Map<string, readonly number[]>();
  const placesOf = (code: string) => {
    const known = places.get(code) ?? filledRows(entered[code]);
    places.set(code, known);
    return known;
  };
  return faults.map((fault) => {
    const [code = '', row, ...rest] = fault.path.split('.');
    if (row === undefined || rest.length === 0) return fault;
    const place = placesOf(code)[Number(row)] ?? Number(row);
    return { ...fault, path: [code, place, ...rest].join('.') };
  });
}

function filledRows(value: unknown): number[] {
  return rowsOf(value).flatMap((row, at) => (isBlank(row) ? [] : [at]));
}

/** Code of the field that a fault is about. */
export const fieldOfPath = (path: string): string => path.split('.')[0] ?? path;

/** Faults by the code of their field. */
export function byField(faults: readonly RecordFault[]): ReadonlyMap<string, readonly RecordFault[]> {
  const grouped = new Map<string, RecordFault[]>();
  for (const fault of faults) {
    const code = fieldOfPath(fault.path);
    const known = grouped.get(code);
    if (known === undefined) grouped.set(code, [fault]);
    else known.push(fault);
  }
  return grouped;
}

/** Whether two lists say the same, so that a field need not be drawn again. */
export function sameFaults(a: readonly RecordFault[], b: readonly RecordFault[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.every((one, at) => {
    const other = b[at];
    return one.path === other?.path && one.severity === other.severity && one.message.vi === other.message.vi;
  });
}

/** The server's messages about a record's values, as faults of the form. */
export function serverFaults(
  errors: readonly { readonly path: string; readonly message: RecordFault['message'] }[],
  entered: Entered,
): RecordFault[] {
  const own = errors.flatMap(({ path, message }): RecordFault[] =>
    path.startsWith('values.') ? [{ path: path.slice('values.'.length), message, severity: 'error' }] : [],
  );
  return atTheirRows(own, entered);
}
