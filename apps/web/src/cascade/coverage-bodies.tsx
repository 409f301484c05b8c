import type { cascade } from '@binhdang/contract';
import { formatDate, formatNumber } from '@binhdang/domain';
import { Badge, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconBellRinging } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { Empty } from '../ui/empty.tsx';
import classes from './cascade.module.css';
import { FilterChips, levelOf } from './coverage-filter.tsx';
import { BodyName } from './coverage-tasks.tsx';
import { words } from './coverage-words.ts';
import type { CoverageFilter } from './routes.tsx';
import { StateBadge } from './state-badge.tsx';
import { UrgeDialog } from './urge-dialog.tsx';

interface Props {
  readonly coverage: cascade.Coverage;
  readonly filter: CoverageFilter | undefined;
  readonly onFilter: (filter: CoverageFilter | undefined) => void;
}

/** A body without a plan has taken up nothing; one with a plan may still have left tasks out. */
const standing = (one: cascade.CoveringBody): CoverageFilter => {
  if (one.plan === null) return 'chua';
  return levelOf(one) === 'du' ? 'du' : 'mot-phan';
};

/** Each body with its plan and what is missing in it; those without one may be urged. */
export function CoverageBodies({ coverage, filter, onFilter }: Props) {
  const t = useWords(words);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [urging, setUrging] = useState(false);
  const rows = coverage.bodies.map((one, at) => ({ one, at, level: standing(one) }));
  const shown = rows.filter(({ level }) => filter === undefined || level === filter);
  const count = (level: CoverageFilter) => ({ count: rows.filter((row) => row.level === level).length });
  const toggle = (id: string) =>
    setChosen((all) => (all.has(id) ? new Set([...all].filter((one) => one !== id)) : new Set([...all, id])));
  const without = rows.filter(({ level }) => level === 'chua').map(({ one }) => one.body.id);
  return (
    <Stack gap="sm">
      <FilterChips
        all={t('all', { count: rows.length })}
        names={{
          chua: t('bodyNone', count('chua')),
          'mot-phan': t('bodySome', count('mot-phan')),
          du: t('bodyAll', count('du')),
        }}
        chosen={filter}
        onChoose={onFilter}
      />
      {coverage.mayUrge && rows.some(({ one }) => one.taken < one.bound) && (
        <Group gap="sm" className="no-print">
          {without.length > 0 && (
            <Button variant="default" size="compact-md" onClick={() => setChosen(new Set(without))}>
              {t('chooseWithout')}
            </Button>
          )}
          <Button
            size="compact-md"
            leftSection={<IconBellRinging size={16} aria-hidden />}
            disabled={chosen.size === 0}
            onClick={() => setUrging(true)}
          >
            {t('urge', { count: chosen.size })}
          </Button>
        </Group>
      )}
      {shown.length === 0 && <Empty text={t('noneFound')} />}
      <div>
        {shown.map(({ one, at }) => (
          <BodyRow
            key={one.body.id}
            coverage={coverage}
            one={one}
            at={at}
            chosen={coverage.mayUrge && one.taken < one.bound ? chosen.has(one.body.id) : undefined}
            onToggle={() => toggle(one.body.id)}
          />
        ))}
      </div>
      {urging && (
        <UrgeDialog
          coverage={coverage}
          bodyIds={chosen}
          onClose={() => setUrging(false)}
          onDone={() => setChosen(new Set())}
        />
      )}
    </Stack>
  );
}

interface RowProps {
  readonly coverage: cascade.Coverage;
  readonly one: cascade.CoveringBody;
  readonly at: number;
  /** Undefined where there is nothing to urge about. */
  readonly chosen: boolean | undefined;
  readonly onToggle: () => void;
}

function BodyRow({ coverage, one, at, chosen, onToggle }: RowProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { body, plan } = one;
  const missing = coverage.cells.filter((cell) => cell.body === at && !cell.taken);
  const facts = [
    plan === null ? undefined : t('hasPlan', { number: plan.number ?? t('noNumber'), own: plan.ownTasks }),
    plan !== null && plan.budget > 0
      ? t('budget', { amount: formatNumber(plan.budget, language) })
      : undefined,
    one.urgedOn === null ? undefined : t('urgedOn', { date: formatDate(one.urgedOn) }),
  ].filter((fact) => fact !== undefined);
  return (
    <div className={classes.row}>
      <Group gap="sm" justify="space-between">
        <Group gap="sm">
          {chosen !== undefined && (
            <Checkbox
              className="no-print"
              aria-label={t('chooseBody', { body: body.name })}
              checked={chosen}
              onChange={onToggle}
            />
          )}
          <Text fw={500} component="span">
            <BodyName one={one} />
          </Text>
          {plan === null ? (
            <Badge variant="outline" color="red" tt="none">
              {t('noPlan')}
            </Badge>
          ) : (
            <StateBadge state={plan.state} />
          )}
        </Group>
        <Text size="sm">{t('tasksTaken', { taken: one.taken, bound: one.bound })}</Text>
      </Group>
      {facts.length > 0 && (
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
      )}
      {missing.length > 0 && (
        <details className={classes.inner}>
          <summary style={{ cursor: 'pointer' }}>
            {t('missing')} ({missing.length})
          </summary>
          <ul>
            {missing.map(({ task }) => (
              <li key={task}>
                <Text size="sm" lineClamp={2}>
                  {[coverage.tasks[task]?.label, coverage.tasks[task]?.text].filter(Boolean).join(': ')}
                </Text>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
