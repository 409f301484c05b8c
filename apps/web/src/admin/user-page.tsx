import { admin } from '@binhdang/contract';
import { Alert, Badge, Button, Card, Group, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../app/api.ts';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { Failure } from '../ui/failure.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { userRoute } from './routes.tsx';
import { StartPassword } from './start-password.tsx';
import { UserFields, userFieldsOf } from './user-fields.tsx';
import { UserGrants } from './user-grants.tsx';
import { words } from './words.ts';

/** One account: its data, its roles, its access. */
export function UserPage() {
  const t = useWords(words);
  const { userId } = userRoute.useParams();
  const { data, error, refetch } = useQuery(read(admin.user, { params: { userId } }));
  const crumbs = [
    { title: t('administration'), to: '/quan-tri' },
    { title: t('users'), to: '/quan-tri' },
  ].slice(0, 1);
  return (
    <Page
      title={data?.fullName ?? t('account')}
      subtitle={data?.jobTitle ?? undefined}
      crumbs={crumbs}
      actions={data && <EditUser user={data} />}
    >
      {error && <Failure problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <UserGrants user={data} />
          <Access user={data} />
        </SimpleGrid>
      )}
    </Page>
  );
}

function EditUser({ user }: { readonly user: admin.User }) {
  const t = useWords(words);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button onClick={open}>{t('editUser')}</Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('editUser')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('cancel') }}
      >
        <EditForm user={user} onClose={close} />
      </Modal>
    </>
  );
}

function EditForm({ user, onClose }: { readonly user: admin.User; readonly onClose: () => void }) {
  const t = useWords(words);
  const queries = useQueryClient();
  const [conflict, setConflict] = useState(false);
  const form = useForm({
    initialValues: {
      login: user.login,
      fullName: user.fullName,
      jobTitle: user.jobTitle ?? '',
      email: user.email ?? '',
    },
  });
  const submit = useSubmit(admin.editUser, {
    form,
    outdates: ['admin'],
    onConflict: () => {
      setConflict(true);
      void queries.invalidateQueries({ queryKey: ['admin'] });
    },
    onDone: () => {
      notifications.show({ message: t('saved') });
      onClose();
    },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) =>
        submit.run({ params: { userId: user.id }, body: { version: user.version, ...userFieldsOf(values) } }),
      )}
    >
      <Stack>
        {conflict && (
          <Alert role="alert" variant="outline" color="gray">
            {t('conflict')}
          </Alert>
        )}
        <UserFields form={form} />
        <FormActions submit={submit} onCancel={onClose} />
      </Stack>
    </form>
  );
}

function Access({ user }: { readonly user: admin.User }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const [password, setPassword] = useState<string>();
  const options = { outdates: ['admin'], onDone: () => notifications.show({ message: t('saved') }) };
  const reset = useSubmit(admin.resetPassword, {
    outdates: ['admin'],
    onDone: (answer) => setPassword(answer.startPassword),
  });
  const end = useSubmit(admin.endSessions, options);
  const active = useSubmit(admin.setActive, options);
  const params = { userId: user.id };
  const name = { name: user.fullName };
  return (
    <Card component="section">
      <Stack>
        <Title order={2} size="h3">
          {t('access')}
        </Title>
        <Group gap="xs">
          <Badge variant="outline" color={user.active ? 'green' : 'gray'}>
            {t(user.active ? 'active' : 'inactive')}
          </Badge>
          {user.demo && <Badge variant="outline">{t('demo')}</Badge>}
          {user.mustChangePassword && (
            <Badge variant="outline" color="gray">
              {t('mustChange')}
            </Badge>
          )}
        </Group>
        <Text>
          {t('login')}: <strong>{user.login}</strong>
          {user.email && ` · ${user.email}`}
        </Text>
        <Text c="dimmed">
          {user.sessions > 0 ? t('signedIn', { count: user.sessions }) : t('notSignedIn')}
          {user.lastSeenAt && `, ${t('lastSeen', { at: formatInstant(user.lastSeenAt, language) })}`}.{' '}
          {t('created', { at: formatInstant(user.createdAt, language) })}.
        </Text>
        <Group gap="xs">
          <ConfirmButton
            variant="default"
            label={t('reset')}
            question={t('resetQuestion', name)}
            pending={reset.pending}
            onConfirm={() => reset.run({ params })}
          />
          <ConfirmButton
            variant="default"
            label={t('endSessions')}
            question={t('endQuestion', name)}
            pending={end.pending}
            onConfirm={() => end.run({ params })}
          />
          <ConfirmButton
            variant="default"
            label={t(user.active ? 'close' : 'reopen')}
            question={t(user.active ? 'closeQuestion' : 'reopenQuestion', name)}
            pending={active.pending}
            onConfirm={() =>
              active.run({ params, body: { version: user.version, active: !user.active } }).then(() => true)
            }
          />
        </Group>
        {[reset, end, active].map(
          (submit, place) =>
            submit.problem !== undefined && (
              // biome-ignore lint/suspicious/noArrayIndexKey: three fixed places
              <Failure key={place} problem={submit.problem} onRetry={submit.retry} />
            ),
        )}
        <StartPassword password={password} name={user.fullName} onClose={() => setPassword(undefined)} />
      </Stack>
    </Card>
  );
}
