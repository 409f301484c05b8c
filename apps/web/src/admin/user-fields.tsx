import { TextInput } from '@mantine/core';
import { useWords } from '../app/i18n.tsx';
import { words } from './words.ts';

export interface UserValues {
  readonly login: string;
  readonly fullName: string;
  readonly jobTitle: string;
  readonly email: string;
}

/** As the contract takes them: what was left empty is null. */
export function userFieldsOf({ login, fullName, jobTitle, email }: UserValues) {
  return { login, fullName, jobTitle: jobTitle.trim() || null, email: email.trim() || null };
}

interface FormOfUser {
  readonly getInputProps: (path: keyof UserValues) => object;
}

export function UserFields({ form }: { readonly form: FormOfUser }) {
  const t = useWords(words);
  return (
    <>
      <TextInput
        label={t('fullName')}
        required
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('fullName')}
      />
      <TextInput
        label={t('login')}
        description={t('loginHint')}
        required
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('login')}
      />
      <TextInput label={t('jobTitle')} autoComplete="off" {...form.getInputProps('jobTitle')} />
      <TextInput label={t('email')} type="email" autoComplete="off" {...form.getInputProps('email')} />
    </>
  );
}
