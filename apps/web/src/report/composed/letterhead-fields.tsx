import type { OutputOf, report } from '@binhdang/contract';
import { Autocomplete, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useWords } from '../../app/i18n.tsx';
import { fromLines } from './lines.ts';
import { letterheadWords } from './words.ts';

export type Signers = OutputOf<typeof report.proposal>['signers'];

interface LetterheadFieldsProps {
  /** Of a form that keeps LetterheadValues under "letterhead". */
  readonly field: (path: string) => GetInputPropsReturnType;
  readonly set: (path: string, value: string) => void;
  readonly signers: Signers;
}

/** Heading, signature and recipients of an official document, filled in beforehand. */
export function LetterheadFields({ field, set, signers }: LetterheadFieldsProps) {
  const t = useWords(letterheadWords);
  const of = (name: string) => field(`letterhead.${name}`);
  return (
    <Stack gap="sm" component="section" aria-labelledby="letterhead-title">
      <div>
        <Title order={2} id="letterhead-title">
          {t('letterhead')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('letterheadHint')}
        </Text>
      </div>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
        <TextInput label={t('superior')} maxLength={200} {...of('superior')} />
        <TextInput label={t('issuer')} required maxLength={200} {...of('issuer')} />
        <TextInput label={t('symbol')} required maxLength={60} {...of('symbol')} />
        <TextInput label={t('place')} required maxLength={60} {...of('place')} />
        <SignerFields field={of} set={(name, value) => set(`letterhead.${name}`, value)} signers={signers} />
        <Textarea
          label={t('recipients')}
          description={t('recipientsHint')}
          autosize
          minRows={2}
          {...of('recipients')}
        />
        <TextInput label={t('file')} required maxLength={60} {...of('file')} />
      </SimpleGrid>
    </Stack>
  );
}

interface SignerFieldsProps {
  readonly field: (name: 'signer' | 'authority') => GetInputPropsReturnType;
  readonly set: (name: 'signer' | 'authority', value: string) => void;
  readonly signers: Signers;
}

/** Who signs, and in which form; choosing a known leader fills in the form that goes with the post. */
export function SignerFields({ field, set, signers }: SignerFieldsProps) {
  const t = useWords(letterheadWords);
  const choose = (name: string) => {
    const signer = signers.find((one) => one.name === name);
    if (signer !== undefined) set('authority', fromLines(signer.authority));
  };
  return (
    <>
      <Autocomplete
        label={t('signer')}
        description={t('signerHint')}
        maxLength={100}
        data={[...new Set(signers.map(({ name }) => name))]}
        onOptionSubmit={choose}
        {...field('signer')}
      />
      <Textarea
        label={t('authority')}
        description={t('authorityHint')}
        required
        autosize
        minRows={2}
        {...field('authority')}
      />
    </>
  );
}
