import { type PersonRef, register } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { codeFrom, type RegisterDefinition } from '@binhdang/domain/register';
import { sql } from 'kysely';
import { action } from '../../platform/action.ts';
import { instantJson } from '../../platform/instant-json.ts';
import { personRef } from '../../work/index.ts';
import { recordsByDefinition } from './designs.ts';

interface Version {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly origin: 'catalog' | 'administrator';
  readonly appliesFrom: CivilDate;
  readonly retired: boolean;
  readonly name: RegisterDefinition['name'];
  readonly group: string;
}

interface Draft {
  readonly code: string;
  readonly name: Partial<RegisterDefinition['name']> | null;
  readonly group: string | null;
  readonly changedBy: PersonRef;
  readonly changedAt: string;
}

/** All registers, those of which there is only a draft too. */
export const designs = action(register.designs, {
  permission: 'register.design',
  async run({ tx, today }) {
    const { rows } = await sql<{ versions: Version[]; drafts: Draft[] }>`
      select (select coalesce(jsonb_agg(jsonb_build_object(
                       'id', d.id, 'code', d.code, 'number', d.number, 'origin', d.origin, 'appliesFrom', d.applies_from,
                       'retired', d.status = 'retired', 'name', d.definition -> 'name',
                       'group', d.definition ->> 'group') order by d.number desc), '[]')
                from register_definition d) as versions,
             (select coalesce(jsonb_agg(jsonb_build_object(
                       'code', d.register, 'name', d.definition -> 'name', 'group', d.definition ->> 'group',
                       'changedBy', ${personRef(sql`d.changed_by`)},
                       'changedAt', ${instantJson(sql`d.changed_at`)})), '[]')
                from register_draft d) as drafts`.execute(tx);
    const { versions, drafts } = rows[0] ?? { versions: [], drafts: [] };
    const records = await recordsByDefinition(tx);
    const codes = [...new Set([...versions, ...drafts].map(({ code }) => code))];
    const items = codes.map((code): register.DesignLine => {
      const own = versions.filter((version) => version.code === code);
      const draft = drafts.find((one) => one.code === code);
      return lineOf(code, own, draft, records, today);
    });
    items.sort((a, b) => a.name.vi.localeCompare(b.name.vi, 'vi'));
    return { items };
  },
});

function lineOf(
  code: string,
  own: readonly Version[],
  draft: Draft | undefined,
  records: ReadonlyMap<string, number>,
  today: CivilDate,
): register.DesignLine {
  const current = own.find(({ appliesFrom }) => appliesFrom <= today);
  const [latest] = own;
  const shown = current ?? latest;
  const later = latest !== undefined && latest.appliesFrom > today ? latest : undefined;
  const vi = draft?.name?.vi || codeFrom(code, new Set(), '-');
  return {
    code,
    name: shown?.name ?? { vi, en: draft?.name?.en || vi },
    group: shown?.group ?? draft?.group ?? '',
    number: current?.number ?? null,
    origin: shown?.origin ?? null,
    appliesFrom: current?.appliesFrom ?? null,
    next: later ? { number: later.number, appliesFrom: later.appliesFrom } : null,
    retired: current?.retired ?? false,
    records: own.reduce((sum, { id }) => sum + (records.get(id) ?? 0), 0),
    draft: draft ? { changedBy: draft.changedBy, changedAt: draft.changedAt } : null,
  };
}
