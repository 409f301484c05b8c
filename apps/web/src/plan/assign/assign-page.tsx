import { plan as contract } from '@binhdang/contract';
import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconCheck, IconDownload, IconSend, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { address, read } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './assign.module.css';
import { BulkBar } from './bulk-bar.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { PublishWizard } from './publish-wizard.tsx';
import { TaskDetail } from './task-detail.tsx';
import { type Filter, shownTasks, TaskList } from './task-list.tsx';
import { type Screen, type Task, usePrepared, useWrite } from './use-assign.ts';
import { words } from './words.ts';

/** From the reviewed plan to obligations: who does what, by when. */
export function AssignPage() {
  const t = useWords(words);
  const { planId } = useParams({ from: '/shell/ke-hoach/$planId/phan-cong' });
  const query = useQuery(read(contract.assignments, { params: { planId } }));
  const preparing = usePrepared(query.data);
  if (query.data && !preparing) return <Assign screen={query.data} />;
  return (
    <Page title={t('title')}>
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {preparing && <Text>{t('preparing')}</Text>}
      {(query.isPending || preparing) && <Loading />}
    </Page>
  );
}

function Assign({ screen }: { readonly screen: Screen }) {
  const t = useWords(words);
  const [filter, setFilter] = useState<Filter>('all');
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<string>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<'import' | 'publish' | undefined>();
  const tasks = shownTasks(screen.tasks, filter, typed);
  // An answered task leaves the filtered list but stays open until another is picked.
  const current = screen.tasks.find(({ id }) => id === picked) ?? tasks[0];
  const move = (step: 1 | -1) => {
    const at = tasks.findIndex(({ id }) => id === current?.id);
    const next = tasks[at === -1 ? 0 : Math.min(tasks.length - 1, Math.max(0, at + step))];
    if (next) setPicked(next.id);
  };
  useAnswerKeys(screen, current, move);
  const { plan } = screen;
  return (
    <Page
      title={t('title')}
      subtitle={`${plan.number ?? ''} ${plan.title}`.trim()}
      crumbs={[
        { title: t('plans'), to: '/ke-hoach' },
        { title: plan.number ?? plan.title, to: `/ke-hoach/${plan.id}` },
      ]}
      actions={<Actions screen={screen} onOpen={setDialog} />}
    >
      {plan.versionNumber > 0 && (
        <Alert color="gray" variant="outline">
          {t('pageNote')}
        </Alert>
      )}
      <Summary screen={screen} />
      <div className={classes.columns} data-detail={picked !== undefined || undefined}>
        <TaskList
          tasks={tasks}
          filter={filter}
          onFilter={setFilter}
          typed={typed}
          onType={setTyped}
          current={current?.id}
          onPick={setPicked}
          selected={selected}
          onSelect={setSelected}
        />
        <div className={classes.detail}>
          {current ? (
            <TaskDetail
              key={current.id}
              screen={screen}
              task={current}
              onMove={move}
              onBack={() => setPicked(undefined)}
            />
          ) : (
            <Empty text={t('choose')} />
          )}
        </div>
      </div>
      {selected.size > 0 && (
        <BulkBar
          screen={screen}
          tasks={screen.tasks.filter(({ id }) => selected.has(id))}
          onClear={() => setSelected(new Set())}
        />
      )}
      {dialog === 'import' && <ImportDialog screen={screen} onClose={() => setDialog(undefined)} />}
      {dialog === 'publish' && <PublishWizard planId={plan.id} onClose={() => setDialog(undefined)} />}
    </Page>
  );
}

/** One key for what is done fifty times. */
function useAnswerKeys(screen: Screen, task: Task | undefined, move: (step: 1 | -1) => void): void {
  const answer = useWrite(contract.answerNames);
  const reply = (accept: boolean) => {
    const nameIds = (task?.names ?? [])
      .filter((name) => name.open && (name.bodyId !== null || name.groupId !== null))
      .map(({ id }) => id);
    if (nameIds.length > 0 && !answer.pending)
      void answer.run({ params: { planId: screen.plan.id }, body: { accept, nameIds } });
  };
  useHotkeys([
    ['J', () => move(1)],
    ['K', () => move(-1)],
    ['A', () => reply(true)],
    ['X', () => reply(false)],
  ]);
}

interface ActionsProps {
  readonly screen: Screen;
  readonly onOpen: (dialog: 'import' | 'publish') => void;
}

function Actions({ screen, onOpen }: ActionsProps) {
  const t = useWords(words);
  const answer = useWrite(contract.answerNames);
  const { plan, summary, allowed } = screen;
  const next = plan.versionNumber + 1;
  return (
    <>
      {summary.openNames > 0 && (
        <Button
          leftSection={<IconCheck size={18} aria-hidden />}
          variant="light"
          loading={answer.pending}
          onClick={() => void answer.run({ params: { planId: plan.id }, body: { accept: true } })}
        >
          {t('acceptAll', { count: summary.openNames })}
        </Button>
      )}
      <Button
        component="a"
        variant="default"
        href={address(contract.exportMatrix, { params: { planId: plan.id } })}
        leftSection={<IconDownload size={18} aria-hidden />}
      >
        {t('exportExcel')}
      </Button>
      {allowed.includes('matrix.import') && (
        <Button
          variant="default"
          leftSection={<IconUpload size={18} aria-hidden />}
          onClick={() => onOpen('import')}
        >
          {t('importExcel')}
        </Button>
      )}
      {allowed.includes('plan.publish') && (
        <Button leftSection={<IconSend size={18} aria-hidden />} onClick={() => onOpen('publish')}>
          {next === 1 ? t('publish') : t('publishNext', { number: next })}
        </Button>
      )}
    </>
  );
}

function Summary({ screen }: { readonly screen: Screen }) {
  const t = useWords(words);
  const { tasks, withoutBody, openNames, undated, suggestedDates, obligations, bodies } = screen.summary;
  const done = tasks === 0 ? 0 : Math.floor(((tasks - withoutBody) / tasks) * 100);
  return (
    <Stack gap={4} aria-live="polite">
      <Progress
        value={done}
        aria-label={withoutBody > 0 ? t('left', { count: withoutBody }) : t('noneLeft')}
      />
      <Group gap="xs" c="dimmed" fz="sm">
        <Text size="sm" fw={600} {...(withoutBody > 0 ? { c: 'error' } : {})}>
          {withoutBody > 0 ? t('left', { count: withoutBody }) : t('noneLeft')}
        </Text>
        {openNames > 0 && <span>· {t('waiting', { count: openNames })}</span>}
        <span>· {t('totals', { obligations, bodies })}</span>
        {undated > 0 && <span>· {t('undated', { count: undated })}</span>}
        {suggestedDates > 0 && <span>· {t('endDates', { count: suggestedDates })}</span>}
      </Group>
    </Stack>
  );
}
