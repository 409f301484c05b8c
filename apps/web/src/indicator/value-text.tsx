/** A value in words and marks, the same in the matrix and on the page of an indicator. */
import type { indicator } from '@binhdang/contract';
import { formatNumber, type Language } from '@binhdang/domain';
import { Text, VisuallyHidden } from '@mantine/core';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { words } from './words.ts';

type Head = Pick<indicator.IndicatorHead, 'kind' | 'decimals'>;
type Cell = indicator.IndicatorCell;

/** "52,5", "Có"; undefined where there is no number. */
export function valueWords(
  value: number | null,
  { kind, decimals }: Head,
  language: Language,
  say: { readonly yes: string; readonly no: string },
): string | undefined {
  if (value === null) return undefined;
  if (kind === 'yes_no') return value === 1 ? say.yes : say.no;
  return formatNumber(value, language, decimals);
}

/** Numbers with their marks; in grey what there is no number of. */
export function ValueText({ cell, head }: { readonly cell: Cell; readonly head: Head }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const said = valueWords(cell.value, head, language, { yes: t('yes'), no: t('no') });
  const state = cell.state === 'known' ? 'missing' : cell.state;
  if (cell.state !== 'known' || said === undefined)
    return (
      <Text span size="sm" c="dimmed" title={t(`state_${state}`)}>
        {state === 'missing' ? '…' : state === 'not_due' ? '–' : t(`state_${state}`)}
        {(state === 'missing' || state === 'not_due') && (
          <VisuallyHidden>{t(`state_${state}`)}</VisuallyHidden>
        )}
      </Text>
    );
  return (
    <Text span fw={600} style={{ whiteSpace: 'nowrap' }}>
      {said}
      {cell.final ? '' : '*'}
      {cell.met !== null && (
        <Text
          span
          c={cell.met ? 'teal' : 'red'}
          ml={4}
          aria-label={cell.met ? t('met') : t('notMet')}
          role="img"
        >
          {cell.met ? '✓' : '✗'}
        </Text>
      )}
      {cell.findings.length > 0 && (
        <Text span c="orange" ml={4} aria-label={t('needsLook')} role="img">
          !
        </Text>
      )}
    </Text>
  );
}
