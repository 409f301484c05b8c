import { cascade } from '@binhdang/contract';
import { changesBetween, type Difference, differences, isChanged, takeOver } from '@binhdang/domain/cascade';
import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconGitCompare, IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ApiProblem, read } from '../app/api.ts';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { ConflictDialog } from '../ui/conflict-dialog.tsx';
import { DraftNotice } from '../ui/draft-notice.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import classes from './cascade.module.css';
import { Differences } from './differences.tsx';
import { Editor } from './editor.tsx';
import { nameOf } from './plan-name.ts';
import { type PlanDraft, usePlanDraft } from './use-plan-draft.ts';
import { editorWords, PART_NAMES, words } from './words.ts';

/** Writing the plan: it saves itself, shows what changed above, and is sent when it is ready. */
export function WritePlan({ plan }: { readonly plan: cascade.BodyPlan }) {
  const t = useWords(words);
  const draft = usePlanDraft(plan);
  const [comparing, setComparing] = useState(false);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const found = useMemo(
    () => (plan.above === null ? [] : differences(draft.content.tasks, plan.tasksAbove)),
    [plan.above, plan.tasksAbove, draft.content.tasks],
  );
  const take = (difference: Difference, keep = false) =>
    draft.change((content) => takeOver(content, difference, { newId: () => crypto.randomUUID(), keep }));
  return (
    <Stack gap="md">
      <DraftNotice draft={draft.local} />
      {plan.under.map((above) => (
        <PutUnder key={above.planId} plan={plan} above={above} draft={draft} />
      ))}
      {found.length > 0 && (
        <Alert variant="outline" color="orange" icon={<IconGitCompare aria-hidden />}>
          <Group justify="space-between" gap="sm">
            {t('aboveChanged', { count: found.length })}
            <Button size="compact-sm" variant="default" onClick={() => setComparing(true)}>
              {t('look')}
            </Button>
          </Group>
        </Alert>
      )}
      {comparing && <Differences found={found} onTake={take} onClose={() => setComparing(false)} />}
      <Editor
        content={draft.content}
        standings={plan.standings}
        people={plan.people}
        errors={errors}
        change={draft.change}
      />
      <SaveBar plan={plan} draft={draft} onErrors={setErrors} />
      {draft.theirs !== undefined && <Conflict draft={draft} />}
    </Stack>
  );
}

function PutUnder({
  plan,
  above,
  draft,
}: {
  readonly plan: cascade.BodyPlan;
  readonly above: cascade.BodyPlanChoice;
  readonly draft: PlanDraft;
}) {
  const t = useWords(words);
  const submit = useSubmit(cascade.putUnder, { outdates: ['cascade'] });
  const put = async () => {
    if ((await draft.flush()) === undefined) return;
    await submit.run({
      params: { bodyPlanId: plan.id },
      body: { version: plan.version, planId: above.planId, parentId: above.bodyPlanId },
    });
  };
  return (
    <Alert variant="outline">
      <Stack gap="xs" align="flex-start">
        {t('putUnderHint')}
        <Button size="compact-md" loading={submit.pending} onClick={() => void put()}>
          {t('putUnder', { above: nameOf(above) })}
        </Button>
        {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
      </Stack>
    </Alert>
  );
}

interface SaveBarProps {
  readonly plan: cascade.BodyPlan;
  readonly draft: PlanDraft;
  readonly onErrors: (errors: Readonly<Record<string, string>>) => void;
}

function SaveBar({ plan, draft, onErrors }: SaveBarProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const [sending, setSending] = useState(false);
  // What was loaded says whether it differed then; what was typed since differs for sure.
  const unchanged = plan.lastNumber > 0 && plan.draft?.changed === false && draft.content === plan.content;
  const saved = draft.savedAt === '' ? '' : formatInstant(draft.savedAt, language);
  const text = {
    saved: t('saved', { at: saved }),
    saving: t('saving'),
    unsaved: t('unsaved'),
    failed: t('saveFailed'),
  }[draft.state];
  return (
    <div className={`${classes.savebar} no-print`}>
      {draft.problem !== undefined && <Failure problem={draft.problem} onRetry={() => void draft.flush()} />}
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" role="status">
          {text}
        </Text>
        {plan.receiver !== null && (
          <Button
            leftSection={<IconSend size={18} aria-hidden />}
            disabled={unchanged}
            onClick={() => setSending(true)}
          >
            {t('send', { to: plan.receiver.shortName ?? plan.receiver.name })}
          </Button>
        )}
      </Group>
      {sending && (
        <SendDialog plan={plan} draft={draft} onErrors={onErrors} onClose={() => setSending(false)} />
      )}
    </div>
  );
}

function SendDialog({ plan, draft, onErrors, onClose }: SaveBarProps & { readonly onClose: () => void }) {
  const t = useWords(words);
  const say = useSay();
  const again = plan.lastNumber > 0;
  const [changes, setChanges] = useState('');
  const [missing, setMissing] = useState<string>();
  const submit = useSubmit(cascade.submit, {
    outdates: ['cascade'],
    form: {
      setErrors: (errors) => {
        setMissing(errors['changes']);
        onErrors(
          Object.fromEntries(
            Object.entries(errors).map(([path, message]) => [path.replace(/^content\./, ''), message]),
          ),
        );
      },
    },
    onDone: () => {
      onErrors({});
      notifications.show({ message: t('sent'), color: 'green' });
      onClose();
    },
  });
  const send = async () => {
    if (again && changes.trim() === '') return setMissing(t('changesNeeded'));
    setMissing(undefined);
    const current = await draft.flush();
    if (current === undefined) return onClose();
    await submit.run({
      params: { bodyPlanId: plan.id },
      body: { version: current, changes: again ? changes.trim() : null },
    });
  };
  return (
    <Modal opened onClose={onClose} title={t('sendTitle')} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <Stack>
        <Text>{t('sendQuestion', { to: plan.receiver?.name ?? '' })}</Text>
        {again && <ChangedSince plan={plan} draft={draft} />}
        {again && (
          <Textarea
            label={t('changesLabel')}
            required
            autosize
            minRows={3}
            maxLength={4000}
            value={changes}
            error={missing}
            onChange={({ currentTarget }) => setChanges(currentTarget.value)}
            data-autofocus
          />
        )}
        {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        {submit.problem instanceof ApiProblem && submit.problem.errors.length > 0 && (
          <ul>
            {submit.problem.errors.map(({ path, message }) => (
              <li key={path}>{say(message)}</li>
            ))}
          </ul>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button loading={submit.pending || draft.state === 'saving'} onClick={() => void send()}>
            {t('sendTitle')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** What the draft changes against the version that was sent last, so that the officer need only say why. */
function ChangedSince({ plan, draft }: { readonly plan: cascade.BodyPlan; readonly draft: PlanDraft }) {
  const t = useWords(words);
  const say = useSay();
  const query = useQuery(
    read(cascade.compare, { params: { bodyPlanId: plan.id }, query: { version: plan.lastNumber } }),
  );
  if (query.data === undefined) return query.isError ? <Failure problem={query.error} /> : <Loading />;
  const { parts, added, removed, changed } = changesBetween(query.data.content, draft.content);
  const what = [
    ...(added.length > 0 ? [t('addedTasks', { count: added.length })] : []),
    ...(removed.length > 0 ? [t('removedTasks', { count: removed.length })] : []),
    ...(changed.length > 0 ? [t('changedTasks', { count: changed.length })] : []),
    ...(parts.length > 0
      ? [t('changedParts', { parts: parts.map((part) => say(PART_NAMES[part])).join(', ') })]
      : []),
  ];
  return (
    <Text size="sm">
      {t('changedSince', {
        number: String(plan.lastNumber),
        what: isChanged({ parts, added, removed, changed }) ? what.join('; ') : t('nothingChanged'),
      })}
    </Text>
  );
}

/** What differs between the two drafts, part by part. */
function Conflict({ draft }: { readonly draft: PlanDraft }) {
  const t = useWords(editorWords);
  const say = useSay();
  const theirs = draft.theirs?.content ?? draft.content;
  const { parts, added, removed, changed } = changesBetween(theirs, draft.content);
  const lines = (texts: readonly string[]) =>
    [...texts.slice(0, 6), ...(texts.length > 6 ? [t('moreTasks', { count: texts.length - 6 })] : [])].join(
      '\n',
    );
  return (
    <ConflictDialog
      opened
      fields={[
        ...parts.map((part) => ({
          label: say(PART_NAMES[part]),
          yours: draft.content[part],
          theirs: theirs[part],
        })),
        ...(added.length + removed.length + changed.length === 0
          ? []
          : [
              {
                label: t('conflictTasks'),
                yours: lines([...added, ...changed.map(({ after }) => after)].map(({ text }) => text)),
                theirs: lines([...removed, ...changed.map(({ before }) => before)].map(({ text }) => text)),
              },
            ]),
      ]}
      onKeepMine={draft.keepMine}
      onTakeTheirs={draft.takeTheirs}
      onClose={draft.closeConflict}
    />
  );
}
