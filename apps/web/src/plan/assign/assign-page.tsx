import { plan as contract } from '@binhdang/contract';
import { Alert, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { read } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import classes from './assign.module.css';
import { AssignActions, AssignSummary } from './assign-head.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { PublishWizard } from './publish-wizard.tsx';
import { TaskDetail } from './task-detail.tsx';
import { type Filter, neighbour, shownTasks } from './task-filter.ts';
import { TaskList } from './task-list.tsx';
import { type Screen, usePrepared } from './use-assign.ts';
import { useTaskKeys } from './use-task-keys.ts';
import { words } from './words.ts';

const FROM = '/shell/ke-hoach/$planId/phan-cong';

/** From the reviewed plan to obligations: who does what, by when. */
export function AssignPage() {
  const t = useWords(words);
  const { planId } = useParams({ from: FROM });
  const query = useQuery(read(contract.assignments, { params: { planId } }));
  const preparation = usePrepared(query.data);
  const preparing = preparation.needed && preparation.problem === undefined;
  if (query.data?.tasks.length === 0) return <NoTasks screen={query.data} />;
  if (query.data && !preparation.needed) return <Assign screen={query.data} />;
  return (
    <Page title={t('title')} crumbs={[{ title: t('plans'), to: '/ke-hoach' }]}>
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {preparation.needed && preparation.problem !== undefined && (
        <Failure problem={preparation.problem} onRetry={preparation.retry} />
      )}
      {preparing && <Text role="status">{t('preparing')}</Text>}
      {(query.isPending || preparing) && <Loading />}
    </Page>
  );
}

function NoTasks({ screen }: { readonly screen: Screen }) {
  const t = useWords(words);
  return (
    <Page title={t('title')} subtitle={screen.plan.title} crumbs={crumbsOf(screen, t('plans'))}>
      <Empty
        text={t('noTasksYet')}
        action={
          <Button component={Link} to={`/ke-hoach/${screen.plan.id}/ra-soat`}>
            {t('review')}
          </Button>
        }
      />
    </Page>
  );
}

const crumbsOf = ({ plan }: Screen, plans: string) => [
  { title: plans, to: '/ke-hoach' },
  { title: plan.number ?? plan.title, to: `/ke-hoach/${plan.id}` },
];

function Assign({ screen }: { readonly screen: Screen }) {
  const t = useWords(words);
  const [typed, setTyped] = useState('');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<'import' | 'publish' | undefined>();
  const { filter, picked, go } = usePlace(screen.plan.id);
  const tasks = shownTasks(screen.tasks, filter, typed);
  // An answered task leaves the filtered list but stays open until another is picked.
  const stays = useRef<string | undefined>(undefined);
  const current = screen.tasks.find(({ id }) => id === (picked ?? stays.current)) ?? tasks[0];
  stays.current = current?.id;
  const move = (step: 1 | -1) => {
    const next = neighbour(tasks, current?.id, step);
    if (next) go({ filter, picked: next.id });
  };
  const keys = useTaskKeys(screen, current, move);
  const { plan } = screen;
  return (
    <Page
      title={t('title')}
      subtitle={`${plan.number ?? ''} ${plan.title}`.trim()}
      crumbs={crumbsOf(screen, t('plans'))}
      actions={<AssignActions screen={screen} onOpen={setDialog} />}
    >
      {plan.versionNumber > 0 && (
        <Alert color="gray" variant="outline">
          {t('pageNote')}
        </Alert>
      )}
      <AssignSummary screen={screen} />
      {keys.problem !== undefined && <Failure problem={keys.problem} onRetry={keys.retry} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys only repeat what its buttons do */}
      <div
        className={classes.columns}
        data-detail={picked !== undefined || undefined}
        ref={keys.ref}
        tabIndex={-1}
        onKeyDown={keys.onKeyDown}
      >
        <TaskList
          screen={screen}
          tasks={tasks}
          filter={filter}
          onFilter={(next) => {
            stays.current = undefined;
            go({ filter: next });
          }}
          typed={typed}
          onType={setTyped}
          current={current?.id}
          onPick={(id) => go({ filter, picked: id })}
          selected={selected}
          onSelect={setSelected}
        />
        <div className={classes.detail}>
          {current ? (
            <TaskDetail
              key={current.id}
              screen={screen}
              task={current}
              opened={picked !== undefined}
              onMove={move}
              onBack={() => go({ filter })}
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

interface Place {
  readonly filter: Filter | undefined;
  readonly picked?: string | undefined;
}

/** Filter and task stand in the address: a reload keeps them, and on a phone "back" leads from the task to the list. */
function usePlace(planId: string): Place & { readonly go: (place: Place) => void } {
  const { loc, nhiemVu } = useSearch({ from: FROM });
  const navigate = useNavigate();
  return {
    filter: loc,
    picked: nhiemVu,
    go: ({ filter, picked }) =>
      void navigate({
        to: '/ke-hoach/$planId/phan-cong',
        params: { planId },
        search: {
          ...(filter === undefined ? {} : { loc: filter }),
          ...(picked === undefined ? {} : { nhiemVu: picked }),
        },
        replace: nhiemVu !== undefined || picked === undefined,
        resetScroll: false,
      }),
  };
}
