import { Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../app/i18n.tsx';
import { holds, useMe } from '../app/session.ts';
import { NotAllowed } from '../ui/not-allowed.tsx';
import { Page } from '../ui/page.tsx';
import { words } from './words.ts';

const SECTIONS = [
  { to: '/quan-tri', word: 'users' },
  { to: '/quan-tri/so-theo-doi', word: 'registers' },
  { to: '/quan-tri/nhat-ky', word: 'audit' },
  { to: '/quan-tri/he-thong', word: 'system' },
] as const;

interface AdminPageProps {
  readonly section: (typeof SECTIONS)[number]['to'];
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Frame of the parts of administration; other roles see that they may not. */
export function AdminPage({ section, subtitle, actions, children }: AdminPageProps) {
  const t = useWords(words);
  const me = useMe();
  const navigate = useNavigate();
  const word = SECTIONS.find((one) => one.to === section)?.word ?? 'administration';
  if (!holds(me, ['administrator'])) {
    return (
      <Page title={t('administration')}>
        <NotAllowed />
      </Page>
    );
  }
  return (
    <Page title={`${t('administration')}: ${t(word)}`} subtitle={subtitle} actions={actions}>
      <Tabs
        value={section}
        onChange={(to) => {
          const next = SECTIONS.find((one) => one.to === to)?.to;
          if (next) void navigate({ to: next });
        }}
        aria-label={t('sections')}
      >
        <Tabs.List className="no-print" mb="md">
          {SECTIONS.map((one) => (
            <Tabs.Tab key={one.to} value={one.to}>
              {t(one.word)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={section}>{children}</Tabs.Panel>
      </Tabs>
    </Page>
  );
}
