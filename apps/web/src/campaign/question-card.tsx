import {
  ActionIcon,
  Card,
  Checkbox,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useWords } from '../app/i18n.tsx';
import { surveyWords } from './survey-words.ts';
import { KINDS, type TypedQuestion } from './typed-questions.ts';

interface QuestionCardProps {
  readonly question: TypedQuestion;
  /** From 0. */
  readonly at: number;
  readonly last: boolean;
  readonly error: string | undefined;
  readonly onChange: (part: Partial<TypedQuestion>) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** One question being written. */
export function QuestionCard({ question, at, last, error, onChange, onMove, onRemove }: QuestionCardProps) {
  const t = useWords(surveyWords);
  const number = at + 1;
  const chooses = question.kind === 'choice' || question.kind === 'choices';
  return (
    <Card component="section" aria-label={t('question', { number })}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <Text fw={600}>{t('question', { number })}</Text>
          <Group gap={4} wrap="nowrap">
            <ActionIcon aria-label={t('up', { number })} disabled={at === 0} onClick={() => onMove(-1)}>
              <IconArrowUp size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon aria-label={t('down', { number })} disabled={last} onClick={() => onMove(1)}>
              <IconArrowDown size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon color="red" aria-label={t('remove', { number })} onClick={onRemove}>
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
        <Textarea
          label={t('questionText', { number })}
          required
          autosize
          maxLength={500}
          value={question.text}
          error={error}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('kind', { number })}
          w={260}
          maw="100%"
          data={KINDS.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
          value={question.kind}
          onChange={(event) => onChange({ kind: event.currentTarget.value as TypedQuestion['kind'] })}
        />
        {chooses && (
          <Textarea
            label={t('options')}
            required
            autosize
            minRows={2}
            value={question.options}
            onChange={(event) => onChange({ options: event.currentTarget.value })}
          />
        )}
        {question.kind === 'scale' && (
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <Field name="to" question={question} onChange={onChange} label={t('scaleTo')} />
            <Field name="low" question={question} onChange={onChange} label={t('low')} />
            <Field name="high" question={question} onChange={onChange} label={t('high')} />
          </SimpleGrid>
        )}
        {question.kind === 'number' && (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Field name="min" question={question} onChange={onChange} label={t('min')} />
            <Field name="max" question={question} onChange={onChange} label={t('max')} />
          </SimpleGrid>
        )}
        <Group gap="lg">
          <Checkbox
            label={t('required')}
            checked={question.required}
            onChange={(event) => onChange({ required: event.currentTarget.checked })}
          />
          {question.kind === 'choice' && (
            <Checkbox
              label={t('splits')}
              checked={question.splits}
              onChange={(event) => onChange({ splits: event.currentTarget.checked })}
            />
          )}
        </Group>
      </Stack>
    </Card>
  );
}

interface FieldProps {
  readonly name: 'to' | 'low' | 'high' | 'min' | 'max';
  readonly label: string;
  readonly question: TypedQuestion;
  readonly onChange: QuestionCardProps['onChange'];
}

function Field({ name, label, question, onChange }: FieldProps) {
  return (
    <TextInput
      label={label}
      maxLength={80}
      value={question[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
}
