import { type OutputOf, work } from '@binhdang/contract';
import { DIFFICULTY_STATUS_NAMES, type DifficultyEvent } from '@binhdang/domain';
import { Alert, Anchor, Badge, Button, Card, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { read } from '../app/api.ts';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { DraftNotice } from '../ui/draft-notice.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { difficultyRoute } from './routes.tsx';
import { useReload } from './use-reload.ts';
import { difficultyWords } from './words.ts';
import classes from './work.module.css';
import { WorkHistory } from './work-history.tsx';

type One = OutputOf<typeof work.difficulty>;

const ROUTES = {
  answer: work.answerDifficulty,
  escalate: work.escalateDifficulty,
  decide: work.decideDifficulty,
  reply: work.replyDifficulty,
  settle: work.settleDifficulty,
} as const;

/** One difficulty: its thread, and what the person may say next. */
export function DifficultyPage() {
  const t = useWords(difficultyWords);
  const say = useSay();
  const { difficultyId } = difficultyRoute.useParams();
  const query = useQuery(read(work.difficulty, { params: { difficultyId } }));
  const one = query.data;
  return (
    <Page
      title={one?.title ?? t('title')}
      crumbs={[{ title: t('title'), to: '/kho-khan' }]}
      subtitle={one && `${one.body.name} · ${one.plan.number ?? ''} ${one.plan.title}`}
      narrow
    >
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {one !== undefined && (
        <>
          <Group gap="sm">
            <Badge variant="light" size="lg" tt="none">
              {say(DIFFICULTY_STATUS_NAMES[one.status])}
            </Badge>
            {one.status !== 'settled' && (
              <Text size="sm" c="dimmed">
                {t('withBody', { body: one.withBody.name })}
              </Text>
            )}
          </Group>
          <Text size="sm" lineClamp={2}>
            {one.obligation === null ? (
              t('onPlan')
            ) : (
              <>
                {t('onObligation')}:{' '}
                <Anchor component={Link} to={`/nhiem-vu/${one.obligation.id}`} size="sm">
                  {one.obligation.task}
                </Anchor>
              </>
            )}
          </Text>
          <Thread one={one} />
          {one.events.length > 0 && <Speak key={one.id} one={one} />}
          <WorkHistory of={{ difficultyId: one.id }} />
        </>
      )}
    </Page>
  );
}

/** What was said so far. */
export function Thread({ one }: { readonly one: One }) {
  const t = useWords(difficultyWords);
  const { language } = useLanguage();
  return (
    <Card component="section">
      <Title order={2} mb="sm">
        {t('thread')}
      </Title>
      <Stack gap="md">
        {one.messages.map((message) => (
          <div key={message.id} className={classes.said} data-kind={message.kind}>
            <Text size="sm">
              <strong>{message.authorBody.name}</strong> {t(`${message.kind}Kind`)}
            </Text>
            <Text size="sm" c="dimmed">
              {message.author.name}, {formatInstant(message.at, language)}
            </Text>
            <Text className={classes.prose} mt={4}>
              {message.text}
            </Text>
          </div>
        ))}
      </Stack>
    </Card>
  );
}

/** The main step is the first that the person may do; the others stand beside it. */
const ORDER: readonly DifficultyEvent[] = ['decide', 'answer', 'escalate', 'settle', 'reply'];

/** What the person may say next: decide, answer, take upward, settle, reply. */
export function Speak({ one }: { readonly one: One }) {
  const t = useWords(difficultyWords);
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const [stale, setStale] = useState(false);
  const reload = useReload();
  const draft = useDraft(`difficulty.say.${one.id}`, { text }, (kept) => setText(kept.text));
  const said = {
    outdates: ['work', 'overview'],
    onConflict: () => {
      setStale(true);
      reload();
    },
    onDone: () => {
      draft.clear();
      setText('');
      setStale(false);
      notifications.show({ message: t('said'), color: 'green' });
    },
  };
  const submits = {
    answer: useSubmit(ROUTES.answer, said),
    escalate: useSubmit(ROUTES.escalate, said),
    decide: useSubmit(ROUTES.decide, said),
    reply: useSubmit(ROUTES.reply, said),
    settle: useSubmit(ROUTES.settle, said),
  };
  const events = ORDER.filter((event) => one.events.includes(event));
  const pending = Object.values(submits).some((submit) => submit.pending);
  const failed = Object.values(submits).find((submit) => submit.problem !== undefined);
  const send = (event: DifficultyEvent) => {
    if (text.trim() === '') {
      setMissing(true);
      return;
    }
    for (const submit of Object.values(submits)) submit.reset();
    void submits[event].run({ params: { difficultyId: one.id }, body: { text, version: one.version } });
  };
  return (
    <Stack gap="sm" className="no-print">
      <DraftNotice draft={draft} />
      <Textarea
        label={t('yourWords')}
        required
        autosize
        minRows={3}
        maxRows={14}
        maxLength={10_000}
        value={text}
        error={missing ? t('needed') : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setMissing(false);
        }}
      />
      {stale && <Alert color="yellow">{t('stale')}</Alert>}
      {failed !== undefined && <Failure problem={failed.problem} onRetry={failed.retry} />}
      <Group gap="sm">
        {events.map((event, index) => (
          <Button
            key={event}
            variant={index === 0 ? 'filled' : 'default'}
            loading={submits[event].pending}
            disabled={pending && !submits[event].pending}
            onClick={() => send(event)}
          >
            {t(event, { issuer: one.issuerBody.name })}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
