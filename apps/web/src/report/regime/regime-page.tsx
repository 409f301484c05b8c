import { Tabs } from '@mantine/core';
import { useWords } from '../../app/i18n.tsx';
import { useToday } from '../../app/session.ts';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { CalendarTab } from './calendar-tab.tsx';
import { DefinitionsTab } from './definitions-tab.tsx';
import { ExtensionsTab } from './extensions-tab.tsx';
import { RequestsTab } from './requests-tab.tsx';
import { REGIME_TABS, type RegimeTab, regimeRoute } from './routes.tsx';
import { TimelinessTab } from './timeliness-tab.tsx';
import { words } from './words.ts';

/** Who owes which report by when, how it came in over the years, extensions, reports asked for once, and the rules. */
export function RegimePage() {
  const t = useWords(words);
  const { xem = 'lich' } = regimeRoute.useSearch();
  const navigate = regimeRoute.useNavigate();
  const today = useToday();
  const show = (tab: string | null) =>
    void navigate({ search: (before) => ({ ...before, xem: (tab ?? 'lich') as RegimeTab }), replace: true });
  return (
    <Page title={t('title')} subtitle={t('subtitle')} crumbs={[{ title: t('reports'), to: '/bao-cao' }]}>
      <Tabs value={xem} onChange={show} keepMounted={false}>
        <Tabs.List className="no-print">
          {REGIME_TABS.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`tab_${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={xem} pt="md">
          {today === undefined ? <Loading /> : <Shown tab={xem} today={today} />}
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Shown({ tab, today }: { readonly tab: RegimeTab; readonly today: string }) {
  switch (tab) {
    case 'lich':
      return <CalendarTab today={today} />;
    case 'dung-han':
      return <TimelinessTab today={today} />;
    case 'gia-han':
      return <ExtensionsTab />;
    case 'yeu-cau':
      return <RequestsTab today={today} />;
    case 'de-cuong':
      return <DefinitionsTab />;
  }
}
