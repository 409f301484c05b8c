/** The people of a list that was typed or pasted: names, years of birth, units. */

export interface CertifiedPerson {
  readonly name: string;
  readonly born: string;
  readonly unit: string;
}

const YEAR = /^(?:\d{1,2}[/.-]\d{1,2}[/.-])?(?:19|20)\d{2}$/;
/** A list often begins with a number, and with its headings. */
const ORDINAL = /^\d{1,4}[.)]?$/;
const HEADING = /^(?:stt|tt|họ và tên|họ tên|name)$/iu;

/**
 * One for each line, its parts between tabs or semicolons, in any order that can be told: what looks like a year is one,
 * the first of the others is the name. Empty lines and headings are left out.
 */
export function peopleIn(text: string): CertifiedPerson[] {
  return text.split(/\r?\n/).flatMap((line): CertifiedPerson[] => {
    const parts = line
      .split(/[\t;]/)
      .map((part) => part.normalize('NFC').replace(/\s+/g, ' ').trim())
      .filter((part) => part !== '');
    if (parts.some((part) => HEADING.test(part))) return [];
    const said = parts.length > 1 && ORDINAL.test(parts[0] ?? '') ? parts.slice(1) : parts;
    const born = said.find((part) => YEAR.test(part)) ?? '';
    const [name, ...units] = said.filter((part) => part !== born);
    return name === undefined ? [] : [{ name, born, unit: units.join(', ') }];
  });
}
