import { admin, type BodyRef } from '@binhdang/contract';
import { type CivilDate, formatDate, ROLE_NAMES, ROLES, type Role } from '@binhdang/domain';
import { Badge, Button, Card, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useSay, useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { BodyLink } from '../org/body-link.tsx';
import { BodySelect } from '../org/body-select.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Failure } from '../ui/failure.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { words } from './words.ts';

/** Roles at bodies with their days: those that hold, those to come, those that ended. */
export function UserGrants({ user }: { readonly user: admin.User }) {
  const t = useWords(words);
  const say = useSay();
  const today = useToday() ?? '';
  const revoke = useSubmit(admin.revokeGrant, { outdates: ['admin', 'account'] });
  return (
    <Card component="section">
      <Stack>
        <Title order={2} size="h3">
          {t('roles')}
        </Title>
        {user.grants.length === 0 && <Text c="dimmed">{t('noRoles')}</Text>}
        {user.grants.map((grant) => {
          const ended = grant.validTo !== null && grant.validTo <= today;
          return (
            <Group key={grant.id} justify="space-between" align="flex-start" wrap="nowrap">
              <div>
                <Text fw={600}>{say(ROLE_NAMES[grant.role])}</Text>
                <BodyLink body={grant.body} />
                <Text component="div" size="sm" c="dimmed">
                  {grant.validTo === null
                    ? t('since', { from: formatDate(grant.validFrom) })
                    : t('between', { from: formatDate(grant.validFrom), to: formatDate(grant.validTo) })}{' '}
                  <Badge variant="outline" size="sm" color={grant.holds ? 'green' : 'gray'}>
                    {t(grant.holds ? 'holds' : ended ? 'ended' : 'future')}
                  </Badge>
                </Text>
              </div>
              {!ended && (
                <ConfirmButton
                  variant="default"
                  size="xs"
                  label={t('revoke')}
                  question={t('revokeQuestion', { role: say(ROLE_NAMES[grant.role]), body: grant.body.name })}
                  pending={revoke.pending}
                  onConfirm={() =>
                    revoke
                      .run({ params: { grantId: grant.id }, body: { version: grant.version, on: today } })
                      .then(() => true)
                  }
                />
              )}
            </Group>
          );
        })}
        {revoke.problem !== undefined && <Failure problem={revoke.problem} onRetry={revoke.retry} />}
        <GrantForm user={user} today={today} />
      </Stack>
    </Card>
  );
}

function GrantForm({ user, today }: { readonly user: admin.User; readonly today: CivilDate }) {
  const t = useWords(words);
  const say = useSay();
  const form = useForm({
    initialValues: {
      role: 'focal_officer' as Role,
      body: null as BodyRef | null,
      validFrom: (today || null) as CivilDate | null,
      validTo: null as CivilDate | null,
    },
  });
  const submit = useSubmit(admin.grantRole, {
    form,
    outdates: ['admin', 'account'],
    onDone: () => form.reset(),
  });
  const send = form.onSubmit(({ role, body, validFrom, validTo }) =>
    submit.run({
      params: { userId: user.id },
      body: { role, bodyId: body?.id ?? '', validFrom: validFrom ?? '', validTo },
    }),
  );
  return (
    <form noValidate onSubmit={send}>
      <Stack gap="sm">
        <Title order={3} size="h4">
          {t('grant')}
        </Title>
        <NativeSelect
          label={t('role')}
          data={ROLES.map((role) => ({ value: role, label: say(ROLE_NAMES[role]) }))}
          {...form.getInputProps('role')}
        />
        <BodySelect
          key={form.values.body?.id ?? 'none'}
          label={t('body')}
          required
          value={form.values.body}
          onChange={(body) => form.setFieldValue('body', body)}
          error={form.errors.bodyId}
        />
        <Group grow align="flex-start">
          <DateField
            label={t('from')}
            required
            value={form.values.validFrom}
            onChange={(day) => form.setFieldValue('validFrom', day)}
            error={form.errors.validFrom}
          />
          <DateField
            label={t('until')}
            description={t('untilHint')}
            clearable
            value={form.values.validTo}
            onChange={(day) => form.setFieldValue('validTo', day)}
            error={form.errors.validTo}
          />
        </Group>
        {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        <Group justify="flex-end">
          <Button type="submit" loading={submit.pending}>
            {t('grant')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
