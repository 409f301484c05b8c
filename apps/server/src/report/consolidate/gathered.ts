import { type BodyRef, report } from '@binhdang/contract';
import { partsOf, type ReportContent } from '@binhdang/domain/outline';
import { sql } from 'kysely';
import { bodyRefs } from '../../org/index.ts';
import { action } from '../../platform/action.ts';
import { found } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { outlineById } from '../definitions.ts';
import type { Material } from '../material.ts';
import { findReport } from '../subject.ts';
import { preparedTexts } from '../view.ts';
import { byName, standingsBelow } from './inputs.ts';
import { shownReport } from './shown.ts';

/** What bodies below wrote under each heading, to be condensed: of the reports taken, or of those accepted so far. */
export const gathered = action(report.gathered, {
  permission: 'report.read',
  subject: ({ tx, params }) => findReport(tx, params.reportId),
  async run({ tx, today }, subject) {
    const { context, inputs } = await shownReport(tx, subject, undefined, today);
    const versionIds =
      inputs?.flatMap(({ versionId }) => versionId ?? []) ??
      (await standingsBelow(tx, subject, today)).flatMap(({ accepted }) => accepted?.versionId ?? []);
    const texts = await textsOf(tx, versionIds, context.around, today);
    return {
      parts: partsOf(context.outline.definition)
        .filter(({ type }) => type === 'narrative')
        .map(({ code }) => ({
          code,
          texts: texts.flatMap(({ of, by }) => by.get(code)?.map((one) => ({ ...of, ...one })) ?? []),
        }))
        .filter(({ texts: some }) => some.length > 0),
    };
  },
});

interface Row {
  readonly bodyId: string;
  readonly reportId: string;
  readonly outlineId: string;
  readonly number: number;
  readonly content: ReportContent;
  readonly material: Material;
}

interface Texts {
  readonly of: { readonly body: BodyRef; readonly reportId: string; readonly number: number };
  /** by code of the part; one each, in a list for easy joining */
  readonly by: ReadonlyMap<string, readonly { text: string; written: boolean }[]>;
}

async function textsOf(
  tx: Transaction,
  versionIds: readonly string[],
  around: Readonly<Record<string, string>>,
  today: string,
): Promise<Texts[]> {
  const { rows } = await sql<Row>`
    select r.body_id as "bodyId", r.id as "reportId", r.outline_id as "outlineId", v.number, v.content, v.reckoned as material
      from report_version v join report r on r.id = v.report_id where v.id = any (${[...versionIds]}::uuid[])`.execute(
    tx,
  );
  const names = await bodyRefs(
    tx,
    rows.map(({ bodyId }) => bodyId),
    today,
  );
  const texts: Texts[] = [];
  for (const { bodyId, reportId, outlineId, number, content, material } of rows) {
    const outline = (await outlineById(tx, outlineId)).definition;
    const prepared = preparedTexts(outline, material, around);
    const by = [...prepared].map(([code, said]) => {
      const written = content.narratives[code]?.text;
      const text = (written ?? said).trim();
      return [code, text === '' ? [] : [{ text, written: written !== undefined }]] as const;
    });
    texts.push({ of: { body: found(names.get(bodyId)), reportId, number }, by: new Map(by) });
  }
  return texts.sort((a, b) => byName(a.of.body, b.of.body));
}
