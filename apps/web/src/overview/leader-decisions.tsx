import { type overview, work } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { type Role, useMe } from '../app/session.ts';
import { AppLink } from '../ui/app-link.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Speak, Thread } from '../work/difficulty-page.tsx';
import classes from './leader-page.module.css';
import { words } from './words.ts';

const DECIDERS: readonly Role[] = ['leader', 'lead_officer'];

/** What waits for the issuer's decision; each opens in place, and is answered there. */
export function Decisions({ summary }: { readonly summary: overview.Summary }) {
  const t = useWords(words);
  const { decisions, plan } = summary;
  const me = useMe();
  // As the policy says for difficulty.decide; the server has the last word.
  const decides =
    me?.roles.some(({ role, body }) => body.id === plan.issuer.id && DECIDERS.includes(role)) ?? false;
  return (
    <Card component="section" withBorder>
      <Group justify="space-between" mb="sm" gap="xs">
        <Title order={2}>{t('decisions')}</Title>
        <AppLink to="/kho-khan" search={{ keHoach: plan.id }} size="sm">
          {t('allDifficulties')}
        </AppLink>
      </Group>
      {decisions.length === 0 ? (
        <Text c="dimmed">{t('noDecisions')}</Text>
      ) : (
        <ul className={classes.list}>
          {decisions.map((decision) => (
            <Decision key={decision.id} decision={decision} decides={decides} />
          ))}
        </ul>
      )}
    </Card>
  );
}

interface DecisionProps {
  readonly decision: overview.Summary['decisions'][number];
  /** The person may decide; else they read. */
  readonly decides: boolean;
}

function Decision({ decision, decides }: DecisionProps) {
  const t = useWords(words);
  const [opened, { toggle }] = useDisclosure(false);
  const word = opened ? t('showFew') : t(decides ? 'openDecision' : 'readDecision');
  const Chevron = opened ? IconChevronUp : IconChevronDown;
  return (
    <li className={classes.decision}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <div className={classes.what}>
          <AppLink to="/kho-khan/$difficultyId" params={{ difficultyId: decision.id }} fw={600}>
            {decision.title}
          </AppLink>
          <Text size="sm" c="dimmed">
            {t('decisionLine', { body: decision.body.name, date: formatDate(decision.raisedOn) })}
          </Text>
        </div>
        <Button
          variant={opened ? 'default' : 'light'}
          size="sm"
          className={`${classes.open} no-print`}
          onClick={toggle}
          aria-expanded={opened}
          aria-label={`${word}: ${decision.title}`}
          rightSection={<Chevron size={16} aria-hidden />}
        >
          {word}
        </Button>
      </Group>
      {opened && <DecisionPanel id={decision.id} />}
    </li>
  );
}

function DecisionPanel({ id }: { readonly id: string }) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery(read(work.difficulty, { params: { difficultyId: id } }));
  if (error !== null) return <Failure problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading lines={4} />;
  return (
    <Stack gap="md" mt="sm">
      <Thread one={data} />
      {data.events.length > 0 ? (
        <Speak one={data} />
      ) : (
        <Text size="sm" c="dimmed">
          {t('decidedBy', { body: data.issuerBody.name })}
        </Text>
      )}
    </Stack>
  );
}
