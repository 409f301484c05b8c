import type { BodyRef } from '@binhdang/contract';
import type { RecordFault } from '@binhdang/domain/register';
import { Alert, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconHistory } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { useMe, useToday } from '../../app/session.ts';
import { DraftNotice } from '../../ui/draft-notice.tsx';
import { entryTitle } from '../entry-title.ts';
import { type Entered, type Names, sameEntered } from '../form/entered.ts';
import { useRecordForm } from '../form/use-record-form.ts';
import type { LoadedRegister } from '../use-register.ts';
import classes from './entry.module.css';
import { EntryForm } from './entry-form.tsx';
import { keepChoices } from './last-choices.ts';
import { namesIn, repeated } from './repeats.ts';
import { resumeAt } from './resume.ts';
import { useRecordDraft } from './use-record-draft.ts';
import { useSaveRecord, type Written } from './use-save-record.ts';
import { words } from './words.ts';

interface Content {
  readonly values: Entered;
  readonly names: Names;
}

/** A record that was submitted, and what the next one begins with. */
export interface Saved {
  readonly id: string;
  readonly title: string | undefined;
  readonly warnings: readonly Pick<RecordFault, 'path' | 'message'>[];
  readonly next: Content;
  /** It is on this machine only; `id` is that of its entry in the outbox. */
  readonly waiting?: boolean;
}

interface NewRecordProps {
  readonly register: LoadedRegister;
  readonly body: BodyRef;
  readonly onBody: (id: string) => void;
  readonly start: Content;
  readonly draftKey: string;
  readonly obligationId: string | undefined;
  /** What it begins with was not copied on purpose, so it is marked. */
  readonly prefilled: boolean;
  readonly onSubmitted: (saved: Saved) => void;
}

const BLANK: Content = { values: {}, names: {} };

/** One new record, from the empty form until the server has it. */
export function NewRecord({
  register,
  body,
  onBody,
  start,
  draftKey,
  obligationId,
  ...props
}: NewRecordProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const me = useMe();
  const today = useToday() ?? '';
  const navigate = useNavigate();
  const { rules, axes, definition } = register;
  const formId = 'record';
  const form = useRecordForm({ rules, axes, today, ...start });
  const draft = useRecordDraft({
    key: draftKey,
    content: { values: form.values, names: form.names, bodyId: body.id },
    touched: form.values !== start.values,
    onRestore: ({ values, names, bodyId }) => {
      form.put(values, names);
      if (bodyId !== undefined) onBody(bodyId);
    },
    onDiscard: () => form.put(BLANK.values, BLANK.names),
  });
  const leave = () => void navigate({ to: '/so-theo-doi/$register', params: { register: register.code } });
  const title = () => entryTitle(register, form.record(), form.names, language);
  /** The record is safe, on the server or on this machine: what the next one begins with. */
  const finished = () => {
    draft.clear();
    const content = { values: form.entered(), names: form.names };
    if (me !== undefined) keepChoices(me.id, definition, content);
    const values = repeated(definition, content.values);
    return { values, names: namesIn(values, form.names) };
  };
  const save = useSaveRecord({
    onDone: (written: Written) => {
      const next = finished();
      if (written.status === 'draft') {
        notifications.show({ message: t('draftSaved'), color: 'green' });
        resumeAt.focus = document.activeElement?.id;
        return navigate({ to: '/ban-ghi/$recordId/sua', params: { recordId: written.id }, replace: true });
      }
      const { id, warnings } = written;
      props.onSubmitted({ id, title: title(), warnings, next });
    },
    onWaiting: ({ id }) =>
      props.onSubmitted({ id, title: title(), warnings: [], next: finished(), waiting: true }),
  });
  const send = (submit: boolean) =>
    void save.save({
      register: register.code,
      definitionId: register.definitionId,
      number: register.number,
      body,
      values: form.record(),
      submit,
      obligationIds: obligationId === undefined ? [] : [obligationId],
      title: title() ?? '',
      names: form.names,
    });
  const { notes, filled } = usePrefilled(props.prefilled ? start.values : BLANK.values, form.values);
  return (
    <>
      <DraftNotice draft={draft} />
      {filled.length > 0 && form.values === start.values && (
        <Alert variant="outline" icon={<IconHistory aria-hidden />}>
          <Group justify="space-between" gap="sm">
            {t('filledBefore', { count: filled.length })}
            <button
              type="button"
              className={classes.link}
              onClick={() => form.put(BLANK.values, BLANK.names)}
            >
              {t('emptyThem')}
            </button>
          </Group>
        </Alert>
      )}
      <EntryForm
        register={register}
        today={today}
        formId={formId}
        form={form}
        bodyId={body.id}
        notes={notes}
        labels={{
          submit: t('submit'),
          anyway: t('submitAnyway'),
          draft: t('saveDraft'),
          keys: t('keys'),
        }}
        save={save}
        onSave={send}
        onLeave={leave}
      />
    </>
  );
}

/** Marks the fields that still hold what was filled in beforehand. */
function usePrefilled(start: Entered, values: Entered) {
  const t = useWords(words);
  const [mark] = useState<ReactNode>(() => <span className={classes.note}>{t('asBefore')}</span>);
  const filled = Object.keys(start).filter((code) => sameEntered(start[code], values[code]));
  const codes = filled.join(' ');
  const notes = useMemo(
    () => new Map(codes === '' ? [] : codes.split(' ').map((code) => [code, mark] as const)),
    [codes, mark],
  );
  return { notes, filled };
}
