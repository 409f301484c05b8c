import { register } from '@binhdang/contract';
import { answered } from '@binhdang/domain/register';
import { Alert, Button, Checkbox, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { IconBan } from '@tabler/icons-react';
import { useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { useToday } from '../../app/session.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { Mapping } from './changes-tab.tsx';
import classes from './design.module.css';
import { useDesigner } from './design-context.ts';
import { Findings } from './findings.tsx';
import { type Changes, useChanges } from './use-changes.ts';
import { words } from './words.ts';

interface PublishDialogProps {
  readonly onClose: () => void;
  readonly onPublished: () => void;
}

/** The last look: what it does, from when, and why. */
export function PublishDialog({ onClose, onPublished }: PublishDialogProps) {
  const t = useWords(words);
  const { design } = useDesigner();
  useFocusBack();
  const number = (design.versions[0]?.number ?? 0) + 1;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('publishTitle', { number })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <PublishForm onClose={onClose} onPublished={onPublished} />
    </Modal>
  );
}

function PublishForm({ onClose, onPublished }: PublishDialogProps) {
  const t = useWords(words);
  const { design, findings, saving, work } = useDesigner();
  const today = useToday() ?? '';
  const { changes } = useChanges();
  const [waiting, setWaiting] = useState(false);
  const form = useForm({
    initialValues: { appliesFrom: today as string | null, reason: '', bringOver: false },
    validate: {
      appliesFrom: (day) => (day === null ? t('appliesFrom') : null),
      reason: (reason) => (design.versions.length > 0 && reason.trim() === '' ? t('reasonNeeded') : null),
    },
  });
  const submit = useSubmit(register.publishDesign, {
    form,
    outdates: ['register'],
    onDone: ({ number }) => {
      notifications.show({ message: t('published', { number }), color: 'green' });
      onPublished();
    },
  });
  const refused = changes?.changes.filter(({ effect }) => effect === 'refused') ?? [];
  const mapping = changes ? answered(changes.needs, work.mapping) : {};
  const unanswered =
    changes?.needs.some(({ list, choice }) => mapping[list]?.[choice.code] === undefined) ?? false;
  const reachesBack = form.values.bringOver || Object.keys(mapping).length > 0;
  const blocked = findings.length > 0 || refused.length > 0 || changes === undefined || unanswered;
  const send = form.onSubmit(async (values) => {
    setWaiting(true);
    // What is on screen is what is published.
    const saved = await saving.now();
    setWaiting(false);
    if (!saved) return;
    await submit.run({
      params: { register: design.code },
      body: {
        version: saving.savedVersion(),
        appliesFrom: values.appliesFrom ?? today,
        reason: values.reason.trim(),
        bringOver: values.bringOver,
      },
    });
  });
  return (
    <form noValidate onSubmit={send}>
      <Stack>
        {findings.length > 0 && <Findings findings={findings} plain />}
        <Refused refused={refused} />
        {changes !== undefined && changes.needs.length > 0 && <Mapping needs={changes.needs} />}
        {changes !== undefined && <Effects changes={changes} />}
        <DateField
          label={t('appliesFrom')}
          description={t('appliesHint')}
          required
          value={reachesBack ? today : form.values.appliesFrom}
          minDate={today}
          {...(reachesBack ? { maxDate: today } : {})}
          onChange={(day) => form.setFieldValue('appliesFrom', day)}
          error={form.errors.appliesFrom}
        />
        <Textarea
          label={t('publishReason')}
          description={t('publishReasonHint')}
          required={design.versions.length > 0}
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
        {(changes?.records ?? 0) > 0 && (
          <Checkbox
            label={t('bringOver')}
            description={
              form.values.bringOver
                ? t('bringOverHint', { count: changes?.records ?? 0 })
                : t('keepsOld', { count: changes?.records ?? 0 })
            }
            checked={form.values.bringOver}
            onChange={(event) => {
              form.setFieldValue('bringOver', event.currentTarget.checked);
              if (event.currentTarget.checked) form.setFieldValue('appliesFrom', today);
            }}
          />
        )}
        {saving.problem !== undefined && <Failure problem={saving.problem} />}
        {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={blocked} loading={submit.pending || waiting}>
            {t('publish')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Refused({
  refused,
}: {
  readonly refused: readonly { at: string; message: { vi: string; en: string } }[];
}) {
  const t = useWords(words);
  const say = useSay();
  if (refused.length === 0) return null;
  return (
    <Alert variant="outline" color="red" icon={<IconBan aria-hidden />} title={t('refusedTitle')}>
      <ul className={classes.changes}>
        {refused.map(({ at, message }) => (
          <li key={`${at} ${message.vi}`}>{say(message)}</li>
        ))}
      </ul>
    </Alert>
  );
}

const MOST_TOLD = 8;

/** The changes in words, and what they do to the records that are there. */
function Effects({ changes: { changes, needs, records } }: { readonly changes: Changes }) {
  const t = useWords(words);
  const say = useSay();
  const mapped = needs.reduce((sum, need) => sum + need.records, 0);
  const safe = changes.filter(({ effect }) => effect === 'safe');
  if (changes.length === 0) return null;
  return (
    <div>
      <Text fw={600}>{t('effects')}</Text>
      <ul className={classes.changes}>
        {safe.slice(0, MOST_TOLD).map(({ part, at, message }) => (
          <li key={`${part} ${at} ${message.vi}`}>{say(message)}</li>
        ))}
        {safe.length > MOST_TOLD && <li>{t('effectMore', { count: safe.length - MOST_TOLD })}</li>}
        {mapped > 0 && <li>{t('effectMapped', { count: mapped })}</li>}
        {records > 0 && <li>{t('effectRecords', { count: records })}</li>}
      </ul>
    </div>
  );
}
