/** How far the work on an import is, written beside its transaction so that it can be seen while that runs. */
import type { register } from '@binhdang/contract';
import type { Services } from '../../platform/services.ts';

type Phase = NonNullable<register.RecordImport['progress']>['phase'];

export interface Progress {
  to(phase: Phase, done: number, total?: number | null): Promise<void>;
}

export const progressOf = ({ workerPool }: Pick<Services, 'workerPool'>, importId: string): Progress => ({
  async to(phase, done, total = null) {
    await workerPool.query(
      `update record_import_progress set phase = $2, done = $3, total = $4, at = now() where import_id = $1`,
      [importId, phase, done, total],
    );
  },
});

/** Notes that work begins. @returns how often it began before */
export async function beginWork(
  { workerPool }: Pick<Services, 'workerPool'>,
  importId: string,
): Promise<number> {
  const { rows } = await workerPool.query<{ before: number }>(
    `update record_import_progress set attempts = attempts + 1, at = now() where import_id = $1
     returning attempts - 1 as before`,
    [importId],
  );
  return rows[0]?.before ?? 0;
}
