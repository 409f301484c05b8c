import { publicPage } from '@binhdang/contract';
import { Alert, Group, NativeSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../app/api.ts';
import { useSay, useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Part } from '../ui/part.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { Choices } from './manage-page.tsx';
import { Preview } from './preview.tsx';
import { words } from './words.ts';

type Kind = 'plan' | 'indicator' | 'measure';
const KINDS: readonly Kind[] = ['indicator', 'measure', 'plan'];
const YEARS_BACK = 15;

interface Choice {
  readonly kind: Kind;
  readonly subject: string;
  readonly breakdown: string;
  readonly year: number;
}

/** Chooses what to publish, shows it as the public will see it, publishes it. */
export function DataPart({ choices }: { readonly choices: Choices }) {
  const t = useWords(words);
  const thisYear = Number(useToday()?.slice(0, 4));
  const [choice, setChoice] = useState<Choice>({
    kind: 'indicator',
    subject: '',
    breakdown: '',
    year: thisYear,
  });
  const options = useSubjects(choices, choice.kind);
  const measure = choices.measures.find(({ code }) => choice.kind === 'measure' && code === choice.subject);
  const say = useSay();
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, back) => String(thisYear - back));
  const choose = (subject: string) => {
    const found = choices.measures.find(({ code }) => choice.kind === 'measure' && code === subject);
    setChoice({ ...choice, subject, breakdown: found?.breakdowns[0]?.code ?? '' });
  };
  return (
    <Part title={t('data')}>
      <Group align="flex-end" wrap="wrap">
        <NativeSelect
          label={t('kind')}
          data={KINDS.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
          value={choice.kind}
          onChange={({ currentTarget: { value } }) =>
            setChoice({ ...choice, kind: value as Kind, subject: '', breakdown: '' })
          }
        />
        <Select
          label={t('subject')}
          placeholder={t('choose')}
          data={options}
          value={choice.subject || null}
          onChange={(value) => choose(value ?? '')}
          searchable
          flex="1 1 18rem"
        />
        {measure && measure.breakdowns.length > 1 && (
          <NativeSelect
            label={t('breakdown')}
            data={measure.breakdowns.map(({ code, name }) => ({ value: code, label: say(name) }))}
            value={choice.breakdown}
            onChange={({ currentTarget: { value } }) => setChoice({ ...choice, breakdown: value })}
          />
        )}
        {choice.kind !== 'plan' && (
          <NativeSelect
            label={t('year')}
            data={years}
            value={String(choice.year)}
            onChange={({ currentTarget: { value } }) => setChoice({ ...choice, year: Number(value) })}
          />
        )}
      </Group>
      {isSensitive(choices, choice) && (
        <Text size="sm" c="dimmed">
          {t('sensitiveNote', { least: choices.least })}
        </Text>
      )}
      {choice.subject !== '' && <Chosen key={JSON.stringify(choice)} choice={choice} />}
    </Part>
  );
}

function isSensitive(choices: Choices, { kind, subject }: Choice): boolean {
  const among = kind === 'indicator' ? choices.indicators : kind === 'measure' ? choices.measures : [];
  return among.some(({ code, sensitive }) => code === subject && sensitive);
}

function useSubjects(choices: Choices, kind: Kind): { value: string; label: string }[] {
  const t = useWords(words);
  const say = useSay();
  if (kind === 'plan') return choices.plans.map(({ id, name }) => ({ value: id, label: name }));
  const note = (sensitive: boolean) => (sensitive ? t('sensitive') : '');
  if (kind === 'measure')
    return choices.measures.map(({ code, name, sensitive }) => ({
      value: code,
      label: `${say(name)}${note(sensitive)}`,
    }));
  return choices.indicators.map(({ code, name, sensitive }) => ({
    value: code,
    label: `${code} ${say(name)}${note(sensitive)}`,
  }));
}

function Chosen({ choice }: { readonly choice: Choice }) {
  const t = useWords(words);
  const say = useSay();
  const [reason, setReason] = useState('');
  const asked = { ...choice, year: choice.kind === 'plan' ? undefined : choice.year };
  const query = useQuery(read(publicPage.preview, { query: asked }));
  const submit = useSubmit(publicPage.publish, {
    outdates: ['public'],
    onDone: () => {
      setReason('');
      notifications.show({ message: t('published'), color: 'green' });
    },
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  const { content, hidden, number, obstacle } = query.data;
  const correction = number > 1;
  return (
    <Stack gap="sm">
      <Text fw={600}>{t('preview')}</Text>
      <Preview content={content} />
      <Text size="sm" c="dimmed">
        {t('edition', { number })}
        {hidden > 0 && `; ${t('hiddenCount', { hidden })}`}
      </Text>
      {obstacle && (
        <Alert color="yellow" title={t('obstacle')}>
          {say(obstacle)}
        </Alert>
      )}
      {!obstacle && correction && (
        <TextInput
          label={t('reason')}
          description={t('reasonNeeded')}
          required
          maxLength={500}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
        />
      )}
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
      {!obstacle && (
        <Group>
          <ConfirmButton
            label={t('publish')}
            question={t('publishQuestion')}
            pending={submit.pending}
            disabled={correction && reason.trim() === ''}
            onConfirm={() => submit.run({ body: { ...asked, reason: reason.trim() === '' ? null : reason } })}
          />
        </Group>
      )}
    </Stack>
  );
}
