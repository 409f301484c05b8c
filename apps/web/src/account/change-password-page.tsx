import { account } from '@binhdang/contract';
import { Alert, Button, Card, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { IconKey } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../app/i18n.tsx';
import { meQuery, useMe } from '../app/session.ts';
import { Failure } from '../ui/failure.tsx';
import { Page } from '../ui/page.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { words } from './words.ts';

const SHORTEST = 12;

/** One's own password; also where a person with a given password must first come. */
export function ChangePasswordPage() {
  const t = useWords(words);
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useForm({
    initialValues: { current: '', next: '', repeat: '' },
    validate: {
      current: (value) => (value === '' ? t('needPassword') : null),
      next: (value, { current }) =>
        value.length < SHORTEST ? t('tooShort') : value === current ? t('sameAsOld') : null,
      repeat: (value, { next }) => (value === next ? null : t('notSame')),
    },
  });
  const submit = useSubmit(account.changePassword, {
    form,
    onDone: async () => {
      notifications.show({ message: t('changed') });
      await queries.refetchQueries({ queryKey: meQuery.queryKey });
      await navigate({ to: '/' });
    },
  });
  const field = {
    visibilityToggleButtonProps: { 'aria-label': t('showPassword') },
    required: true,
    withAsterisk: false,
  };
  return (
    <Page title={t('changePassword')} narrow>
      {me?.mustChangePassword === true && (
        <Alert icon={<IconKey aria-hidden />} variant="outline">
          {t('mustChange')}
        </Alert>
      )}
      <Card component="section" padding="lg">
        <form
          onSubmit={form.onSubmit(({ current, next }) => void submit.run({ body: { current, next } }))}
          noValidate
        >
          <Stack>
            {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
            {/* Lets password keepers know whose password this is. */}
            <input type="text" autoComplete="username" value={me?.login ?? ''} readOnly hidden />
            <PasswordInput
              label={t('current')}
              autoComplete="current-password"
              {...field}
              {...form.getInputProps('current')}
            />
            <PasswordInput
              label={t('next')}
              description={t('nextHint')}
              autoComplete="new-password"
              {...field}
              {...form.getInputProps('next')}
            />
            <PasswordInput
              label={t('repeat')}
              autoComplete="new-password"
              {...field}
              {...form.getInputProps('repeat')}
            />
            <Button type="submit" loading={submit.pending}>
              {t('save')}
            </Button>
          </Stack>
        </form>
      </Card>
    </Page>
  );
}
