import { type BodyRef, report } from '@binhdang/contract';
import { can, compareVietnamese } from '@binhdang/domain';
import { sql } from 'kysely';
import { bodyRefs } from '../org/index.ts';
import { findPlanSubject } from '../plan/index.ts';
import { action } from '../platform/action.ts';
import { refuse } from '../platform/refusal.ts';
import { proposeLetterhead, writingBody } from './letterhead.ts';
import { namedBodies } from './plan-facts.ts';

/** Published plans the person sees, and what may be composed on each. */
export const choices = action(report.choices, {
  permission: 'work.read',
  async run({ tx, session, today }) {
    const { rows } = await sql<{
      id: string;
      number: string | null;
      title: string;
      issuer: string;
      lead: string;
      bodies: string[];
    }>`
      select p.id, p.number, p.title, p.issuer_body_id as issuer, p.lead_body_id as lead,
             array(select distinct o.body_id from obligation o
                    where o.plan_id = p.id and o.published and not o.removed) as bodies
        from plan p where p.version_number > 0 order by p.year desc, p.number`.execute(tx);
    const refs = await bodyRefs(
      tx,
      rows.flatMap(({ bodies }) => bodies),
      today,
    );
    const named = (ids: readonly string[]): BodyRef[] =>
      ids.flatMap((id) => refs.get(id) ?? []).toSorted((a, b) => compareVietnamese(a.name, b.name));
    return {
      plans: rows.map((row) => {
        const plan = { issuerBodyId: row.issuer, leadBodyId: row.lead, published: true };
        const bodies = row.bodies.filter((bodyId) =>
          can(session.actor, 'extract.compose', { plan, bodyId }, today),
        );
        const own = row.bodies.filter((bodyId) =>
          can(session.actor, 'document.composeOwn', { plan, bodyId }, today),
        );
        const composes = can(session.actor, 'document.compose', { plan }, today);
        return {
          planId: row.id,
          number: row.number,
          title: row.title,
          kinds: [
            ...(composes || own.length > 0 ? (['progress_report'] as const) : []),
            ...(composes ? (['urging_letter'] as const) : []),
            ...(bodies.length > 0 ? (['assignment_extract'] as const) : []),
          ],
          bodies: named(bodies),
          own: named(own),
          all: composes,
        };
      }),
    };
  },
});

/** What the form begins with. A body reports on its own work to the lead body, and everybody else to the issuer. */
export const proposal = action(report.proposal, {
  permission: 'plan.read',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, session, params, query, today, may }, subject) {
    const { bodyId, kind } = query;
    const own = bodyId !== undefined;
    if (own && !may('document.composeOwn', { ...subject, bodyId })) refuse('not-allowed');
    const writer = bodyId ?? writingBody(session, subject, kind);
    if (writer === undefined) refuse('not-allowed');
    const { letterhead, signers } = await proposeLetterhead(tx, params.planId, writer, kind, today);
    const { issuerBodyId, leadBodyId } = subject.plan;
    const receiver = own && bodyId !== leadBodyId ? leadBodyId : issuerBodyId;
    const [named] = await namedBodies(tx, [receiver], today, writer);
    const { rows } = await sql<{ startsOn: string | null }>`
      select starts_on as "startsOn" from plan where id = ${params.planId}`.execute(tx);
    const from = rows[0]?.startsOn ?? null;
    return {
      letterhead,
      signers,
      addressees: named ? [named.name] : [],
      from: from !== null && from <= today ? from : null,
      asOf: today,
    };
  },
});
