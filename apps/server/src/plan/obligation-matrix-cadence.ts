/** When something is due, as people type it into a cell; the reverse of the domain's cadenceText. Pure. */
import { Cadence, cadenceText, fold, parseDate } from '@binhdang/domain';

/** Cell text of a cadence; empty for none. */
export const cadenceCell = (cadence: Cadence | null): string =>
  cadence === null ? '' : cadenceText(cadence);

/** The cadence a cell means: null for an empty one, undefined when it is not understood. */
export function parseCadence(cell: string): Cadence | null | undefined {
  if (cell.trim() === '') return null;
  const words = fold(cell).replace(/\s+/g, ' ').trim();
  const parsed = Cadence.safeParse(fixed(words) ?? dated(words) ?? recurring(words));
  return parsed.success ? parsed.data : undefined;
}

function fixed(words: string): unknown {
  if (/^dot xuat|^ngay khi phat sinh|^kip thoi/.test(words)) return { kind: 'immediate' };
  if (/^thuong xuyen|^lien tuc/.test(words)) return { kind: 'continuous' };
  if (/^theo quy dinh/.test(words)) return { kind: 'prescribed' };
  return undefined;
}

const DAY = String.raw`(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{2}-\d{2})`;
const RANGE = new RegExp(`^(?:tu )?(?:ngay )?${DAY} (?:den|-)(?: het)?(?: ngay)? ${DAY}$`);
const ONE = new RegExp(`^(truoc )?(?:ngay )?${DAY}$`);

function dated(words: string): unknown {
  const range = RANGE.exec(words);
  if (range) return { kind: 'range', start: day(range[1]), end: day(range[2]) };
  const one = ONE.exec(words);
  if (one) return { kind: one[1] ? 'before' : 'once', date: day(one[2]) };
  return undefined;
}

const day = (text: string | undefined) => parseDate((text ?? '').replaceAll('.', '/'));

function recurring(words: string): unknown {
  const named = /ngay (\d{1,2})(?:\s*\/\s*(\d{1,2}))?/.exec(words);
  if (!named) return undefined;
  const rule = { day: Number(named[1]), before: /\btruoc ngay\b/.test(words), following: false };
  const month = named[2] === undefined ? undefined : Number(named[2]);
  if (month !== undefined && /(hang nam|nam sau|moi nam)/.test(words))
    return { kind: 'yearly', month, ...rule, following: /nam sau/.test(words) };
  if (/\bquy\b/.test(words)) return { kind: 'quarterly', ...rule, following: /quy sau/.test(words) };
  if (/^6 thang|sau thang/.test(words))
    return { kind: 'half_yearly', ...rule, following: /thang 7/.test(words) };
  if (/hang thang|moi thang/.test(words))
    return { kind: 'monthly', ...rule, following: /thang sau/.test(words) };
  return undefined;
}
