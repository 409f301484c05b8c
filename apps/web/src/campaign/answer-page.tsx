import { type OutputOf, survey } from '@binhdang/contract';
import { formatDate, parseNumber } from '@binhdang/domain';
import { checkAnswers, type Question, type SurveyAnswers } from '@binhdang/domain/review';
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ApiProblem, read } from '../app/api.ts';
import { OfflineBanner } from '../app/banner.tsx';
import { useSay, useWords } from '../app/i18n.tsx';
import { LanguageSwitch, SchemeSwitch } from '../app/switches.tsx';
import { words as shellWords } from '../app/words.ts';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import classes from './answer.module.css';
import { QuestionFields, type Typed } from './question-fields.tsx';
import { answerRoute } from './routes.tsx';
import { answerWords } from './survey-words.ts';

type Asked = OutputOf<typeof survey.ask>;

/** A survey on somebody's phone, opened by a link; no account. */
export function AnswerPage() {
  const t = useWords(answerWords);
  const { token } = answerRoute.useParams();
  const { data, error, refetch } = useQuery({
    ...read(survey.ask, { params: { token } }),
    retry: false,
    refetchOnWindowFocus: false,
  });
  const [sent, setSent] = useState(false);
  const unknown = error instanceof ApiProblem && error.code === 'not-found';
  useEffect(() => {
    document.title = `${data?.title ?? t('title')} · Bình Đẳng`;
  }, [data?.title, t]);
  return (
    <Frame>
      {unknown && <Told title={t('unknown')} text={t('unknownText')} />}
      {error !== null && !unknown && <Failure problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {sent && <Told title={t('thanks')} text={t('thanksText')} />}
      {!sent && data?.state === 'used' && <Told title={t('used')} text={t('usedText')} />}
      {!sent && data?.state === 'closed' && <Told title={t('closed')} text={t('closedText')} />}
      {!sent && data?.state === 'open' && <Form token={token} asked={data} onSent={() => setSent(true)} />}
    </Frame>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  const shell = useWords(shellWords);
  return (
    <main className={classes.page}>
      <Stack gap="lg">
        <OfflineBanner />
        <Group justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <img src="/mark.svg" alt="" width={36} height={36} />
            <Text fw={700} size="lg">
              {shell('product')}
            </Text>
          </Group>
          <Group gap={0} wrap="nowrap">
            <LanguageSwitch />
            <SchemeSwitch />
          </Group>
        </Group>
        {children}
      </Stack>
    </main>
  );
}

function Told({ title, text }: { readonly title: string; readonly text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // What was sent is read out where the form stood.
  useEffect(() => heading.current?.focus(), []);
  return (
    <Card padding="lg">
      <Title order={1} size="h2" ref={heading} tabIndex={-1}>
        {title}
      </Title>
      <Text mt="sm">{text}</Text>
    </Card>
  );
}

interface FormProps {
  readonly token: string;
  readonly asked: Asked;
  readonly onSent: () => void;
}

function Form({ token, asked, onSent }: FormProps) {
  const t = useWords(answerWords);
  const say = useSay();
  const questions = asked.questions as unknown as readonly Question[];
  const [typed, setTyped] = useState<Typed>({});
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const form = useRef<HTMLFormElement>(null);
  // An answer whose confirmation was lost on the way is found to be there when it is sent again.
  const unsure = useRef(false);
  const submit = useSubmit(survey.answer, { onDone: onSent });
  const { problem } = submit;
  useEffect(() => {
    if (!(problem instanceof ApiProblem)) return;
    if (problem.kind !== 'refused') unsure.current = true;
    else if (problem.code === 'wrong-state' && unsure.current) onSent();
  }, [problem, onSent]);
  const send = () => {
    const answers = answersOf(questions, typed);
    const { faults } = checkAnswers(questions, answers);
    const wrong = new Map(faults.map(({ path, message }) => [path.replace('answers.', ''), say(message)]));
    setErrors(wrong);
    const [first] = wrong.keys();
    if (first === undefined) return void submit.run({ params: { token }, body: { answers } });
    const place = form.current?.querySelector(`[data-question="${first}"]`);
    (place?.matches('input, textarea') ? place : place?.querySelector('input, textarea'))?.scrollIntoView({
      block: 'center',
    });
    (place?.matches('input, textarea')
      ? (place as HTMLElement)
      : place?.querySelector<HTMLElement>('input, textarea')
    )?.focus({ preventScroll: true });
  };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap="lg">
        <div>
          <Title order={1} size="h2">
            {asked.title}
          </Title>
          {asked.intro !== '' && (
            <Text mt="sm" className={classes.intro ?? ''}>
              {asked.intro}
            </Text>
          )}
          <Text mt="sm" size="sm" c="dimmed">
            {t(asked.anonymous ? 'anonymous' : 'named')} {t('until', { day: formatDate(asked.closesOn) })}
          </Text>
        </div>
        <QuestionFields
          questions={questions}
          answers={typed}
          errors={errors}
          onAnswer={(code, value) => {
            setTyped((now) => ({ ...now, [code]: value }));
            if (errors.has(code)) setErrors(new Map([...errors].filter(([key]) => key !== code)));
          }}
        />
        {errors.size > 0 && (
          <Text role="alert" c="var(--mantine-color-error)">
            {t('left', { count: errors.size })}
          </Text>
        )}
        {problem !== undefined && <Failure problem={problem} onRetry={submit.retry} />}
        <div>
          <Button type="submit" size="md" fullWidth loading={submit.pending}>
            {t('send')}
          </Button>
          <Text size="sm" c="dimmed" mt={6} ta="center">
            {t('once')}
          </Text>
        </div>
      </Stack>
    </form>
  );
}

/** Numbers are read; what is none stays as it is and is refused at its place. */
function answersOf(questions: readonly Question[], typed: Typed): SurveyAnswers {
  return Object.fromEntries(
    questions.flatMap(({ code, kind }) => {
      const value = typed[code];
      if (value === undefined || value === '') return [];
      return [[code, kind === 'number' && typeof value === 'string' ? (parseNumber(value) ?? value) : value]];
    }),
  );
}
