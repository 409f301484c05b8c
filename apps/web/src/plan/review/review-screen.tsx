import { planReview } from '@binhdang/contract';
import type { PlanEdit } from '@binhdang/domain';
import { Alert, Button, Group, Progress, SegmentedControl, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconKeyboard, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { useMe } from '../../app/session.ts';
import { Page } from '../../ui/page.tsx';
import { keptDrafts } from '../../ui/use-draft.ts';
import { HeaderBlock } from './header-block.tsx';
import { KeyHelp } from './key-help.tsx';
import { NODE_DRAFT } from './node-editor.tsx';
import { type Outbox, refusalWords } from './outbox.ts';
import classes from './review.module.css';
import { ReviewMenu } from './review-menu.tsx';
import { OutboxProblem, SaveState } from './save-state.tsx';
import { SourcePane } from './source-pane.tsx';
import { TreePane } from './tree-pane.tsx';
import type { RowMode } from './tree-row-props.ts';
import { keyHandler, usePageKeys } from './use-keys.ts';
import { useReviewList } from './use-review-list.ts';
import { reveal, useScrollTogether } from './use-scroll-together.ts';
import { alikeUnknown, mergeTarget, moveEdit, progressOf } from './view.ts';
import { words } from './words.ts';

interface ReviewScreenProps {
  readonly review: planReview.Review;
  readonly outbox: Outbox;
}

/** Source on one side, tree on the other; doubtful entries first; everything by keyboard. */
export function ReviewScreen({ review, outbox }: ReviewScreenProps) {
  const t = useWords(words);
  const say = useSay();
  const me = useMe();
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
  const view = useReviewList(state.tree, review.findings);
  const { rows, doubtful, shown, onlyDoubtful, showOnlyDoubtful, selected, select: setSelected } = view;
  // What was being typed when the page was left is opened again.
  const [typing] = useState(() =>
    keptDrafts(me?.id ?? '', NODE_DRAFT).find((id) => rows.some((row) => row.node.id === id)),
  );
  const [mode, setMode] = useState<RowMode>(typing === undefined ? 'look' : 'edit');
  const [pane, setPane] = useState<'source' | 'tree'>('tree');
  const [help, helping] = useDisclosure(false);
  const source = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const leave = useRef<HTMLButtonElement>(null);
  useScrollTogether(source, list, !onlyDoubtful);
  useEffect(() => {
    if (typing !== undefined) setSelected(typing);
  }, [typing, setSelected]);
  const shownAt = useRef(selected);
  shownAt.current = selected;
  // What is selected is in sight when the page opens, and when the list or, on a phone, the pane becomes another one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list follows onlyDoubtful, and pane shows one of two
  useEffect(() => {
    const id = shownAt.current;
    if (id === undefined) return;
    reveal(source.current, id);
    requestAnimationFrame(() => reveal(list.current, id));
  }, [onlyDoubtful, pane]);

  const select = useCallback(
    (nodeId: string) => {
      setSelected(nodeId);
      setMode('look');
      reveal(source.current, nodeId);
    },
    [setSelected],
  );
  const go = useCallback(
    (nodeId: string) => {
      showOnlyDoubtful(false);
      select(nodeId);
      setPane('tree');
      requestAnimationFrame(() => reveal(list.current, nodeId));
    },
    [select, showOnlyDoubtful],
  );
  const edit = useCallback(
    (one: PlanEdit) => {
      const before = outbox.state().tree;
      const refusal = outbox.do(one);
      if (refusal) notifications.show({ color: 'yellow', message: say(refusalWords(refusal)) });
      else if (one.type === 'split' || one.type === 'add') {
        setSelected(one.newId);
        setMode(one.type === 'add' ? 'edit' : 'look');
      } else if (one.type === 'merge') setSelected(mergeTarget(before, one));
      else if (one.type === 'changeBody') {
        const others = alikeUnknown(before, one);
        for (const body of others) {
          const { bodyId, groupId } = one;
          const { name, role } = body;
          outbox.do({ type: 'changeBody', nodeBodyId: body.id, bodyId, groupId, name, role });
        }
        if (others.length > 0)
          notifications.show({ message: t('alsoThere', { count: others.length, name: one.name }) });
      }
      requestAnimationFrame(() => {
        // The button that was pressed may be gone with what it removed; the keys go on from the list.
        if (document.activeElement === document.body) list.current?.focus({ preventScroll: true });
      });
    },
    [outbox, say, t, setSelected],
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
  const showTouched = (nodeId: string | undefined) => {
    if (nodeId === undefined) return;
    select(nodeId);
    requestAnimationFrame(() => reveal(list.current, nodeId));
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
    onUndo: () => void outbox.undo().then(showTouched),
    onRedo: () => void outbox.redo().then(showTouched),
    onHelp: helping.open,
    onLeave: () => leave.current?.focus(),
    onBack: () => changeMode('look'),
  });
  usePageKeys(list, keys);
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
            <SaveState outbox={outbox} state={state} onTouched={showTouched} />
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
              onOnlyDoubtful={showOnlyDoubtful}
              withRemoved={view.withRemoved}
              onWithRemoved={view.showRemoved}
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
