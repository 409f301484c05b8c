import { planReview } from '@binhdang/contract';
import type { PlanEdit } from '@binhdang/domain';
import { Alert, Button, Group, Progress, SegmentedControl, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconKeyboard, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { Page } from '../../ui/page.tsx';
import { HeaderBlock } from './header-block.tsx';
import { KeyHelp } from './key-help.tsx';
import { type Outbox, refusalWords } from './outbox.ts';
import classes from './review.module.css';
import { ReviewMenu } from './review-menu.tsx';
import { OutboxProblem, SaveState } from './save-state.tsx';
import { SourcePane } from './source-pane.tsx';
import { TreePane } from './tree-pane.tsx';
import type { RowMode } from './tree-row-props.ts';
import { keyHandler } from './use-keys.ts';
import { reveal, useScrollTogether } from './use-scroll-together.ts';
import { doubtfulRows, progressOf, rowsOf } from './view.ts';
import { words } from './words.ts';

interface ReviewScreenProps {
  readonly review: planReview.Review;
  readonly outbox: Outbox;
}

/** Source on one side, tree on the other; doubtful entries first; everything by keyboard. */
export function ReviewScreen({ review, outbox }: ReviewScreenProps) {
  const t = useWords(words);
  const say = useSay();
  const planId = review.plan.id;
  const state = useSyncExternalStore(outbox.subscribe, outbox.state);
  const choices = useQuery({ ...read(planReview.bodyChoices, { params: { planId } }), staleTime: 600_000 });
  const items = choices.data?.items ?? NO_CHOICES;
  const names = useMemo(
    () => ({
      ...review.names,
      ...Object.fromEntries(items.map((one) => [one.id, one.shortName ?? one.name])),
    }),
    [review.names, items],
  );
  const [withRemoved, setWithRemoved] = useState(false);
  const rows = useMemo(
    () => rowsOf(state.tree, review.findings, withRemoved),
    [state.tree, review.findings, withRemoved],
  );
  const doubtful = useMemo(() => doubtfulRows(rows), [rows]);
  const [onlyDoubtful, setOnlyDoubtful] = useState(doubtful.length > 0);
  const [selected, setSelected] = useState<string | undefined>(doubtful[0]?.node.id);
  // What is being worked on stays in the list while its doubts are settled.
  const shown = useMemo(
    () => (onlyDoubtful ? rowsInOrder(doubtful, rows, selected) : rows),
    [onlyDoubtful, doubtful, rows, selected],
  );
  const [mode, setMode] = useState<RowMode>('look');
  const [pane, setPane] = useState<'source' | 'tree'>('tree');
  const [help, helping] = useDisclosure(false);
  const source = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const leave = useRef<HTMLButtonElement>(null);
  useScrollTogether(source, list, !onlyDoubtful);

  const select = useCallback((nodeId: string) => {
    setSelected(nodeId);
    setMode('look');
    reveal(source.current, nodeId);
  }, []);
  const go = useCallback(
    (nodeId: string) => {
      setOnlyDoubtful(false);
      select(nodeId);
      setPane('tree');
      requestAnimationFrame(() => reveal(list.current, nodeId));
    },
    [select],
  );
  const edit = useCallback(
    (one: PlanEdit) => {
      const refusal = outbox.do(one);
      if (refusal) notifications.show({ color: 'yellow', message: say(refusalWords(refusal)) });
      else if (one.type === 'split' || one.type === 'add') {
        setSelected(one.newId);
        setMode(one.type === 'add' ? 'edit' : 'look');
      }
    },
    [outbox, say],
  );
  const move = useCallback(
    (nodeId: string, direction: 'up' | 'down') => {
      const one = moveEdit(outbox.state().tree.nodes, nodeId, direction);
      if (one) edit(one);
      requestAnimationFrame(() => reveal(list.current, nodeId));
    },
    [outbox, edit],
  );
  const step = (by: 1 | -1) => {
    const at = shown.findIndex((row) => row.node.id === selected);
    const next = shown[at < 0 ? 0 : at + by];
    if (!next) return;
    select(next.node.id);
    requestAnimationFrame(() => reveal(list.current, next.node.id));
  };
  const changeMode = useCallback((next: RowMode) => {
    setMode(next);
    if (next === 'look') requestAnimationFrame(() => list.current?.focus({ preventScroll: true }));
  }, []);
  const progress = progressOf(rows);
  const certain = rows.filter(
    ({ node, doubts }) =>
      node.checkedBy === null && doubts.length === 0 && node.kind !== 'paragraph' && !node.removed,
  );
  const keys = keyHandler({
    row: shown.find((row) => row.node.id === selected),
    onStep: step,
    onMode: setMode,
    onEdit: edit,
    onMove: move,
    onUndo: () => void outbox.undo(),
    onRedo: () => void outbox.redo(),
    onHelp: helping.open,
    onLeave: () => leave.current?.focus(),
  });
  return (
    <Page
      title={review.plan.title}
      subtitle={t('title')}
      crumbs={[{ title: t('plans'), to: '/ke-hoach' }]}
      actions={
        <>
          <ReviewMenu review={review} />
          <Button
            component={Link}
            to={`/ke-hoach/${planId}/phan-cong`}
            leftSection={<IconUsersGroup size={18} aria-hidden />}
          >
            {t('assign')}
          </Button>
        </>
      }
    >
      <Stack gap="xs">
        {review.plan.versionNumber > 0 && <Alert variant="outline">{t('published')}</Alert>}
        <Corrections review={review} />
        <HeaderBlock review={review} choices={items} onGo={go} />
        <OutboxProblem outbox={outbox} state={state} />
        <Group justify="space-between" gap="sm">
          <Group gap="sm">
            <Text size="sm" fw={600}>
              {t('progress', { ...progress })}
            </Text>
            <Progress
              w={140}
              value={progress.total === 0 ? 0 : (100 * progress.checked) / progress.total}
              aria-label={t('progress', { ...progress })}
            />
            {certain.length > 0 && (
              <Button
                size="compact-sm"
                variant="default"
                title={t('checkAllHint', { count: certain.length })}
                onClick={() =>
                  edit({ type: 'check', nodeIds: certain.map((row) => row.node.id), checked: true })
                }
              >
                {t('checkAll')} ({certain.length})
              </Button>
            )}
          </Group>
          <Group gap="sm">
            <SaveState outbox={outbox} state={state} />
            <Button
              ref={leave}
              size="compact-sm"
              variant="default"
              leftSection={<IconKeyboard size={16} aria-hidden />}
              onClick={helping.open}
            >
              {t('keys')}
            </Button>
          </Group>
        </Group>
        <SegmentedControl
          className={classes.narrowOnly}
          fullWidth
          value={pane}
          onChange={(value) => setPane(value as 'source' | 'tree')}
          data={[
            { value: 'source', label: t('source') },
            { value: 'tree', label: t('tree') },
          ]}
        />
        <div className={classes.panes}>
          <div className={classes.pane} data-hidden={pane === 'tree' || undefined}>
            <div className={classes.paneHead}>
              <Text component="h2" fw={600}>
                {t('source')}
              </Text>
            </div>
            <SourcePane
              ref={source}
              label={t('source')}
              source={review.source}
              nodes={state.tree.nodes}
              selected={selected}
              onSelect={go}
            />
          </div>
          <div className={classes.pane} data-hidden={pane === 'source' || undefined}>
            <TreePane
              ref={list}
              rows={shown}
              doubtful={doubtful.length}
              onlyDoubtful={onlyDoubtful}
              onOnlyDoubtful={setOnlyDoubtful}
              withRemoved={withRemoved}
              onWithRemoved={setWithRemoved}
              selected={selected}
              mode={mode}
              names={names}
              choices={items}
              onStep={step}
              onKeyDown={keys}
              onSelect={select}
              onMode={changeMode}
              onEdit={edit}
              onMove={move}
            />
          </div>
        </div>
      </Stack>
      <KeyHelp opened={help} onClose={helping.close} />
    </Page>
  );
}

const NO_CHOICES: readonly planReview.BodyChoice[] = [];

type Rows = ReturnType<typeof rowsOf>;

/** Doubtful rows, with the selected one where it would stand among them. */
function rowsInOrder(doubtful: Rows, rows: Rows, selected: string | undefined): Rows {
  if (selected === undefined || doubtful.some((row) => row.node.id === selected)) return doubtful;
  const own = rows.find((row) => row.node.id === selected);
  return own ? [own, ...doubtful] : doubtful;
}

/** A place up or down among the siblings that are shown; undefined at either end. */
function moveEdit(
  nodes: planReview.Review['nodes'] | readonly planReview.Review['nodes'][number][],
  nodeId: string,
  direction: 'up' | 'down',
): PlanEdit | undefined {
  const node = nodes.find((one) => one.id === nodeId);
  if (!node) return undefined;
  const siblings = nodes
    .filter((one) => one.parentId === node.parentId && !one.removed)
    .toSorted((a, b) => a.ord - b.ord);
  const at = siblings.findIndex((one) => one.id === nodeId);
  if (direction === 'up' && at === 0) return undefined;
  if (direction === 'down' && at === siblings.length - 1) return undefined;
  const afterId = (direction === 'up' ? siblings[at - 2] : siblings[at + 1])?.id ?? null;
  return { type: 'move', nodeId, parentId: node.parentId, afterId };
}

function Corrections({ review }: { readonly review: planReview.Review }) {
  const t = useWords(words);
  return review.corrections.map((one) => (
    <Alert key={one.documentId} variant="outline">
      <Group justify="space-between" gap="sm">
        {t('correctionWaits', { name: one.fileName, who: one.takenInBy.name })}
        <Button
          size="compact-sm"
          component={Link}
          to={`/ke-hoach/${review.plan.id}/so-sanh/${one.documentId}`}
        >
          {t('compare')}
        </Button>
      </Group>
    </Alert>
  ));
}
