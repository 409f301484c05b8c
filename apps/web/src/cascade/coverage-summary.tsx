import type { cascade } from '@binhdang/contract';
import { SimpleGrid, Text, UnstyledButton } from '@mantine/core';
import { useWords } from '../app/i18n.tsx';
import classes from './cascade.module.css';
import { words } from './coverage-words.ts';
import type { CoverageSearch } from './routes.tsx';

/** Four numbers; each opens to its rows. */
export function CoverageSummary({
  coverage,
  go,
}: {
  readonly coverage: cascade.Coverage;
  readonly go: (search: CoverageSearch) => void;
}) {
  const t = useWords(words);
  const { bodies, tasks, cells } = coverage;
  const withPlan = bodies.filter(({ plan }) => plan !== null).length;
  const given = tasks.filter(({ bound }) => bound > 0);
  const tiles: { label: string; part: number; whole: number; to: CoverageSearch }[] = [
    { label: t('withPlan'), part: withPlan, whole: bodies.length, to: { xem: 'co-quan' } },
    {
      label: t('withoutPlan'),
      part: bodies.length - withPlan,
      whole: bodies.length,
      to: { xem: 'co-quan', loc: 'chua' },
    },
    {
      label: t('nobody'),
      part: given.filter(({ taken }) => taken === 0).length,
      whole: given.length,
      to: { loc: 'chua' },
    },
    {
      label: t('cells'),
      part: cells.filter(({ taken }) => taken).length,
      whole: cells.length,
      to: { xem: 'ma-tran' },
    },
  ];
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      {tiles.map(({ label, part, whole, to }) => (
        <UnstyledButton key={label} className={classes.task ?? ''} onClick={() => go(to)}>
          <Text size="xl" fw={700}>
            {t('ofTotal', { part, whole })}
          </Text>
          <Text size="sm">{label}</Text>
        </UnstyledButton>
      ))}
    </SimpleGrid>
  );
}
