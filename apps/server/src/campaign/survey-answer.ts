/**
 * Answering a survey by a link, without an account. Mounted by hand: there is no session, and addresses are slowed down.
 * The database takes one answer to each invitation, whoever comes first (answer_survey).
 */
import { survey as contract, type OutputOf } from '@binhdang/contract';
import { checkAnswers, type Question, SurveyAnswers } from '@binhdang/domain/review';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { fieldErrors, Refusal, refuse } from '../platform/refusal.ts';
import type { Services } from '../platform/services.ts';
import { openTransaction, type Transaction } from '../platform/transaction.ts';

/** A whole office may answer from one address in one meeting; a program that tries links may not. */
const LIMIT = { config: { rateLimit: { max: 300, timeWindow: '1 minute' } } };
/** A questionnaire of sixty answers, each as long as it may be, is less. */
const LARGEST = 256 * 1024;

export function mountAsk(app: FastifyInstance, services: Services): void {
  app.get<{ Params: { token: string } }>(contract.ask.path, LIMIT, async (request) =>
    inTransaction(services, contract.ask.id, request.id, true, (tx) => asked(tx, tokenOf(request.params))),
  );
}

export function mountAnswer(app: FastifyInstance, services: Services): void {
  app.post<{ Params: { token: string } }>(
    contract.answer.path,
    { ...LIMIT, bodyLimit: LARGEST },
    async (request, reply) => {
      const token = tokenOf(request.params);
      const given = contract.answer.body.safeParse(request.body);
      const answers = SurveyAnswers.safeParse(given.data?.answers);
      if (!answers.success)
        throw new Refusal('invalid-input', {
          errors: fieldErrors(answers.error).map((one) => ({ ...one, path: `answers.${one.path}` })),
        });
      if (JSON.stringify(answers.data).includes('\\u0000')) refuse('invalid-input');
      await inTransaction(services, contract.answer.id, request.id, false, async (tx) => {
        const { questions, state } = await asked(tx, token);
        if (state !== 'open') refuseState(state);
        const checked = checkAnswers(questions as unknown as Question[], answers.data);
        if (checked.faults.length > 0) refuse('invalid-input', { errors: checked.faults });
        const { rows } = await sql<{ outcome: string }>`
          select answer_survey(${token}, ${JSON.stringify(checked.answers)}::jsonb) as outcome`.execute(tx);
        const outcome = rows[0]?.outcome;
        if (outcome === 'unknown') refuse('not-found');
        if (outcome === 'used' || outcome === 'closed') refuseState(outcome);
      });
      return reply.code(204).send();
    },
  );
}

function tokenOf(params: unknown): string {
  const parsed = contract.ask.params.safeParse(params);
  return parsed.success ? parsed.data.token : refuse('not-found');
}

type Asked = OutputOf<typeof contract.ask>;

async function asked(tx: Transaction, token: string): Promise<Asked> {
  const { rows } = await sql<Asked>`
    select title, intro, questions, anonymous, closes_on as "closesOn", state from survey_to_answer(${token})`.execute(
    tx,
  );
  return rows[0] ?? refuse('not-found');
}

function refuseState(state: 'used' | 'closed'): never {
  return refuse('wrong-state', { detail: STATES[state] });
}

const STATES = {
  used: {
    vi: 'Đường dẫn này đã được dùng để trả lời. Mỗi đường dẫn chỉ trả lời được một lần.',
    en: 'This link was used already. Each link takes one answer.',
  },
  closed: { vi: 'Khảo sát đã kết thúc.', en: 'The survey is over.' },
};

async function inTransaction<T>(
  services: Services,
  action: string,
  requestId: string,
  readOnly: boolean,
  run: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const request = { token: undefined, action, requestId, readOnly, today: services.clock.today() };
  const open = await openTransaction(services.pool, request);
  try {
    const result = await run(open.tx);
    await open.commit();
    return result;
  } catch (error) {
    await open.rollback().catch(() => undefined);
    throw error;
  }
}
