/** Header, navigation and frame of every page for those who are signed in. */
import { formatDate, todayInVietnam } from '@binhdang/domain';
import { AppShell, Burger, Container, Group, NavLink, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { AccountMenu } from './account-menu.tsx';
import { ApiProblem, onSignedOut } from './api.ts';
import { Banner, OfflineBanner } from './banner.tsx';
import { useSay, useWords } from './i18n.tsx';
import { navigation } from './navigation.ts';
import { NotificationBell } from './notification-bell.tsx';
import { lockOffline, useWorkOffline } from './offline.ts';
import { SearchBox } from './search-box.tsx';
import { holds, type Me, meQuery } from './session.ts';
import classes from './shell.module.css';
import { LanguageSwitch, SchemeSwitch } from './switches.tsx';
import { WaitingBadge } from './waiting-badge.tsx';
import { words } from './words.ts';

/** Asks who is signed in before anything else is shown; whoever is not goes to the sign-in page and comes back here. */
export function Shell() {
  const { data: me, error, refetch } = useQuery(meQuery);
  const router = useRouter();
  const here = useRouterState({ select: (state) => state.location });
  useEffect(
    () =>
      onSignedOut(() => {
        const { pathname, href } = router.state.location;
        lockOffline();
        if (pathname !== '/dang-nhap') void router.navigate({ to: '/dang-nhap', search: { tiep: href } });
      }),
    [router],
  );
  useWorkOffline(me);
  if (me === undefined) {
    const signedOut = error instanceof ApiProblem && error.code === 'sign-in-needed';
    return (
      <Container component="main" py="xl" size="md">
        {error && !signedOut ? <Failure problem={error} onRetry={() => void refetch()} /> : <Loading />}
      </Container>
    );
  }
  if (me.mustChangePassword && here.pathname !== '/doi-mat-khau')
    return <Navigate to="/doi-mat-khau" replace />;
  return <Frame me={me} path={here.pathname} />;
}

function Frame({ me, path }: { readonly me: Me; readonly path: string }) {
  const t = useWords(words);
  const [opened, { toggle, close }] = useDisclosure(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the drawer, whichever page it is
  useEffect(close, [path, close]);
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 248, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a href="#noi-dung" className="skip-link">
        {t('skip')}
      </a>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px="sm" gap="xs" wrap="nowrap" justify="space-between">
          <Group gap="xs" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t(opened ? 'closeMenu' : 'openMenu')}
              aria-expanded={opened}
              aria-controls="danh-muc"
            />
            <Mark />
          </Group>
          <SearchBox />
          <Group gap={4} wrap="nowrap">
            <WaitingBadge userId={me.id} />
            <NotificationBell unread={me.unread} />
            <LanguageSwitch saved />
            <SchemeSwitch />
            <AccountMenu me={me} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar id="danh-muc" className={classes.navbar} component="nav" aria-label={t('navigation')}>
        <Navigation me={me} path={path} />
      </AppShell.Navbar>
      <AppShell.Main id="noi-dung" tabIndex={-1}>
        <TrialBanner today={me.today} />
        <OfflineBanner userId={me.id} />
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </AppShell.Main>
    </AppShell>
  );
}

function Mark() {
  const t = useWords(words);
  return (
    <UnstyledButton component={Link} to="/" className={classes.mark}>
      <img src="/mark.svg" alt="" width={34} height={34} />
      <Text component="span" fw={700} className={classes.name}>
        {t('product')}
      </Text>
    </UnstyledButton>
  );
}

function Navigation({ me, path }: { readonly me: Me; readonly path: string }) {
  const say = useSay();
  const known = useRouter().routesByPath as Record<string, unknown>;
  const shown = navigation.filter(
    (entry) => Object.hasOwn(known, entry.path) && (entry.roles === 'everyone' || holds(me, entry.roles)),
  );
  return shown.map(({ path: to, words: name, icon: Icon }) => (
    <NavLink
      key={to}
      component={Link}
      to={to}
      label={say(name)}
      leftSection={<Icon size={20} stroke={1.7} />}
      active={path === to || path.startsWith(`${to}/`)}
      aria-current={path === to ? 'page' : undefined}
      className={classes.entry}
    />
  ));
}

/** In a demonstration the clock stands still, and everyone must see that. */
function TrialBanner({ today }: { readonly today: string }) {
  const t = useWords(words);
  if (today === todayInVietnam(Date.now())) return null;
  return <Banner>{t('trial', { date: formatDate(today) })}</Banner>;
}
