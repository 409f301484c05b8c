import { account } from '@binhdang/contract';
import { Button, Card, Center, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { OfflineBanner } from '../app/banner.tsx';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { noteLeft } from '../app/offline.ts';
import { forgetOfflinePart } from '../app/offline-part.ts';
import { meQuery } from '../app/session.ts';
import { LanguageSwitch, SchemeSwitch } from '../app/switches.tsx';
import { words as shellWords } from '../app/words.ts';
import { Failure } from '../ui/failure.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { signInRoute } from './routes.tsx';
import { words } from './words.ts';

export function SignInPage() {
  const t = useWords(words);
  const shell = useWords(shellWords);
  useEffect(() => {
    document.title = `${t('signIn')} · Bình Đẳng`;
  }, [t]);
  return (
    <Center mih="100vh" p="md" component="main">
      <Stack w="100%" maw={420} gap="lg">
        <OfflineBanner />
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Group gap="sm" wrap="nowrap" align="flex-start">
            <img src="/mark.svg" alt="" width={48} height={48} />
            <div>
              <Text fw={700} size="xl" lh={1.2}>
                {shell('product')}
              </Text>
              <Text size="sm" c="dimmed">
                {shell('productLine')}
              </Text>
            </div>
          </Group>
          <Group gap={0} wrap="nowrap">
            <LanguageSwitch />
            <SchemeSwitch />
          </Group>
        </Group>
        <SignInForm />
      </Stack>
    </Center>
  );
}

function SignInForm() {
  const t = useWords(words);
  const { setLanguage } = useLanguage();
  const { tiep } = signInRoute.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { login: '', password: '' },
    validate: {
      login: (value) => (value.trim() === '' ? t('needLogin') : null),
      password: (value) => (value === '' ? t('needPassword') : null),
    },
  });
  const submit = useSubmit(account.signIn, {
    form,
    onDone: (me) => {
      // Whatever was loaded before may be another person's.
      queries.clear();
      // Whoever was here before; the new session asks for its own.
      forgetOfflinePart();
      noteLeft(false);
      queries.setQueryData(meQuery.queryKey, me);
      setLanguage(me.locale);
      router.history.replace(tiep ?? '/');
    },
  });
  return (
    <Card component="section" padding="lg">
      <form onSubmit={form.onSubmit((body) => void submit.run({ body }))} noValidate>
        <Stack>
          <Title order={1} size="h2">
            {t('signIn')}
          </Title>
          {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
          <TextInput
            label={t('login')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            withAsterisk={false}
            {...form.getInputProps('login')}
          />
          <PasswordInput
            label={t('password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={submit.pending} fullWidth>
            {t('signIn')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('forgotten')}
          </Text>
        </Stack>
      </form>
    </Card>
  );
}
