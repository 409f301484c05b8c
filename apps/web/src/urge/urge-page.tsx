import { type OutputOf, urge } from '@binhdang/contract';
import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { holds, useMe } from '../app/session.ts';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { NotAllowed } from '../ui/not-allowed.tsx';
import { Page } from '../ui/page.tsx';
import { Choose } from './choose.tsx';
import { urgeRoute } from './routes.tsx';
import { UrgeList } from './urge-list.tsx';
import { words } from './words.ts';

type List = OutputOf<typeof urge.list>;

/** Urging: for those who oversee a plan, whom to urge and what was sent; for a body, the urges to it. */
export function UrgePage() {
  const t = useWords(words);
  const me = useMe();
  const { coQuan, trang = 1, xem } = urgeRoute.useSearch();
  const allowed = holds(me, ['lead_officer', 'leader', 'focal_officer', 'viewer']);
  const query = useQuery({
    ...read(urge.list, { query: { page: trang, bodyId: xem === 'da-gui' ? coQuan : undefined } }),
    enabled: allowed,
    placeholderData: (previous) => previous,
  });
  const list = query.data;
  if (!allowed) return <NotAllowed />;
  const mayUrge = list?.plans.some((plan) => plan.mayUrge) ?? holds(me, ['lead_officer']);
  const subtitle = mayUrge
    ? 'subtitleLead'
    : holds(me, ['focal_officer'])
      ? 'subtitleBody'
      : 'subtitleReader';
  return (
    <Page title={t('title')} subtitle={t(subtitle)}>
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {list !== undefined && (mayUrge ? <Both list={list} /> : <UrgeList list={list} mayUrge={false} />)}
    </Page>
  );
}

function Both({ list }: { readonly list: List }) {
  const t = useWords(words);
  const { xem } = urgeRoute.useSearch();
  const navigate = urgeRoute.useNavigate();
  const plans = list.plans.filter((plan) => plan.mayUrge);
  return (
    <Tabs
      value={xem ?? 'chon'}
      keepMounted={false}
      onChange={(tab) =>
        void navigate({ search: { xem: tab === 'da-gui' ? tab : undefined }, replace: true })
      }
    >
      <Tabs.List mb="md" className="no-print">
        <Tabs.Tab value="chon">{t('choose')}</Tabs.Tab>
        <Tabs.Tab value="da-gui">
          {t('sentTab')} ({list.total})
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="chon">
        <Choose plans={plans} />
      </Tabs.Panel>
      <Tabs.Panel value="da-gui">
        <UrgeList list={list} mayUrge />
      </Tabs.Panel>
    </Tabs>
  );
}
