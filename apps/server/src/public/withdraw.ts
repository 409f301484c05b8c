import { publicPage } from '@binhdang/contract';
import { sql } from 'kysely';
import { action } from '../platform/action.ts';
import { found, refuse } from '../platform/refusal.ts';

/** Takes something off the public page, all its editions: an older one would otherwise come back in its place. */
export const withdraw = action(publicPage.withdraw, {
  permission: 'publication.manage',
  async subject({ tx, params }) {
    const one = await tx
      .selectFrom('publication')
      .select(['kind', 'subject', 'breakdown', 'year', 'withdrawn_at'])
      .where('id', '=', params.publicationId)
      .executeTakeFirst();
    return one && { of: one };
  },
  async run({ tx, session, body }, { of }) {
    if (found(of).withdrawn_at !== null)
      refuse('wrong-state', {
        detail: { vi: 'Nội dung này đã được rút trước đó.', en: 'This was withdrawn before.' },
      });
    await sql`update publication set withdrawn_by = ${session.userId}, withdrawn_at = present(),
                     withdrawn_because = ${body.because}
               where kind = ${of.kind} and subject = ${of.subject} and breakdown = ${of.breakdown}
                 and year is not distinct from ${of.year}::integer and withdrawn_at is null`.execute(tx);
  },
});
