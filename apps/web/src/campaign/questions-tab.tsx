import { survey } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import type { Question } from '@binhdang/domain/review';
import { Alert, Button, Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ApiProblem } from '../app/api.ts';
import { useSay, useWords } from '../app/i18n.tsx';
import { DateField } from '../ui/date-field.tsx';
import { DraftNotice } from '../ui/draft-notice.tsx';
import { Failure } from '../ui/failure.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { QuestionCard } from './question-card.tsx';
import { QuestionFields } from './question-fields.tsx';
import type { Survey } from './survey-page.tsx';
import { surveyWords } from './survey-words.ts';
import { newQuestion, questionOf, type TypedQuestion, typedQuestion } from './typed-questions.ts';

interface Values {
  readonly title: string;
  readonly intro: string;
  readonly anonymous: boolean;
  readonly closesOn: CivilDate | null;
  readonly questions: readonly TypedQuestion[];
}

/** The questionnaire: written while it is a draft, afterwards as people see it. Its last day may be moved while it is open. */
export function QuestionsTab({ data }: { readonly data: Survey }) {
  const t = useWords(surveyWords);
  const say = useSay();
  const writes = data.allowed.includes('campaign.manage') && data.status !== 'closed';
  const isDraft = data.status === 'draft';
  const stored = data.questions as unknown as readonly Question[];
  const [values, setValues] = useState<Values>(() => ({
    title: data.title,
    intro: data.intro,
    anonymous: data.anonymous,
    closesOn: data.closesOn,
    questions: stored.map(typedQuestion),
  }));
  const [conflict, setConflict] = useState(false);
  const draft = useDraft(`survey.${data.id}`, values, setValues);
  const submit = useSubmit(survey.edit, {
    outdates: ['survey', 'campaign'],
    onConflict: () => setConflict(true),
    onDone: () => {
      draft.clear();
      notifications.show({ message: t('saved') });
    },
  });
  const set = (part: Partial<Values>) => setValues((now) => ({ ...now, ...part }));
  const { questions } = values;
  const change = (at: number, part: Partial<TypedQuestion>) =>
    set({ questions: questions.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  const move = (at: number, by: number) => {
    const next = [...questions];
    next.splice(at + by, 0, ...next.splice(at, 1));
    set({ questions: next });
  };
  const problem = submit.problem instanceof ApiProblem ? submit.problem : undefined;
  const faults = new Map(problem?.errors.map(({ path, message }) => [path, say(message)]) ?? []);
  const faultOf = (at: number) =>
    [...faults].find(([path]) => path === `questions.${at}` || path.startsWith(`questions.${at}.`))?.[1];
  const save = () =>
    void submit.run({
      params: { surveyId: data.id },
      body: {
        title: values.title,
        intro: values.intro,
        anonymous: values.anonymous,
        closesOn: values.closesOn ?? data.closesOn,
        questions: questions.map(questionOf),
        version: data.version,
      },
    });
  return (
    <Stack>
      {writes && <DraftNotice draft={draft} />}
      {writes && (
        <DateField
          label={t('closesOn')}
          required
          w={220}
          value={values.closesOn}
          error={faults.get('closesOn')}
          onChange={(closesOn) => set({ closesOn })}
        />
      )}
      {isDraft && writes ? (
        <>
          <TextInput
            label={t('titleField')}
            required
            maxLength={300}
            value={values.title}
            error={faults.get('title')}
            onChange={(event) => set({ title: event.currentTarget.value })}
          />
          <Textarea
            label={t('intro')}
            autosize
            minRows={2}
            maxLength={4000}
            value={values.intro}
            onChange={(event) => set({ intro: event.currentTarget.value })}
          />
          <Checkbox
            label={t('anonymousField')}
            description={t('anonymousHint')}
            checked={values.anonymous}
            onChange={(event) => set({ anonymous: event.currentTarget.checked })}
          />
          {questions.map((question, at) => (
            <QuestionCard
              key={question.code}
              question={question}
              at={at}
              last={at === questions.length - 1}
              error={faultOf(at)}
              onChange={(part) => change(at, part)}
              onMove={(by) => move(at, by)}
              onRemove={() => set({ questions: questions.filter((_, place) => place !== at) })}
            />
          ))}
          <Group>
            <Button
              variant="default"
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => set({ questions: [...questions, newQuestion(questions)] })}
            >
              {t('add')}
            </Button>
          </Group>
        </>
      ) : (
        <QuestionFields
          questions={stored}
          answers={{}}
          onAnswer={() => undefined}
          errors={new Map()}
          disabled
        />
      )}
      {conflict && (
        <Alert role="alert" variant="outline" color="orange">
          {t('conflict')}
        </Alert>
      )}
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
      {writes && (
        <Group>
          <Button loading={submit.pending} onClick={save}>
            {t('save')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
