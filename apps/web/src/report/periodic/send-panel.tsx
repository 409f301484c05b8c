import { report } from '@binhdang/contract';
import { Anchor, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSend, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { useDesk } from './desk.ts';
import { partsIn } from './draft-content.ts';
import { hasMoved, isMissing, partAnchor } from './marks.ts';
import { pageWords } from './page-words.ts';
import classes from './report.module.css';
import { headingOf, SaveState } from './save-state.tsx';

/** What is missing before a report may be sent, and sending it. */
export function SendPanel() {
  const t = useWords(pageWords);
  const { page, draft } = useDesk();
  if (!draft.writing) return null;
  const correction = page.head.lastNumber > 0;
  return (
    <section className={classes.panel} aria-label={t('send')}>
      <Stack gap="xs">
        <SaveState />
        {correction && (
          <Textarea
            label={t('changes')}
            description={t('changesHint')}
            autosize
            minRows={2}
            value={draft.changes}
            maxLength={4_000}
            onChange={(event) => draft.setChanges(event.currentTarget.value)}
          />
        )}
        <Checks />
        <Send />
        {correction && <Drop />}
      </Stack>
    </section>
  );
}

function Checks() {
  const t = useWords(pageWords);
  const say = useSay();
  const { page, draft, remarks, unverified } = useDesk();
  const parts = partsIn(page);
  const missing = parts.filter((part) => isMissing(part, draft.content));
  const moved = parts.filter((part) => part.type === 'narrative' && hasMoved(part, draft.content));
  const open = remarks.filter(({ settledAt }) => settledAt === null);
  return (
    <>
      {missing.length === 0 ? (
        <Text size="sm" className={classes.good}>
          {t('sendReady')}
        </Text>
      ) : (
        <div>
          <Text size="sm" className={classes.bad}>
            {t('sendMissing', { count: missing.length })}
          </Text>
          <ul className={classes.list}>
            {missing.map((part) => (
              <li key={part.code}>
                <Anchor
                  size="sm"
                  href={`#${partAnchor(part.code)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    const place = document.getElementById(partAnchor(part.code));
                    place?.scrollIntoView({ block: 'start' });
                    place?.querySelector<HTMLElement>('button, textarea')?.focus({ preventScroll: true });
                  }}
                >
                  {part.title === null
                    ? headingOf([...page.sections, ...page.annexes], part.code, say)
                    : say(part.title)}
                </Anchor>
              </li>
            ))}
          </ul>
        </div>
      )}
      {moved.length > 0 && (
        <Text size="sm" className={classes.warn}>
          {t('sendMoved', { count: moved.length })}
        </Text>
      )}
      {open.length > 0 && (
        <Text size="sm" className={classes.warn}>
          {t('sendRemarks', { count: open.length })}
        </Text>
      )}
      {unverified.size > 0 && (
        <Text size="sm" c="dimmed">
          {t('sendUnverified', { count: unverified.size })}
        </Text>
      )}
    </>
  );
}

function Send() {
  const t = useWords(pageWords);
  const { page, draft } = useDesk();
  const [unsaved, setUnsaved] = useState(false);
  const submit = useSubmit(report.submitReport, {
    outdates: ['report', 'regime'],
    onDone: ({ code }) => notifications.show({ message: t('sent', { code }), color: 'green' }),
  });
  const missing = partsIn(page).some((part) => isMissing(part, draft.content));
  const { receiver, lastNumber, state } = page.head;
  const accepted = state === 'accepted' || state === 'locked';
  const label = t(lastNumber > 0 && accepted ? 'sendCorrection' : 'send');
  const send = async () => {
    setUnsaved(false);
    const version = await draft.flush();
    if (version === undefined) {
      setUnsaved(true);
      return false;
    }
    return submit.run({ params: { reportId: page.head.id }, body: { version } });
  };
  return (
    <ConfirmButton
      label={label}
      fullWidth
      disabled={missing || (accepted && draft.changes.trim() === '')}
      leftSection={<IconSend size={18} aria-hidden />}
      pending={submit.pending}
      question={
        <Stack gap="sm">
          <Text>{receiver === null ? t('sendOutside') : t('sendQuestion', { receiver: receiver.name })}</Text>
          {unsaved && (
            <Text role="alert" className={classes.bad}>
              {t('notSaved')}
            </Text>
          )}
          {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        </Stack>
      }
      onConfirm={send}
    />
  );
}

function Drop() {
  const t = useWords(pageWords);
  const { page } = useDesk();
  const submit = useSubmit(report.dropCorrection, { outdates: ['report'] });
  return (
    <ConfirmButton
      label={t('drop')}
      variant="subtle"
      color="red"
      size="compact-sm"
      leftSection={<IconTrash size={16} aria-hidden />}
      pending={submit.pending}
      question={
        <Stack gap="sm">
          <Text>{t('dropQuestion')}</Text>
          {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        </Stack>
      }
      onConfirm={() => submit.run({ params: { reportId: page.head.id } })}
    />
  );
}
