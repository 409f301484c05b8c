import { type OutputOf, report } from '@binhdang/contract';
import { Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ComposeButton, useComposed } from './compose-button.tsx';
import { LetterheadFields } from './letterhead-fields.tsx';
import { type LetterheadValues, letterheadOf, letterheadValues, missingIn } from './letterhead-values.ts';
import { words } from './words.ts';

interface ExtractFormProps {
  readonly planId: string;
  /** Whose assignments. */
  readonly bodyId: string;
}

/** The extract of a body's assignments: nothing to choose but the letterhead. */
export function ExtractForm(props: ExtractFormProps) {
  const query = useQuery({
    ...read(report.proposal, { params: { planId: props.planId }, query: { kind: 'assignment_extract' } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.isError) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading />;
  return <Form {...props} proposal={query.data} />;
}

interface FormProps extends ExtractFormProps {
  readonly proposal: OutputOf<typeof report.proposal>;
}

function Form({ planId, bodyId, proposal }: FormProps) {
  const t = useWords(words);
  const form = useForm<{ readonly letterhead: LetterheadValues }>({
    initialValues: { letterhead: letterheadValues(proposal.letterhead) },
    validate: ({ letterhead }) =>
      Object.fromEntries(missingIn(letterhead).map((field) => [`letterhead.${field}`, t('needed')])),
  });
  const submit = useComposed(report.composeExtract, { form });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ letterhead }) =>
        submit.run({ params: { planId }, body: { bodyId, letterhead: letterheadOf(letterhead) } }),
      )}
    >
      <Stack gap="lg">
        <LetterheadFields
          field={form.getInputProps}
          set={(path, value) => form.setFieldValue(path, value)}
          signers={proposal.signers}
        />
        <ComposeButton submit={submit} />
      </Stack>
    </form>
  );
}
