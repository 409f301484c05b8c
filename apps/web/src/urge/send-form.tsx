import { type OutputOf, report, urge } from '@binhdang/contract';
import { addDays, type CivilDate } from '@binhdang/domain';
import { Button, Card, Checkbox, Radio, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { LetterheadFields } from '../report/composed/letterhead-fields.tsx';
import {
  type LetterheadValues,
  letterheadOf,
  letterheadValues,
  missingIn,
} from '../report/composed/letterhead-values.ts';
import { DateField } from '../ui/date-field.tsx';
import { DraftNotice } from '../ui/draft-notice.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { urgeRoute } from './routes.tsx';
import classes from './urge.module.css';
import { words } from './words.ts';

interface Values {
  readonly message: string;
  readonly answerBy: CivilDate | null;
  readonly byMail: boolean;
  readonly withLetter: boolean;
  readonly each: 'each' | 'one';
  readonly contact: string;
  /** null until the proposal has come. */
  readonly letterhead: LetterheadValues | null;
}

interface SendFormProps {
  readonly planId: string;
  /** What is chosen, by body. */
  readonly sending: readonly urge.UrgeBody[];
  readonly mail: boolean;
  readonly onSent: () => void;
}

/** A week is the usual time for an answer. */
const ANSWER_DAYS = 7;

/** What is sent with the urge: words, day of the answer, ways, and the official letter where wanted. */
export function SendForm({ planId, sending, mail, onSent }: SendFormProps) {
  const t = useWords(words);
  const today = useToday();
  const navigate = urgeRoute.useNavigate();
  const form = useForm<Values>({
    initialValues: {
      // For the bodies, whatever language the sender reads.
      message: words.defaultMessage.vi,
      answerBy: today === undefined ? null : addDays(today, ANSWER_DAYS),
      byMail: mail,
      withLetter: false,
      each: 'each',
      contact: '',
      letterhead: null,
    },
    validate: (values) => Object.fromEntries(missingFields(values).map((path) => [path, t('needed')])),
  });
  const draft = useDraft(`urge.${planId}`, form.values, form.setValues);
  const submit = useSubmit(urge.send, {
    form,
    outdates: ['urge', 'work', 'overview', 'report'],
    onDone: (output) => {
      draft.clear();
      notifications.show({ message: told(output), color: 'green' });
      onSent();
      return navigate({ search: { xem: 'da-gui' } });
    },
  });
  const told = ({ bodies, obligations, told: people, letters }: OutputOf<typeof urge.send>) =>
    [
      t('sent', { bodies, obligations, told: people }),
      letters.length > 0 ? t('sentLetters', { count: letters.length }) : '',
    ].join(' ');
  const ids = sending.flatMap(({ targets }) => targets.map(({ obligationId }) => obligationId));
  return (
    <Card component="section" id="gui" aria-labelledby="send-title" className={`${classes.send} no-print`}>
      <form noValidate onSubmit={form.onSubmit((values) => submit.run({ body: bodyOf(values, ids) }))}>
        <Stack gap="sm">
          <Title order={2} id="send-title">
            {t('sendTitle')}
          </Title>
          <DraftNotice draft={draft} />
          <Text size="sm" role="status">
            {ids.length === 0
              ? t('nothingChosen')
              : t('chosenCount', { obligations: ids.length, bodies: sending.length })}
          </Text>
          <Textarea
            label={t('message')}
            description={t('messageHint')}
            required
            autosize
            minRows={3}
            maxRows={12}
            maxLength={4000}
            {...form.getInputProps('message')}
          />
          <DateField
            label={t('answerBy')}
            description={t('answerByHint')}
            clearable
            value={form.values.answerBy}
            {...(today === undefined ? {} : { minDate: today })}
            onChange={(value) => form.setFieldValue('answerBy', value)}
            error={form.errors.answerBy}
          />
          <Ways form={form} mail={mail} />
          {form.values.withLetter && <LetterFields form={form} planId={planId} many={sending.length > 1} />}
          {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
          <Button type="submit" loading={submit.pending} disabled={ids.length === 0}>
            {t('send', { count: sending.length })}
          </Button>
          <div role="status">{submit.pending && <Text size="sm">{t('sending')}</Text>}</div>
        </Stack>
      </form>
    </Card>
  );
}

function missingFields(values: Values): string[] {
  const letter = values.withLetter && values.letterhead !== null ? missingIn(values.letterhead) : [];
  return [
    ...(values.message.trim() === '' ? ['message'] : []),
    ...(values.withLetter && values.answerBy === null ? ['answerBy'] : []),
    ...letter.map((field) => `letterhead.${field}`),
  ];
}

function bodyOf({ message, answerBy, byMail, withLetter, each, contact, letterhead }: Values, ids: string[]) {
  const letter =
    withLetter && letterhead !== null
      ? { letterhead: letterheadOf(letterhead), each: each === 'each', contact }
      : null;
  return { obligationIds: ids, message, answerBy, byMail, letter };
}

interface PartProps {
  readonly form: UseFormReturnType<Values>;
}

function Ways({ form, mail }: PartProps & { readonly mail: boolean }) {
  const t = useWords(words);
  return (
    <Stack gap="xs" component="fieldset" bd={0} p={0} m={0}>
      <Text component="legend" fw={600} size="sm" p={0} mb={4}>
        {t('ways')}
      </Text>
      <Checkbox checked disabled label={`${t('inApp')} (${t('inAppHint')})`} readOnly />
      <Checkbox
        label={t('mail')}
        description={t(mail ? 'mailHint' : 'mailOff')}
        disabled={!mail}
        {...form.getInputProps('byMail', { type: 'checkbox' })}
        checked={mail && form.values.byMail}
      />
      <Checkbox label={t('letter')} {...form.getInputProps('withLetter', { type: 'checkbox' })} />
    </Stack>
  );
}

/** The letter's form, its head filled in for the body that writes. */
function LetterFields({
  form,
  planId,
  many,
}: PartProps & { readonly planId: string; readonly many: boolean }) {
  const t = useWords(words);
  const query = useQuery({
    ...read(report.proposal, { params: { planId }, query: { kind: 'urging_letter' } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const proposed = query.data?.letterhead;
  const { letterhead } = form.values;
  const { setFieldValue } = form;
  useEffect(() => {
    if (letterhead === null && proposed !== undefined)
      setFieldValue('letterhead', letterheadValues(proposed));
  }, [letterhead, proposed, setFieldValue]);
  if (query.isError) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  if (letterhead === null) return <Loading lines={3} />;
  return (
    <Stack gap="sm">
      {many && (
        <Radio.Group label={t('letterCount')} {...form.getInputProps('each')}>
          <Stack gap={6} mt={4}>
            <Radio value="each" label={t('letterEach')} />
            <Radio value="one" label={t('letterOne')} />
          </Stack>
        </Radio.Group>
      )}
      <TextInput
        label={t('contact')}
        description={t('contactHint')}
        maxLength={300}
        {...form.getInputProps('contact')}
      />
      <LetterheadFields
        field={form.getInputProps}
        set={(path, value) => form.setFieldValue(path, value)}
        signers={query.data?.signers ?? []}
      />
    </Stack>
  );
}
