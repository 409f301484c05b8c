import { Button, Group, Tabs, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../../../app/i18n.tsx';
import { holds, useMe, useToday } from '../../../app/session.ts';
import { LinkButton } from '../../../ui/link-button.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Page } from '../../../ui/page.tsx';
import { type ReportsView, VIEWS } from '../filters.ts';
import { reportsRoute } from '../routes.tsx';
import { AllReports } from './all-reports.tsx';
import { OwedList } from './owed-list.tsx';
import { WaitingList } from './waiting-list.tsx';
import { words } from './words.ts';

/** Reports: what is to be written, checked, signed, and all that the person sees. */
export function ReportsPage() {
  const t = useWords(words);
  const me = useMe();
  const today = useToday();
  const search = reportsRoute.useSearch();
  const navigate = reportsRoute.useNavigate();
  const writes = holds(me, ['focal_officer', 'lead_officer']);
  const signs = holds(me, ['leader']);
  const offered = VIEWS.filter((view) => {
    if (view === 'viec' || view === 'cho-duyet') return writes;
    return view === 'cho-ky' ? signs : true;
  });
  const view = offered.find((one) => one === search.xem) ?? offered[0] ?? 'tat-ca';
  return (
    <Page title={t('title')} subtitle={t('subtitle')} actions={<Tools />}>
      <Tabs
        value={view}
        keepMounted={false}
        onChange={(next) => void navigate({ search: { xem: (next ?? view) as ReportsView }, replace: true })}
      >
        <Tabs.List aria-label={t('views')} className="no-print">
          {offered.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(one)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={view} pt="md">
          {today === undefined ? <Loading /> : <Shown view={view} today={today} />}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Shown({ view, today }: { readonly view: ReportsView; readonly today: string }) {
  switch (view) {
    case 'viec':
      return <OwedList today={today} />;
    case 'cho-duyet':
    case 'cho-ky':
      return <WaitingList view={view} />;
    case 'tat-ca':
      return <AllReports today={today} />;
  }
}

function Tools() {
  const t = useWords(words);
  return (
    <>
      <LinkButton to="/bao-cao/che-do" variant="default">
        {t('regime')}
      </LinkButton>
      <CodeField />
    </>
  );
}

/** From the code that is printed in a document to its report. */
function CodeField() {
  const t = useWords(words);
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = code.trim().toUpperCase();
        if (wanted !== '') void navigate({ to: '/bao-cao/ma/$code', params: { code: wanted } });
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          label={t('findCode')}
          placeholder="ABCD-EFGH-JKLM"
          autoComplete="off"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" leftSection={<IconSearch size={18} aria-hidden />}>
          {t('find')}
        </Button>
      </Group>
    </form>
  );
}
