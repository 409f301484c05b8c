import { report } from '@binhdang/contract';
import { checkOutline, Outline } from '@binhdang/domain/outline';
import { checkDuties, ReportingDuty } from '@binhdang/domain/regime';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import { INDICATORS } from '../../indicator/index.ts';
import { LEVELS_OF_KINDS } from '../../org/index.ts';
import { action } from '../../platform/action.ts';
import { fieldErrors, found, Refusal, refuse, refuseField } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { AXES, currentRegisters } from '../../register/index.ts';
import { dutiesOn, outlinesOn } from '../definitions.ts';
import { SURROUNDINGS } from '../load-definitions.ts';
import { findDefinition } from './find-definition.ts';

/** A lead officer changes an outline or a duty from a day on; what is there stays, with those who made it. */
export const reviseDefinition = action(report.reviseDefinition, {
  permission: 'regime.revise',
  subject: ({ tx, params }) => findDefinition(tx, params),
  async run({ tx, session, params, body, today }) {
    await sql`select pg_advisory_xact_lock(7202205)`.execute(tx);
    const { rows } = await sql<{ number: number }>`
      select number from report_definition where kind = ${params.kind} and code = ${params.code}
       order by number desc limit 1`.execute(tx);
    const latest = found(rows[0]);
    if (latest.number !== body.number) refuse('edit-conflict', { current: latest });
    if (body.appliesFrom < today)
      refuseField('appliesFrom', {
        vi: 'Chỉ sửa được từ hôm nay trở đi.',
        en: 'A change applies from today on at the earliest.',
      });
    const made =
      params.kind === 'outline'
        ? await outlineMade(tx, { ...body.definition, version: latest.number + 1 }, today)
        : await dutyMade(tx, body.definition, today);
    if (made.code !== params.code)
      refuseField('definition.code', {
        vi: `Mã phải giữ là ${params.code}.`,
        en: `The code must stay ${params.code}.`,
      });
    await sql`
      insert into report_definition (id, kind, code, number, definition, origin, applies_from, reason, made_by)
      values (${uuid()}, ${params.kind}, ${params.code}, ${latest.number + 1}, ${JSON.stringify(made)}, 'officer',
              ${body.appliesFrom}, ${body.reason}, ${session.userId})`.execute(tx);
    return { number: latest.number + 1 };
  },
});

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = fieldErrors(result.error).map((one) => ({ ...one, path: `definition.${one.path}` }));
  throw new Refusal('invalid-input', { errors });
}

/** Faults name codes, which are the same in both languages. */
function refuseFaults(faults: readonly string[]): void {
  if (faults.length === 0) return;
  throw new Refusal('invalid-input', {
    errors: faults.map((fault) => ({
      path: 'definition',
      message: {
        vi: `Định nghĩa nêu thứ không có: ${fault}`,
        en: `The definition names what is not there: ${fault}`,
      },
    })),
  });
}

async function outlineMade(tx: Transaction, value: unknown, today: string): Promise<Outline> {
  const outline = parsed(Outline, value);
  const registers = await currentRegisters(tx, today);
  refuseFaults(
    checkOutline(outline, {
      registers: new Map(registers.map((register) => [register.code, register])),
      axes: AXES,
      frameworks: new Set(INDICATORS.frameworks.map(({ code }) => code)),
      surroundings: SURROUNDINGS,
    }),
  );
  return outline;
}

async function dutyMade(tx: Transaction, value: unknown, today: string): Promise<ReportingDuty> {
  const duty = parsed(ReportingDuty, value);
  const others = (await dutiesOn(tx, today)).flatMap(({ code, definition }) =>
    code === duty.code ? [] : [definition],
  );
  const outlines = new Set((await outlinesOn(tx, today)).map(({ code }) => code));
  refuseFaults(checkDuties({ duties: [...others, duty] }, { outlines, levels: LEVELS_OF_KINDS }));
  return duty;
}
