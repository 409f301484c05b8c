import { report } from '@binhdang/contract';
import type { Person } from '../../test/system.ts';

/** Opens a body's report of a period and reads its page. */
export async function opened(
  person: Person,
  of: { duty: string; bodyId: string; period: string },
): Promise<report.ReportPage> {
  const { id } = await person.call(report.openReport, { body: of });
  return person.call(report.readReport, { params: { reportId: id } });
}

/** All sections with those within them, annexes last. */
export const sectionsIn = (page: report.ReportPage): report.ReportSection[] => {
  const walk = (section: report.ReportSection): report.ReportSection[] => [
    section,
    ...section.sections.flatMap(walk),
  ];
  return [...page.sections, ...page.annexes].flatMap(walk);
};

/** A part of a page by its code. */
export function partOf<T extends report.ReportPart['type']>(
  page: report.ReportPage,
  type: T,
  code: string,
): report.ReportPartOf<T> {
  const part = sectionsIn(page)
    .flatMap(({ parts }) => parts)
    .find((one) => one.code === code);
  if (part?.type !== type) throw new Error(`no ${type} ${code}`);
  return part as report.ReportPartOf<T>;
}
