import { report } from '@binhdang/contract';
import { can } from '@binhdang/domain';
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
    return {
      plans: rows.map((row) => {
        const plan = { issuerBodyId: row.issuer, leadBodyId: row.lead, published: true };
        const bodies = row.bodies.filter((bodyId) =>
          can(session.actor, 'extract.compose', { plan, bodyId }, today),
        );
        const composes = can(session.actor, 'report.compose', { plan }, today);
        return {
          planId: row.id,
          number: row.number,
          title: row.title,
          kinds: [
            ...(composes ? (['progress_report'] as const) : []),
            ...(bodies.length > 0 ? (['assignment_extract'] as const) : []),
          ],
          bodies: bodies
            .flatMap((id) => refs.get(id) ?? [])
            .toSorted((a, b) => a.name.localeCompare(b.name, 'vi')),
        };
      }),
    };
  },
});

/** What the form begins with. */
export const proposal = action(report.proposal, {
  permission: 'plan.read',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, session, params, query, today }, subject) {
    const writer = writingBody(session, subject, query.kind);
    if (writer === undefined) refuse('not-allowed');
    const { letterhead, signers } = await proposeLetterhead(tx, params.planId, writer, query.kind, today);
    const [issuer] = await namedBodies(tx, [subject.plan.issuerBodyId], today, writer);
    return { letterhead, signers, addressees: issuer ? [issuer.name] : [], asOf: today };
  },
});
