import { Chip, Group } from '@mantine/core';
import { useWords } from '../app/i18n.tsx';
import { words } from './coverage-words.ts';
import { COVERAGE_FILTERS, type CoverageFilter } from './routes.tsx';

/** How far something is covered. */
export function levelOf({
  taken,
  bound,
}: {
  readonly taken: number;
  readonly bound: number;
}): CoverageFilter {
  if (taken === 0) return 'chua';
  return taken < bound ? 'mot-phan' : 'du';
}

interface FilterChipsProps {
  readonly names: Readonly<Record<CoverageFilter, string>>;
  readonly all: string;
  readonly chosen: CoverageFilter | undefined;
  readonly onChoose: (filter: CoverageFilter | undefined) => void;
}

export function FilterChips({ names, all, chosen, onChoose }: FilterChipsProps) {
  const t = useWords(words);
  return (
    <Chip.Group
      value={chosen ?? ''}
      onChange={(value) => onChoose(COVERAGE_FILTERS.find((one) => one === value))}
    >
      <Group gap="xs" className="no-print" role="group" aria-label={t('filter')}>
        <Chip value="">{all}</Chip>
        {COVERAGE_FILTERS.map((filter) => (
          <Chip key={filter} value={filter}>
            {names[filter]}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}
