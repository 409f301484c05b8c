import { Alert, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { useToday } from '../../app/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { EntryForm } from '../entry/entry-form.tsx';
import { entryTitle } from '../entry-title.ts';
import { useRecordForm } from '../form/use-record-form.ts';
import { type LoadedRegister, useRegister } from '../use-register.ts';
import { ConflictView } from './conflict-view.tsx';
import type { OutboxEntry } from './entry.ts';
import type { Outbox } from './outbox.ts';
import { Why } from './outbox-page.tsx';
import { waitingEntryRoute } from './routes.ts';
import { useOutbox } from './use-outbox.ts';
import { words } from './words.ts';

/** One entry that waits: in its form to be changed, or both sides where somebody else changed the record first. */
export function WaitingEntryPage() {
  const t = useWords(words);
  const { entryId } = waitingEntryRoute.useParams();
  const { outbox, entries, sendNow } = useOutbox();
  const entry = entries.find(({ id }) => id === entryId);
  if (outbox && entry !== undefined)
    return <Waiting key={entry.id} outbox={outbox} entry={entry} sendNow={sendNow} />;
  return (
    <Page
      title={t('editWaiting')}
      crumbs={[
        { title: t('registers'), to: '/so-theo-doi' },
        { title: t('outbox'), to: '/so-theo-doi/cho-gui' },
      ]}
    >
      {outbox === undefined ? (
        <Loading lines={6} />
      ) : outbox === null ? (
        <Alert color="yellow">{t('cannotKeep')}</Alert>
      ) : (
        <Empty
          text={t('noEntry')}
          action={<LinkButton to="/so-theo-doi/cho-gui">{t('toOutbox')}</LinkButton>}
        />
      )}
    </Page>
  );
}

interface WaitingProps {
  readonly outbox: Outbox;
  readonly entry: OutboxEntry;
  readonly sendNow: () => void;
}

function Waiting(props: WaitingProps) {
  const t = useWords(words);
  const say = useSay();
  const { entry } = props;
  const { register, query } = useRegister(entry.register, entry.number);
  const theirs = entry.refused?.theirs;
  return (
    <Page
      title={theirs === undefined ? t('editWaiting') : t('conflict')}
      subtitle={[
        register && say(register.definition.name),
        entry.title || t('untitled'),
        entry.body.shortName ?? entry.body.name,
      ]
        .filter(Boolean)
        .join(' · ')}
      crumbs={[
        { title: t('registers'), to: '/so-theo-doi' },
        { title: t('outbox'), to: '/so-theo-doi/cho-gui' },
      ]}
    >
      {query.isError ? (
        <Failure problem={query.error} onRetry={() => void query.refetch()} />
      ) : register === undefined ? (
        <Loading lines={8} />
      ) : theirs === undefined ? (
        <WaitingForm {...props} register={register} />
      ) : (
        <ConflictView {...props} theirs={theirs} register={register} />
      )}
    </Page>
  );
}

function WaitingForm({
  outbox,
  entry,
  sendNow,
  register,
}: WaitingProps & { readonly register: LoadedRegister }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const { language } = useLanguage();
  const today = useToday() ?? '';
  const { rules, axes } = register;
  const [begun] = useState(entry);
  const [pending, setPending] = useState(false);
  const [reason, setReason] = useState(begun.reason ?? '');
  const form = useRecordForm({ rules, axes, today, values: begun.values, names: begun.names });
  const reasonAsked = begun.reason != null || begun.refused?.errors.some(({ path }) => path === 'reason');
  const { refuse } = form;
  useEffect(() => {
    if (begun.refused !== undefined) refuse(begun.refused.errors);
  }, [begun, refuse]);
  const leave = () => void navigate({ to: '/so-theo-doi/cho-gui' });
  const save = async (submit: boolean) => {
    setPending(true);
    const values = form.record();
    const mended = await outbox.mend(begun.id, {
      values,
      title: entryTitle(register, values, form.names, language) ?? begun.title,
      names: form.names,
      submit,
      reason: reason.trim() || null,
    });
    setPending(false);
    if (!mended) return notifications.show({ color: 'red', message: t('beingSent') });
    notifications.show({ color: 'green', message: t('savedHere') });
    sendNow();
    leave();
  };
  return (
    <>
      <Why entry={begun} />
      <EntryForm
        register={register}
        today={today}
        formId="record"
        form={form}
        bodyId={begun.body.id}
        labels={{
          submit: t('save'),
          anyway: t('saveAnyway'),
          draft: begun.submit ? undefined : t('saveDraft'),
          keys: t('keys'),
        }}
        save={{ save: async () => false, retry: undefined, pending, problem: undefined }}
        onSave={(submit) => void save(submit)}
        onLeave={leave}
      >
        {reasonAsked && (
          <Stack gap={0}>
            <Textarea
              label={t('reason')}
              autosize
              minRows={2}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </Stack>
        )}
      </EntryForm>
    </>
  );
}
