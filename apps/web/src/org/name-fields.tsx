import { TextInput } from '@mantine/core';
import { useWords } from '../app/i18n.tsx';
import { words } from './words.ts';

export interface NameValues {
  readonly name: string;
  readonly shortName: string;
  readonly nameEn: string;
  readonly symbol: string;
}

/** As the contract takes them: what was left empty is null. */
export function blankToNull({ name, shortName, nameEn, symbol }: NameValues) {
  return {
    name,
    shortName: shortName.trim() || null,
    nameEn: nameEn.trim() || null,
    symbol: symbol.trim() || null,
  };
}

interface FormOfName {
  readonly getInputProps: (path: keyof NameValues) => object;
}

/** The four parts of a body's name. */
export function NameFields({ form }: { readonly form: FormOfName }) {
  const t = useWords(words);
  return (
    <>
      <TextInput label={t('name')} required data-autofocus {...form.getInputProps('name')} />
      <TextInput label={t('shortName')} {...form.getInputProps('shortName')} />
      <TextInput label={t('nameEn')} {...form.getInputProps('nameEn')} />
      <TextInput label={t('symbol')} {...form.getInputProps('symbol')} />
    </>
  );
}
