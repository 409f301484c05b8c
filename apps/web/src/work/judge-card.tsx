import type { work } from '@binhdang/contract';
import { OBLIGATION_ROLE_NAMES } from '@binhdang/domain';
import { Anchor, Card, Divider, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useSay, useWords } from '../app/i18n.tsx';
import { StandingBadge } from '../ui/standing-badge.tsx';
import { Due } from './due.tsx';
import { ProgressEntry } from './progress-entry.tsx';
import { judgeWords, words } from './words.ts';
import classes from './work.module.css';

/** A report to judge, beneath what was asked. */
export function JudgeCard({ item }: { readonly item: work.JudgeItem }) {
  const t = useWords(words);
  const tj = useWords(judgeWords);
  const say = useSay();
  return (
    <Card component="section">
      <Group justify="space-between" mb={4}>
        <Text fw={700}>{item.body.name}</Text>
        <StandingBadge standing={item.standing} />
      </Group>
      {item.above !== null && (
        <Text size="sm" c="dimmed">
          {item.above.label} {item.above.text}
        </Text>
      )}
      <Text className={classes.prose}>
        {item.label} {item.task}
      </Text>
      <Group gap="md" mt={4}>
        <Text size="sm" c="dimmed">
          {item.plan.number} · {say(OBLIGATION_ROLE_NAMES[item.role])}
        </Text>
        <Due due={item.occurrenceDueOn ?? item.dueOn} open={false} />
        <Anchor component={Link} to={`/nhiem-vu/${item.obligationId}`} size="sm">
          {tj('openObligation')}
        </Anchor>
      </Group>
      {item.expectedProof !== null && (
        <Text size="sm" mt={4}>
          {t('proof')}: {item.expectedProof}
        </Text>
      )}
      <Divider my="sm" />
      <ProgressEntry progress={item.progress} />
      {item.progress.evidence.length + item.progress.records.length === 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {tj('noEvidence')}
        </Text>
      )}
    </Card>
  );
}
