/** Where a page of records ended: its last record's day and id, which no two share. */
import { isCivilDate } from '@binhdang/domain';
import { validate as isUuid } from 'uuid';
import { refuseField } from '../platform/refusal.ts';

export interface Cursor {
  readonly day: string;
  readonly id: string;
}

export const encodeCursor = ({ day, id }: Cursor): string => `${day}_${id}`;

/** @throws Refusal where it is not one of ours */
export function decodeCursor(text: string): Cursor {
  const [day = '', id = ''] = text.split('_');
  if (isCivilDate(day) && isUuid(id)) return { day, id };
  return refuseField('after', {
    vi: 'Trang này không còn. Hãy mở lại danh sách từ đầu.',
    en: 'There is no such page any more. Open the list from its beginning.',
  });
}
