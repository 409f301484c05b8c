import type { work } from '@binhdang/contract';
import { DIFFICULTY_STATUS_NAMES } from '@binhdang/domain';
import { Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { useHasDraft } from '../ui/use-draft.ts';
import { RaiseForm, raiseDraft } from './raise-form.tsx';
import { words } from './words.ts';

/** Difficulties raised on one obligation, and raising another. */
export function OwnDifficulties({ obligation }: { readonly obligation: work.Obligation }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const mayRaise = obligation.allowed.includes('difficulty.raise');
  const begun = useHasDraft(raiseDraft(obligation.id));
  const [opened, { open, close }] = useDisclosure(begun && mayRaise);
  if (!mayRaise && obligation.difficulties.length === 0) return null;
  return (
    <Card component="section">
      <Group justify="space-between" mb="sm">
        <Title order={2}>{t('difficulties')}</Title>
        {mayRaise && !opened && (
          <Button variant="default" size="sm" className="no-print" onClick={open}>
            {t('raise')}
          </Button>
        )}
      </Group>
      <Stack gap="xs">
        {opened && (
          <RaiseForm
            plans={[{ ...obligation.plan, bodies: [obligation.body] }]}
            obligationId={obligation.id}
            onClose={close}
          />
        )}
        {obligation.difficulties.map((difficulty) => (
          <div key={difficulty.id}>
            <Anchor component={Link} to={`/kho-khan/${difficulty.id}`}>
              {difficulty.title}
            </Anchor>
            <Text size="sm" c="dimmed">
              {say(DIFFICULTY_STATUS_NAMES[difficulty.status])},{' '}
              {formatInstant(difficulty.raisedAt, language)}
            </Text>
          </div>
        ))}
      </Stack>
    </Card>
  );
}
