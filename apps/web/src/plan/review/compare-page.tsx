import { planReview } from '@binhdang/contract';
import { Badge, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { read } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { compareRoute } from '../routes.tsx';
import { words } from './compare-words.ts';
import classes from './review.module.css';

type Difference = planReview.NodeDifference;

/** `/ke-hoach/:planId/so-sanh/:documentId`: what a corrected text changes, before anything is changed. */
export function ComparePage() {
  const params = compareRoute.useParams();
  const t = useWords(words);
  const navigate = useNavigate();
  const comparison = useQuery({ ...read(planReview.compare, { params }), refetchOnWindowFocus: false });
  const [showSame, setShowSame] = useState(false);
  const [decided, setDecided] = useState<ReadonlyMap<string, boolean>>(new Map());
  const toReview = () => navigate({ to: '/ke-hoach/$planId/ra-soat', params: { planId: params.planId } });
  const apply = useSubmit(planReview.applyCorrection, {
    outdates: ['plan', 'work'],
    onDone: toReview,
    onConflict: () => void comparison.refetch(),
  });
  const drop = useSubmit(planReview.dropCorrection, { outdates: ['plan'], onDone: toReview });
  const { data } = comparison;
  const stays = (item: Difference) => decided.get(item.nodeId ?? '') ?? item.withProgress > 0;
  const removed = data?.items.filter((item) => item.status === 'removed') ?? [];
  const shown = data?.items.filter((item) => showSame || item.status !== 'same') ?? [];
  const ids = (items: readonly Difference[]) => items.flatMap((item) => item.nodeId ?? []);
  return (
    <Page
      title={t('title')}
      subtitle={data?.fileName}
      crumbs={[
        { title: t('plans'), to: '/ke-hoach' },
        { title: t('review'), to: `/ke-hoach/${params.planId}/ra-soat` },
      ]}
      actions={
        data && (
          <>
            <ConfirmButton
              variant="default"
              label={t('drop')}
              question={t('dropAsk')}
              pending={drop.pending}
              onConfirm={() => drop.run({ params })}
            />
            <ConfirmButton
              label={t('apply')}
              question={t('applyAsk', { name: data.fileName })}
              pending={apply.pending}
              onConfirm={() =>
                apply.run({
                  params,
                  body: {
                    treeVersion: data.treeVersion,
                    documentVersion: data.documentVersion,
                    keep: ids(removed.filter(stays)),
                    drop: ids(removed.filter((item) => !stays(item))),
                  },
                })
              }
            />
          </>
        )
      }
    >
      {comparison.isPending && <Loading lines={8} />}
      {comparison.isError && <Failure problem={comparison.error} onRetry={() => void comparison.refetch()} />}
      {apply.problem !== undefined && <Failure problem={apply.problem} onRetry={apply.retry} />}
      {drop.problem !== undefined && <Failure problem={drop.problem} onRetry={drop.retry} />}
      {data && (
        <Stack gap="sm">
          <Text fw={600}>{t('counts', data.counts)}</Text>
          <Text size="sm">{t('kept')}</Text>
          <Checkbox
            label={t('showSame')}
            checked={showSame}
            onChange={(event) => setShowSame(event.currentTarget.checked)}
          />
          {shown.length === 0 && <Empty text={t('noChange')} />}
          <div className={classes.pane}>
            {shown.map((item, index) => (
              <DifferenceRow
                // biome-ignore lint/suspicious/noArrayIndexKey: an added entry has no id, and the list never changes
                key={index}
                item={item}
                stays={stays(item)}
                onStays={(keep) => setDecided(new Map(decided).set(item.nodeId ?? '', keep))}
              />
            ))}
          </div>
        </Stack>
      )}
    </Page>
  );
}

const COLORS = { same: 'gray', changed: 'yellow', added: 'green', removed: 'red' } as const;

interface DifferenceRowProps {
  readonly item: Difference;
  readonly stays: boolean;
  readonly onStays: (keep: boolean) => void;
}

function DifferenceRow({ item, stays, onStays }: DifferenceRowProps) {
  const t = useWords(words);
  const { status, obligations, withProgress } = item;
  return (
    <div className={classes.change}>
      <Group gap="xs" mb={4}>
        <Badge variant="light" color={COLORS[status]} tt="none">
          {t(status)}
        </Badge>
        {obligations > 0 && (
          <Text size="sm" c="dimmed">
            {t('work', { obligations })}
            {withProgress > 0 && `, ${t('progress', { count: withProgress })}`}
          </Text>
        )}
        {status === 'removed' && (
          <Checkbox
            label={t('keep')}
            checked={stays}
            onChange={(event) => onStays(event.currentTarget.checked)}
          />
        )}
      </Group>
      <Text component="div">
        {status !== 'changed' && item.label !== null && `${item.label} `}
        {item.words.map((word, index) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which never change
          if (word.type === 'gone') return <del key={index} className={classes.gone}>{`${word.text} `}</del>;
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          if (word.type === 'new') return <ins key={index} className={classes.new}>{`${word.text} `}</ins>;
          return `${word.text} `;
        })}
      </Text>
    </div>
  );
}
