import { register as contract, type OutputOf } from '@binhdang/contract';
import { Alert, Card, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { read } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { useToday } from '../../app/session.ts';
import { ConflictDialog } from '../../ui/conflict-dialog.tsx';
import { DraftNotice } from '../../ui/draft-notice.tsx';
import { entryTitle } from '../entry-title.ts';
import type { Names } from '../form/entered.ts';
import { useRecordForm } from '../form/use-record-form.ts';
import type { LoadedRegister } from '../use-register.ts';
import { conflictFields } from './conflict-fields.ts';
import { EntryForm } from './entry-form.tsx';
import { resumeAt } from './resume.ts';
import { useRecordDraft } from './use-record-draft.ts';
import { type Newer, useSaveRecord, type Written } from './use-save-record.ts';
import { words } from './words.ts';

type RecordDetail = OutputOf<typeof contract.record>;

interface EditRecordProps {
  readonly register: LoadedRegister;
  readonly record: RecordDetail;
}

/** Names of bodies, places and records, and of files, by id. */
const namesOf = (record: RecordDetail): Names => ({
  ...record.names,
  ...Object.fromEntries(record.files.map(({ id, name }) => [id, name])),
});

/** A record as it was read, changed until the server has it. */
export function EditRecord({ register, record }: EditRecordProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const today = useToday() ?? '';
  const navigate = useNavigate();
  const queries = useQueryClient();
  // Read again while somebody types, the form stays as it was begun; a newer version is told when this one is saved.
  const [begun] = useState(() => ({ values: record.values, names: namesOf(record) }));
  const [version, setVersion] = useState(record.version);
  const [reason, setReason] = useState('');
  const [reasonMissing, setReasonMissing] = useState(false);
  const [clash, setClash] = useState<Newer>();
  const [kept, setKept] = useState<unknown>(begun.values);
  const { rules, axes } = register;
  const formId = 'record';
  const form = useRecordForm({ rules, axes, today, ...begun });
  const draft = useRecordDraft({
    key: `edit.${record.id}`,
    content: { values: form.values, names: form.names, version, reason },
    touched: form.values !== kept || reason !== '',
    onRestore: (found) => {
      form.put(found.values, { ...begun.names, ...found.names });
      setReason(found.reason ?? '');
      // What the draft was based on, so that a change made since is not overwritten unseen.
      setVersion(found.version ?? record.version);
    },
    onDiscard: () => {
      form.put(record.values, namesOf(record));
      setReason('');
      setVersion(record.version);
    },
  });
  useResumed();
  const open = record.status === 'draft' || record.status === 'returned';
  const leave = () => void navigate({ to: '/ban-ghi/$recordId', params: { recordId: record.id } });
  const save = useSaveRecord({
    onDone: (written: Written) => {
      draft.clear();
      const stays = written.status === 'draft' || written.status === 'returned';
      notifications.show({
        message: t(stays ? 'draftSaved' : open ? 'submitted' : 'changeSaved'),
        color: 'green',
      });
      if (!stays) return leave();
      setVersion(written.version);
      setKept(form.entered());
    },
    onWaiting: () => {
      draft.clear();
      notifications.show({ message: t('savedHere'), color: 'green' });
      leave();
    },
    onConflict: async (newer) => {
      // Names of what the other version refers to come with the record.
      const now = await queries.fetchQuery({
        ...read(contract.record, { params: { recordId: record.id } }),
        staleTime: 0,
      });
      setTheirNames(namesOf(now));
      setClash(newer);
    },
  });
  const [theirNames, setTheirNames] = useState<Names>({});
  const send = (submit: boolean, based = version) => {
    if (record.status === 'verified' && reason.trim() === '') {
      setReasonMissing(true);
      requestAnimationFrame(() => document.getElementById('change-reason')?.focus());
      return;
    }
    void save.save({
      register: record.register,
      definitionId: record.definitionId,
      number: record.number,
      body: record.body,
      values: form.record(),
      submit,
      base: { recordId: record.id, version: based, values: clash?.values ?? begun.values },
      reason: reason.trim() === '' ? null : reason,
      title: entryTitle(register, form.record(), form.names, language) ?? record.title,
      names: form.names,
    });
  };
  return (
    <>
      <DraftNotice draft={draft} />
      {record.status === 'returned' && record.remarks !== null && (
        <Alert color="yellow" variant="outline" title={t('returnedBecause')}>
          {record.remarks}
        </Alert>
      )}
      <EntryForm
        register={register}
        today={today}
        formId={formId}
        form={form}
        bodyId={record.body.id}
        labels={labelsOf(record.status, t)}
        save={save}
        onSave={send}
        onLeave={leave}
      >
        {!open && (
          <Card>
            <Textarea
              id="change-reason"
              label={t('reason')}
              description={t(record.status === 'verified' ? 'reasonHint' : 'reasonHintOptional')}
              required={record.status === 'verified'}
              autosize
              minRows={2}
              maxLength={1000}
              value={reason}
              error={reasonMissing && reason.trim() === '' ? t('reasonMissing') : undefined}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </Card>
        )}
      </EntryForm>
      {clash !== undefined && (
        <Clash
          register={register}
          mine={{ values: form.record(), names: form.names }}
          theirs={clash}
          theirNames={theirNames}
          onClose={() => setClash(undefined)}
          onKeepMine={() => {
            setClash(undefined);
            setVersion(clash.version);
            send(clash.status !== 'draft' && clash.status !== 'returned', clash.version);
          }}
          onTakeTheirs={() => {
            setClash(undefined);
            form.put(clash.values, { ...form.names, ...theirNames });
            setKept(form.entered());
            setVersion(clash.version);
            draft.clear();
          }}
        />
      )}
    </>
  );
}

function labelsOf(status: RecordDetail['status'], t: (key: keyof typeof words) => string) {
  if (status === 'draft')
    return { submit: t('submit'), anyway: t('submitAnyway'), draft: t('saveDraft'), keys: t('keys') };
  if (status === 'returned')
    return { submit: t('submitAgain'), anyway: t('submitAnyway'), draft: t('saveReturned'), keys: t('keys') };
  return { submit: t('saveChange'), anyway: t('saveAnyway'), keys: t('keysChange') };
}

interface ClashProps {
  readonly register: LoadedRegister;
  readonly mine: { readonly values: Newer['values']; readonly names: Names };
  readonly theirs: Newer;
  readonly theirNames: Names;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
  readonly onClose: () => void;
}

/** Both sides of a record that somebody else saved meanwhile: the fields in which they differ. */
function Clash({ register, mine, theirs, theirNames, ...actions }: ClashProps) {
  const { language } = useLanguage();
  const t = useWords(words);
  const say = useSay();
  const names = { ...theirNames, ...mine.names };
  const fields = conflictFields(register, mine.values, theirs.values, { names, language }).map(
    ({ name, yours, theirs: other }) => ({ label: say(name), yours, theirs: other }),
  );
  const same = [{ label: t('contents'), yours: t('alike'), theirs: t('alike') }];
  return <ConflictDialog opened fields={fields.length === 0 ? same : fields} {...actions} />;
}

/** A new record that has just become a draft: the cursor goes where it was. */
function useResumed(): void {
  useEffect(() => {
    const { focus } = resumeAt;
    if (focus === undefined || focus === '') return;
    const frame = requestAnimationFrame(() => {
      resumeAt.focus = undefined;
      document.getElementById(focus)?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, []);
}
