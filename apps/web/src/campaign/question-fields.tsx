import { type Question, type SurveyAnswers, TEXT_LENGTH } from '@binhdang/domain/review';
import { Checkbox, Group, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useWords } from '../app/i18n.tsx';
import classes from './answer.module.css';
import { answerWords } from './survey-words.ts';

/** What is typed of a number stays text until it is sent. */
export type Typed = Readonly<Record<string, SurveyAnswers[string]>>;

interface QuestionFieldsProps {
  readonly questions: readonly Question[];
  readonly answers: Typed;
  readonly onAnswer: (code: string, value: SurveyAnswers[string]) => void;
  readonly errors: ReadonlyMap<string, string>;
  /** To look at, not to answer. */
  readonly disabled?: boolean;
}

/** A questionnaire as people answer it. */
export function QuestionFields({ questions, ...rest }: QuestionFieldsProps) {
  return (
    <Stack gap="xl">
      {questions.map((question, at) => (
        <One key={question.code} question={question} number={at + 1} {...rest} />
      ))}
    </Stack>
  );
}

interface OneProps extends Omit<QuestionFieldsProps, 'questions'> {
  readonly question: Question;
  readonly number: number;
}

function One({ question, number, answers, onAnswer, errors, disabled = false }: OneProps) {
  const t = useWords(answerWords);
  const value = answers[question.code];
  const error = errors.get(question.code);
  const { code } = question;
  const common = {
    label: (
      <>
        {number}. {question.text}
        {question.required && (
          <Text span size="sm" c="dimmed">
            {' '}
            ({t('required')})
          </Text>
        )}
      </>
    ),
    error,
    labelProps: { className: classes.question },
    // Where the page goes to when something is missing.
    'data-question': code,
  } as const;
  switch (question.kind) {
    case 'choice':
      return (
        <Radio.Group
          {...common}
          value={typeof value === 'string' ? value : ''}
          onChange={(next) => onAnswer(code, next)}
        >
          <Stack gap={4} mt="xs">
            {question.options.map((option) => (
              <Radio
                key={option.code}
                value={option.code}
                label={option.text}
                disabled={disabled}
                className={classes.option ?? ''}
              />
            ))}
          </Stack>
        </Radio.Group>
      );
    case 'choices':
      return (
        <Checkbox.Group
          {...common}
          description={t('choicesHint')}
          value={Array.isArray(value) ? value : []}
          onChange={(next) => onAnswer(code, next)}
        >
          <Stack gap={4} mt="xs">
            {question.options.map((option) => (
              <Checkbox
                key={option.code}
                value={option.code}
                label={option.text}
                disabled={disabled}
                className={classes.option ?? ''}
              />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case 'scale':
      return (
        <Radio.Group
          {...common}
          value={typeof value === 'number' ? String(value) : ''}
          onChange={(next) => onAnswer(code, Number(next))}
        >
          <Group gap="xs" mt="xs" align="flex-start">
            {Array.from({ length: question.to - question.from + 1 }, (_, step) =>
              String(question.from + step),
            ).map((step) => (
              <Radio
                key={step}
                value={step}
                label={step}
                disabled={disabled}
                className={classes.step ?? ''}
              />
            ))}
          </Group>
          <Text size="sm" c="dimmed" mt={4}>
            {[
              question.low && `${question.from}: ${question.low}`,
              question.high && `${question.to}: ${question.high}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </Radio.Group>
      );
    case 'long':
      return (
        <Textarea
          {...common}
          autosize
          minRows={3}
          maxLength={TEXT_LENGTH.long}
          disabled={disabled}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onAnswer(code, event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          {...common}
          inputMode={question.kind === 'number' ? 'decimal' : 'text'}
          {...(question.kind === 'number'
            ? { description: t('number', { from: question.min, to: question.max }), w: 220, maw: '100%' }
            : { maxLength: TEXT_LENGTH.text })}
          disabled={disabled}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onAnswer(code, event.currentTarget.value)}
        />
      );
  }
}
