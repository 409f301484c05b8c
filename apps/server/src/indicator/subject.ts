import type { CivilDate, Subject } from '@binhdang/domain';
import type { Transaction } from '../platform/transaction.ts';
import { type Indicator, indicatorOn } from './definitions.ts';
import { openBodies } from './scope.ts';

export interface IndicatorSubject extends Subject {
  readonly indicator: Indicator;
}

/** An indicator as it is defined on the day; everybody who works knows which there are. */
export async function findIndicator(
  tx: Transaction,
  code: string,
  today: CivilDate,
): Promise<IndicatorSubject | undefined> {
  const indicator = await indicatorOn(tx, code, today);
  return indicator && { indicator };
}

/** The same of a body, whose values the person sees. */
export async function findIndicatorOf(
  tx: Transaction,
  code: string,
  bodyId: string,
  today: CivilDate,
): Promise<IndicatorSubject | undefined> {
  const found = await findIndicator(tx, code, today);
  return found && (await openBodies(tx, [bodyId], today)).has(bodyId) ? found : undefined;
}
