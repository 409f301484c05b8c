/** Export and import of the whole assignment as Excel. */
import { createHash } from 'node:crypto';
import { plan as contract, type OutputOf } from '@binhdang/contract';
import { OBLIGATION_ROLE_NAMES } from '@binhdang/domain';
import { v7 as uuid } from 'uuid';
import { bodyRefs } from '../org/index.ts';
import { action } from '../platform/action.ts';
import { ExcelReadError, type ReadSheet, readWorkbook, writeWorkbook } from '../platform/excel.ts';
import { refuse } from '../platform/refusal.ts';
import type { Transaction } from '../platform/transaction.ts';
import { addNames, applyEdits, type ObligationEdit } from './assign-edit.ts';
import {
  type AssignState,
  loadAssignState,
  type PendingChange,
  standingObligations,
  taskPlaces,
} from './assign-state.ts';
import { insertRows, sameJson, syncObligations } from './assign-sync.ts';
import { type MatrixRow, matrixNames, matrixSheets, readMatrix } from './obligation-matrix.ts';
import { cadenceCell } from './obligation-matrix-cadence.ts';
import { findPlanSubject } from './subject.ts';

type Import = OutputOf<typeof contract.importMatrix>;

async function namesOf(tx: Transaction, state: AssignState): Promise<Map<string, string>> {
  const used = standingObligations(state).map(({ bodyId }) => bodyId);
  const ids = state.tree
    .bodies()
    .filter(({ level }) => level !== 'central')
    .map(({ id }) => id);
  return matrixNames(await bodyRefs(tx, [...ids, ...used], state.tree.date));
}

export const exportMatrix = action(contract.exportMatrix, {
  permission: 'matrix.export',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params }) {
    const state = await loadAssignState(tx, params.planId);
    const bytes = await writeWorkbook(matrixSheets(state, await namesOf(tx, state)));
    const number = (state.plan.number ?? 'ke-hoach').replaceAll('/', '-');
    return { bytes, mediaType: contract.exportMatrix.file ?? '', name: `Phân công ${number}.xlsx` };
  },
});

export const importMatrix = action(contract.importMatrix, {
  permission: 'matrix.import',
  subject: ({ tx, params }) => findPlanSubject(tx, params.planId),
  async run({ tx, params, body, upload }): Promise<Import> {
    const sheets = await sheetsOf(upload?.bytes ?? Buffer.alloc(0));
    const state = await loadAssignState(tx, params.planId);
    const names = await namesOf(tx, state);
    const { rows, errors } = readMatrix(sheets, state, names);
    if (errors.length > 0) refuse('import-refused', { errors: errors.slice(0, 500) });
    const difference = compare(state, rows);
    const fingerprint = fingerprintOf(state);
    if (body.apply) {
      if (body.fingerprint !== fingerprint) refuse('edit-conflict');
      await apply(tx, state, difference, names);
    }
    return {
      applied: body.apply,
      rows: rows.length,
      changes: inWords(state, difference, names),
      fingerprint,
    };
  },
});

async function sheetsOf(bytes: Uint8Array): Promise<ReadSheet[]> {
  try {
    return await readWorkbook(bytes);
  } catch (error) {
    if (!(error instanceof ExcelReadError)) throw error;
    return refuse('file-refused', {
      detail: {
        vi: 'Tệp không phải bảng tính Excel (.xlsx) hoặc đã hỏng. Hãy lưu lại dạng .xlsx rồi nhập.',
        en: 'The file is not an Excel workbook (.xlsx), or is broken. Save it as .xlsx and import again.',
      },
    });
  }
}

interface Difference {
  readonly added: readonly MatrixRow[];
  readonly changed: readonly ObligationEdit[];
  readonly removed: readonly ObligationEdit[];
}

function compare(state: AssignState, rows: readonly MatrixRow[]): Difference {
  const key = (one: { nodeId: string; bodyId: string }) => `${one.nodeId} ${one.bodyId}`;
  const stored = new Map(state.obligations.map((one) => [one.id, one]));
  const standing = new Map(standingObligations(state).map((one) => [key(one), one]));
  const wanted = new Set(rows.map(key));
  const changed = rows.flatMap((row) => {
    const now = standing.get(key(row));
    const obligation = stored.get(now?.id ?? '');
    if (!now || !obligation) return [];
    const change: PendingChange = {
      ...(row.role === now.role ? {} : { role: row.role }),
      ...(sameJson(row.cadence, now.cadence) ? {} : { cadence: row.cadence }),
      ...(row.expectedProof === (now.expectedProof || null) ? {} : { expectedProof: row.expectedProof }),
      ...(row.weight === now.weight ? {} : { weight: row.weight }),
    };
    return Object.keys(change).length === 0 ? [] : [{ obligation, change }];
  });
  const removed = [...standing].flatMap(([at, { id }]) => {
    const obligation = stored.get(id);
    return wanted.has(at) || !obligation ? [] : [{ obligation, change: { removed: true } }];
  });
  return { added: rows.filter((row) => !standing.has(key(row))), changed, removed };
}

/** The assignments that the preview was made on. */
function fingerprintOf(state: AssignState): string {
  const lines = state.obligations.map((one) => `${one.id}:${one.version}`);
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 32);
}

async function apply(
  tx: Transaction,
  state: AssignState,
  difference: Difference,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  await applyEdits(tx, [...difference.changed, ...difference.removed]);
  if (difference.added.length === 0) return;
  await addNames(
    tx,
    state,
    difference.added.map((row) => ({
      node_id: row.nodeId,
      body_id: row.bodyId,
      group_id: null,
      name: names.get(row.bodyId) ?? '',
      role: row.role,
    })),
  );
  // A published obligation that was to be removed has come back by its name; the others are new.
  const back = new Set(
    state.obligations
      .filter((one) => one.published && !one.removed)
      .map((one) => `${one.nodeId} ${one.bodyId}`),
  );
  await insertRows(
    tx,
    'obligation',
    difference.added
      .filter((row) => !back.has(`${row.nodeId} ${row.bodyId}`))
      .map((row) => ({
        id: uuid(),
        plan_id: state.plan.id,
        node_id: row.nodeId,
        body_id: row.bodyId,
        role: row.role,
        cadence: row.cadence,
        cadence_origin: 'officer',
        expected_proof: row.expectedProof,
        weight: row.weight,
        measurable: (state.tasks.find(({ id }) => id === row.nodeId)?.targets.length ?? 0) > 0,
        state: 'not_started',
        published: false,
        removed: false,
        version: 1,
      })),
  );
  await syncObligations(tx, state.plan.id);
}

const FIELDS = {
  role: 'Vai trò',
  cadence: 'Thời hạn',
  expectedProof: 'Minh chứng cần có',
  weight: 'Trọng số',
} as const;

function inWords(
  state: AssignState,
  difference: Difference,
  names: ReadonlyMap<string, string>,
): Import['changes'] {
  const places = taskPlaces(state.nodes);
  const named = (one: { nodeId: string; bodyId: string }) => ({
    task: places.get(one.nodeId)?.number ?? '',
    body: names.get(one.bodyId) ?? '',
  });
  const cell = (field: keyof typeof FIELDS, one: PendingChange): string => {
    if (field === 'role') return one.role ? OBLIGATION_ROLE_NAMES[one.role].vi : '';
    if (field === 'cadence') return cadenceCell(one.cadence ?? null);
    return String(one[field] ?? '');
  };
  const fields = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
  return [
    ...difference.added.map((row) => ({ kind: 'added' as const, ...named(row), what: [] })),
    ...difference.changed.map(({ obligation, change }) => ({
      kind: 'changed' as const,
      ...named(obligation),
      what: fields
        .filter((field) => field in change)
        .map((field) => ({
          field: FIELDS[field],
          before: cell(field, { ...obligation, ...obligation.pending }),
          after: cell(field, change),
        })),
    })),
    ...difference.removed.map(({ obligation }) => ({
      kind: 'removed' as const,
      ...named(obligation),
      what: [],
    })),
  ];
}
