import { account } from '@binhdang/contract';
import { ROLE_NAMES } from '@binhdang/domain';
import { ActionIcon, Menu, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconKey, IconLogout, IconMail, IconMailOff, IconUserCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ApiProblem, call } from './api.ts';
import { useSay, useWords } from './i18n.tsx';
import { useWaiting } from './offline.ts';
import { type Me, meQuery, useSignOut } from './session.ts';
import { words } from './words.ts';

/** Entries wait to be sent: what becomes of them is asked. */
const SignOutDialog = lazy(async () => ({
  default: (await import('../register/offline/sign-out-dialog.tsx')).SignOutDialog,
}));

export function AccountMenu({ me }: { readonly me: Me }) {
  const t = useWords(words);
  const say = useSay();
  const signOut = useSignOut();
  const waiting = useWaiting(me.id);
  const [asking, setAsking] = useState(false);
  const leave = () =>
    signOut().catch((problem: unknown) => {
      if (problem instanceof ApiProblem)
        notifications.show({ color: 'red', message: say(problem.text.title) });
    });
  return (
    <>
      {asking && (
        <Suspense>
          <SignOutDialog me={me} onSignOut={leave} onClose={() => setAsking(false)} />
        </Suspense>
      )}
      <Menu position="bottom-end" width={290} withinPortal={false}>
        <Menu.Target>
          <ActionIcon aria-label={`${t('account')}: ${me.fullName}`}>
            <IconUserCircle size={24} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Text px="sm" pt="xs" fw={600}>
            {me.fullName}
          </Text>
          {me.roles.map(({ role, body }) => (
            <Text key={`${role} ${body.id}`} px="sm" size="sm" c="dimmed">
              {say(ROLE_NAMES[role])}, {body.shortName ?? body.name}
            </Text>
          ))}
          <Menu.Divider />
          {me.mailNotifications !== null && <MailItem on={me.mailNotifications} />}
          <Menu.Item leftSection={<IconKey size={18} />} component={Link} to="/doi-mat-khau">
            {t('changePassword')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLogout size={18} />}
            onClick={() => (waiting.total > 0 ? setAsking(true) : void leave())}
          >
            {t('signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** Urging and the morning's reminder by mail, on or off. */
function MailItem({ on }: { readonly on: boolean }) {
  const t = useWords(words);
  const say = useSay();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: () => call(account.changeSettings, { body: { mailNotifications: !on } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: meQuery.queryKey }),
    onError: (problem) => {
      if (problem instanceof ApiProblem)
        notifications.show({ color: 'red', message: say(problem.text.title) });
    },
  });
  const Icon = on ? IconMail : IconMailOff;
  return (
    <Menu.Item
      role="menuitemcheckbox"
      aria-checked={on}
      leftSection={<Icon size={18} aria-hidden />}
      closeMenuOnClick={false}
      disabled={change.isPending}
      onClick={() => change.mutate()}
    >
      {t(on ? 'mailOn' : 'mailOff')}
    </Menu.Item>
  );
}
