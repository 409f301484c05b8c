import { type BodyOf, register } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import {
  answered,
  type ChoiceMapping,
  changesSince,
  findingsOf,
  mappingNeeds,
  RegisterDefinition,
} from '@binhdang/domain/register';
import { v7 as uuid } from 'uuid';
import { action } from '../../platform/action.ts';
import { refuse, refuseField } from '../../platform/refusal.ts';
import type { Transaction } from '../../platform/transaction.ts';
import { CONVERT } from './conversion.ts';
import {
  othersThan,
  recordsByDefinition,
  type StoredDraft,
  type StoredVersion,
  surroundingsOf,
  versionsOf,
} from './designs.ts';
import { openDraft } from './save-draft.ts';
import { useOf } from './use.ts';

/**
 * The draft becomes the next version, in force from the day given. Refused while anything is at fault or would
 * reinterpret what was recorded. Where dropped choices are to become others, or earlier records to be counted by the
 * new version, that is ordered in the same transaction and done in the background.
 */
export const publishDraft = action(register.publishDesign, {
  permission: 'register.design',
  async run({ tx, session, params, body, today, services }) {
    const code = params.register;
    const draft = await openDraft(tx, code, body.version);
    const versions = await versionsOf(tx, code);
    const definition = await soundDraft(tx, code, draft);
    checkRequest(body, versions, today);
    const mapping = await mappingOf(tx, { code, versions, definition, draft });
    const reachesBack = body.bringOver || Object.keys(mapping).length > 0;
    if (reachesBack && body.appliesFrom > today) {
      refuseField('appliesFrom', {
        vi: 'Bản ghi cũ chỉ chuyển được khi phiên bản áp dụng ngay. Hãy chọn ngày hôm nay.',
        en: 'Earlier records can be changed only when the version applies at once. Please choose today.',
      });
    }
    const number = (versions[0]?.number ?? 0) + 1;
    const id = uuid();
    await tx
      .insertInto('register_definition')
      .values({
        id,
        code,
        number,
        definition: JSON.stringify({ ...definition, code, version: number }),
        origin: 'administrator',
        applies_from: body.appliesFrom,
        reason: body.reason === '' ? null : body.reason,
        made_by: session.userId,
      })
      .execute();
    await tx.deleteFrom('register_draft').where('id', '=', draft.id).execute();
    if (!reachesBack || versions.length === 0) return { number, conversionId: null };
    const conversionId = uuid();
    const counts = await useTotal(tx, versions);
    await tx
      .insertInto('record_conversion')
      .values({
        id: conversionId,
        register: code,
        definition_id: id,
        mapping: JSON.stringify(mapping),
        bring_over: body.bringOver,
        reason: body.reason,
        ordered_by: session.userId,
        total: counts,
      })
      .execute();
    await services.jobs.send(tx, CONVERT, { conversionId });
    return { number, conversionId };
  },
});

/** The draft as a definition. @throws Refusal with all findings where there are any */
async function soundDraft(tx: Transaction, code: string, draft: StoredDraft): Promise<RegisterDefinition> {
  const findings = findingsOf(draft.definition, surroundingsOf(await othersThan(tx, code)));
  if (findings.length > 0) {
    refuse('invalid-input', {
      detail: {
        vi: 'Bản nháp còn chỗ chưa đúng. Hãy sửa các mục được nêu rồi ban hành.',
        en: 'The draft is not right yet. Please correct what is named, then publish.',
      },
      errors: findings.map(({ part, code: at, message }) => ({ path: `draft.${part}.${at}`, message })),
    });
  }
  return RegisterDefinition.parse(draft.definition);
}

function checkRequest(
  { appliesFrom, reason }: BodyOf<typeof register.publishDesign>,
  versions: readonly StoredVersion[],
  today: CivilDate,
): void {
  if (appliesFrom < today) {
    refuseField('appliesFrom', {
      vi: 'Phiên bản mới áp dụng từ hôm nay hoặc một ngày sau đó.',
      en: 'A new version applies from today or a later day.',
    });
  }
  if (versions.length > 0 && reason === '') {
    refuseField('reason', {
      vi: 'Hãy ghi lý do sửa sổ; lý do hiện trong lịch sử của sổ.',
      en: 'Please say why the register changes; its history shows the reason.',
    });
  }
  if (versions[0]?.retired) {
    refuse('wrong-state', {
      detail: {
        vi: 'Sổ đang khóa. Hãy mở lại sổ trước khi ban hành phiên bản mới.',
        en: 'The register is closed. Please open it before publishing a new version.',
      },
    });
  }
}

interface Publication {
  readonly code: string;
  readonly versions: readonly StoredVersion[];
  readonly definition: RegisterDefinition;
  readonly draft: StoredDraft;
}

/** What becomes of dropped choices. @throws Refusal where records would be lost or read otherwise */
async function mappingOf(tx: Transaction, publication: Publication): Promise<ChoiceMapping> {
  const { code, versions, definition, draft } = publication;
  if (versions.length === 0) return {};
  const changes = changesSince(versions, definition);
  if (changes.length === 0) {
    refuse('wrong-state', {
      detail: {
        vi: 'Bản nháp chưa khác phiên bản trước. Hãy sửa rồi ban hành, hoặc bỏ bản nháp.',
        en: 'The draft does not differ from the version before. Change something, or discard it.',
      },
    });
  }
  const refused = changes.filter(({ effect }) => effect === 'refused');
  if (refused.length > 0) {
    refuse('invalid-input', {
      detail: {
        vi: 'Thay đổi này sẽ làm bản ghi cũ bị mất hoặc bị hiểu khác.',
        en: 'This change would lose or reinterpret earlier records.',
      },
      errors: refused.map(({ part, at, message }) => ({ path: `draft.${part}.${at}`, message })),
    });
  }
  const needs = mappingNeeds(versions, definition, await useOf(tx, code));
  const mapping = answered(needs, draft.mapping);
  const open = needs.filter(({ list, choice }) => mapping[list]?.[choice.code] === undefined);
  if (open.length > 0) {
    refuse('invalid-input', {
      errors: open.map(({ list, choice, records }) => ({
        path: `mapping.${list}.${choice.code}`,
        message: {
          vi: `${records} bản ghi đang chọn “${choice.name.vi}”. Hãy chọn lựa chọn thay thế, hoặc giữ lựa chọn này và chỉ ngừng dùng.`,
          en: `${records} records hold "${choice.name.en}". Choose what takes its place, or keep it and only retire it.`,
        },
      })),
    });
  }
  return mapping;
}

async function useTotal(tx: Transaction, versions: readonly StoredVersion[]): Promise<number> {
  const records = await recordsByDefinition(tx);
  return versions.reduce((sum, { id }) => sum + (records.get(id) ?? 0), 0);
}
