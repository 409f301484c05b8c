import { type CivilDate, formatDate } from '@binhdang/domain';
import { useWords } from '../app/i18n.tsx';
import { words } from './words.ts';

/** "từ 01/01/2021 đến trước 01/03/2025" */
export function useLife(): (validity: { validFrom: CivilDate; validTo: CivilDate | null }) => string {
  const t = useWords(words);
  return ({ validFrom, validTo }) =>
    validTo === null
      ? t('since', { from: formatDate(validFrom) })
      : t('between', { from: formatDate(validFrom), to: formatDate(validTo) });
}
