import { report } from '@binhdang/contract';
import { Alert, Box } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { BelowPanel } from './below/below-panel.tsx';
import { Contents } from './contents.tsx';
import { type Desk, DeskContext, type Traced, useDesk } from './desk.ts';
import { DocumentPanel, SignedPanel } from './files-panel.tsx';
import { JudgePanel } from './judge-panel.tsx';
import { pageWords } from './page-words.ts';
import classes from './report.module.css';
import { reportRoute } from './routes.tsx';
import { ReportParts } from './section-view.tsx';
import { SendPanel } from './send-panel.tsx';
import { StandingPanel } from './standing-panel.tsx';
import { TraceDrawer } from './trace-drawer.tsx';
import { useReportDraft } from './use-report-draft.ts';
import { DifferencePanel, VersionsPanel } from './versions-panel.tsx';
import { words } from './words.ts';

/** A periodic report: written, checked, signed and read on the same page. */
export function ReportPage() {
  const t = useWords(words);
  const { reportId } = reportRoute.useParams();
  const { ban } = reportRoute.useSearch();
  const query = useQuery(
    read(report.readReport, { params: { reportId }, query: ban === undefined ? {} : { number: ban } }),
  );
  if (query.data === undefined) {
    return (
      <Page title={t('loadingTitle')} crumbs={[{ title: t('reports'), to: '/bao-cao' }]}>
        {query.isError ? (
          <Failure problem={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Loading lines={8} />
        )}
      </Page>
    );
  }
  const { head, shown } = query.data;
  // Another version, or a draft that came or went, is another thing to work on.
  return <ReportDesk key={`${head.id}.${shown.number ?? 'draft'}`} page={query.data} />;
}

const NO_REMARKS: readonly report.ReportRemark[] = [];

function ReportDesk({ page }: { readonly page: report.ReportPage }) {
  const t = useWords(words);
  const say = useSay();
  const draft = useReportDraft(page);
  const [traced, setTraced] = useState<Traced>();
  const { head, shown } = page;
  const sent = head.lastNumber > 0;
  const remarks = useQuery({
    ...read(report.remarks, { params: { reportId: head.id } }),
    enabled: sent,
  });
  const trace = useCallback((one: Traced) => setTraced(one), []);
  const desk = useMemo((): Desk => {
    const number = shown.number ?? head.lastNumber;
    return {
      page,
      draft,
      remarks: (remarks.data?.items ?? NO_REMARKS).filter((remark) => remark.number <= number),
      judging:
        page.allowed.includes('report.judge') &&
        shown.number === head.lastNumber &&
        (head.state === 'submitted' || head.state === 'accepted'),
      unverified: new Set(page.unverified),
      changed: new Set([
        ...page.changedParts,
        ...(head.lastNumber > 0 && shown.number === null ? draft.touched : []),
      ]),
      trace,
    };
  }, [page, draft, remarks.data, trace, head, shown]);
  return (
    <DeskContext value={desk}>
      <Page
        title={say(page.subject)}
        subtitle={`${head.body.name} · ${say(head.name)}`}
        crumbs={[{ title: t('reports'), to: '/bao-cao' }]}
      >
        <OldVersion />
        <PhoneContents />
        <div className={classes.desk}>
          <Box className={`${classes.contents} no-print`}>
            <Contents />
          </Box>
          <div className={classes.parts}>
            <ReportParts />
          </div>
          <aside className={`${classes.side} no-print`} aria-label={t('aside')}>
            <div className={classes.first}>
              <StandingPanel />
              <JudgePanel />
              <SendPanel />
              <BelowPanel />
            </div>
            <div className={classes.more}>
              <DifferencePanel />
              <VersionsPanel />
              <DocumentPanel />
              <SignedPanel />
            </div>
          </aside>
        </div>
        <TraceDrawer traced={traced} onClose={() => setTraced(undefined)} />
      </Page>
    </DeskContext>
  );
}

/** Says that what is read is not the latest. */
function OldVersion() {
  const t = useWords(pageWords);
  const { page } = useDesk();
  const { head, shown } = page;
  if (shown.number === null || shown.number >= head.lastNumber) return null;
  return (
    <Alert variant="outline" icon={<IconHistory aria-hidden />} className="no-print">
      {t('oldVersion', { number: shown.number })}{' '}
      <AppLink to="/bao-cao/$reportId" params={{ reportId: head.id }} search={{}}>
        {t('toLatest')}
      </AppLink>
    </Alert>
  );
}

/** The outline where there is no room beside the report. */
function PhoneContents() {
  const t = useWords(words);
  const [open, setOpen] = useState(false);
  return (
    <details
      className={`${classes.panel} ${classes.phoneContents} no-print`}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('contents')}</summary>
      {open && <Contents onGo={() => setOpen(false)} />}
    </details>
  );
}
