import { register as contract } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Alert, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import type { ImportViewProps } from './again.tsx';
import { words } from './words.ts';

/** What came in, where to see it, and how to take it back. */
export function DoneImport({ register, one }: ImportViewProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const count = formatNumber(one.imported ?? 0, language);
  return (
    <>
      <Alert
        color="green"
        variant="outline"
        icon={<IconCircleCheck aria-hidden />}
        title={t('doneTitle', { count })}
        role="status"
      >
        {one.confirmedBy !== null &&
          one.confirmedAt !== null &&
          t('doneText', { person: one.confirmedBy.name, at: formatInstant(one.confirmedAt, language) })}
      </Alert>
      {one.failure !== null && <Alert color="red">{say(one.failure)}</Alert>}
      <Group>
        <LinkButton
          to="/so-theo-doi/$register"
          params={{ register: register.code }}
          search={{ nhap: one.id }}
        >
          {t('seeRecords')}
        </LinkButton>
        {one.changedSince.total === 0 && <Undo one={one} />}
      </Group>
      {one.changedSince.total > 0 && <Changed one={one} />}
    </>
  );
}

function Undo({ one }: { readonly one: contract.RecordImport }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const undo = useSubmit(contract.undoImport, { outdates: ['register'] });
  const run = async () => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return false;
    return undo.run({ params: { importId: one.id }, body: { reason } });
  };
  return (
    <ConfirmButton
      label={t('undo')}
      color="red"
      variant="outline"
      pending={undo.pending}
      onConfirm={run}
      question={
        <Stack>
          <Text>{t('undoQuestion', { count: formatNumber(one.imported ?? 0, language) })}</Text>
          <Textarea
            label={t('undoReason')}
            withAsterisk
            value={reason}
            error={missing && reason.trim() === '' && t('undoReasonNeeded')}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {undo.problem !== undefined && <Failure problem={undo.problem} onRetry={undo.retry} />}
        </Stack>
      }
    />
  );
}

function Changed({ one: { changedSince } }: { readonly one: contract.RecordImport }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  return (
    <div>
      <Text size="sm">{t('cannotUndo', { count: formatNumber(changedSince.total, language) })}</Text>
      <ul>
        {changedSince.items.map(({ recordId, title, why }) => (
          <li key={recordId}>
            <AppLink to="/ban-ghi/$recordId" params={{ recordId }} size="sm">
              {title}
            </AppLink>{' '}
            <Text span size="sm" c="dimmed">
              ({say(why)})
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
