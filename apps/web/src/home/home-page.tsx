import { ROLE_NAMES } from '@binhdang/domain';
import { Card, List, Text } from '@mantine/core';
import { Navigate, useRouter } from '@tanstack/react-router';
import { dictionary, useSay, useWords } from '../app/i18n.tsx';
import { useMe } from '../app/session.ts';
import { Page } from '../ui/page.tsx';
import { startPath } from './start.ts';

const words = dictionary({
  welcome: { vi: 'Xin chào, {name}', en: 'Welcome, {name}' },
  roles: { vi: 'Bạn đang giữ các vai trò:', en: 'You hold these roles:' },
  noRoles: {
    vi: 'Tài khoản của bạn chưa được giao vai trò nào. Hãy liên hệ quản trị viên.',
    en: 'Your account has no role yet. Please ask the administrator.',
  },
  choose: {
    vi: 'Hãy chọn một mục trong danh mục để bắt đầu.',
    en: 'Choose an entry of the navigation to begin.',
  },
});

/** Leads to where the person's work is; without such a page, says who they are here. */
export function HomePage() {
  const t = useWords(words);
  const say = useSay();
  const me = useMe();
  const known = useRouter().routesByPath as Record<string, unknown>;
  if (me === undefined) return null;
  const start = startPath(
    me.roles.map(({ role }) => role),
    (path) => path in known,
  );
  if (start !== undefined) return <Navigate to={start} replace />;
  return (
    <Page title={t('welcome', { name: me.fullName })} narrow>
      <Card>
        {me.roles.length === 0 ? (
          <Text>{t('noRoles')}</Text>
        ) : (
          <>
            <Text mb="xs">{t('roles')}</Text>
            <List>
              {me.roles.map(({ role, body }) => (
                <List.Item key={`${role} ${body.id}`}>
                  {say(ROLE_NAMES[role])}, {body.name}
                </List.Item>
              ))}
            </List>
            <Text mt="sm">{t('choose')}</Text>
          </>
        )}
      </Card>
    </Page>
  );
}
