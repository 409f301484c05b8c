import { register } from '@binhdang/contract';
import { structuralFaults, tidyDefinition } from '@binhdang/domain/register';
import { v7 as uuid } from 'uuid';
import { action } from '../../platform/action.ts';
import { found, refuse, refuseField } from '../../platform/refusal.ts';
import { lockDraft, versionsOf } from './designs.ts';

/** Codes that are paths of their own on the web. */
const RESERVED = new Set(['cho-xac-nhan', 'moi']);
const REGISTER_CODE = /^[a-z]+(-[a-z]+)*$/;

/** Begins the draft of a register: from one of its versions, or from a definition given (a new register, a file). */
export const startDraft = action(register.startDesign, {
  permission: 'register.design',
  async run({ tx, session, params, body }) {
    const code = params.register;
    const versions = await versionsOf(tx, code);
    if (await lockDraft(tx, code)) {
      refuse('wrong-state', {
        detail: {
          vi: 'Sổ này đã có bản nháp. Hãy mở bản nháp đó, hoặc bỏ nó rồi bắt đầu lại.',
          en: 'There is a draft of this register already. Open it, or discard it and begin again.',
        },
      });
    }
    if (versions.length === 0) checkNewCode(code);
    const base =
      body.number === undefined ? versions[0] : found(versions.find(({ number }) => number === body.number));
    const content = body.definition === undefined ? found(base).definition : body.definition;
    const definition = soundDefinition(content, code, (versions[0]?.number ?? 0) + 1);
    await tx
      .insertInto('register_draft')
      .values({
        id: uuid(),
        register: code,
        base_number: versions[0]?.number ?? null,
        definition: JSON.stringify(definition),
        begun_by: session.userId,
        changed_by: session.userId,
      })
      .execute();
    return { register: code, version: 1 };
  },
});

/** @throws Refusal where a register cannot be called so */
export function checkNewCode(code: string): void {
  if (REGISTER_CODE.test(code) && code.length <= 40 && !RESERVED.has(code)) return;
  refuseField('definition.code', {
    vi: 'Mã sổ chỉ gồm chữ thường không dấu và gạch nối, nhiều nhất 40 ký tự, ví dụ: cau-lac-bo.',
    en: 'The code of a register has small plain letters and hyphens, at most 40, as in: women-clubs.',
  });
}

/**
 * A content in its tidy form, under the register's code and next number.
 * @throws Refusal where it is no definition at all
 */
export function soundDefinition(content: unknown, code: string, version: number): Record<string, unknown> {
  const definition = {
    ...(tidyDefinition(content) as Record<string, unknown>),
    code,
    version,
  };
  const faults = structuralFaults(definition);
  if (faults.length > 0) {
    refuse('invalid-input', {
      detail: {
        vi: 'Tệp hoặc nội dung này không phải một mẫu sổ.',
        en: 'This file or content is no definition of a register.',
      },
      errors: faults.slice(0, 20).map(({ path, message }) => ({
        path: `definition.${path}`,
        message: {
          vi: `Phần “${path}” không đọc được.`,
          en: `"${path}" cannot be read: ${message}`,
        },
      })),
    });
  }
  return definition;
}
