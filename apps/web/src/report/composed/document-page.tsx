import { report } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Button, Loader, Stack, Tabs, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconExternalLink, IconFileTypeDocx, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { address, read } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import classes from './report.module.css';
import { type DocumentTab, documentRoute } from './routes.tsx';
import { SigningPanel } from './signing-panel.tsx';
import { SourcesPanel } from './sources-panel.tsx';
import { WordingPanel } from './wording-panel.tsx';
import { documentWords, KIND_NAMES, words } from './words.ts';

/** A composed document: its pages, and beside them where its numbers come from, its wording, its signature. */
export function DocumentPage() {
  const t = useWords(documentWords);
  const tl = useWords(words);
  const { documentId } = documentRoute.useParams();
  const query = useQuery(read(report.document, { params: { documentId } }));
  const document = query.data;
  const crumbs = [{ title: tl('title'), to: '/van-ban' }];
  if (document === undefined) {
    return (
      <Page title={t('loadingTitle')} crumbs={crumbs}>
        {query.isError ? <Failure problem={query.error} onRetry={() => void query.refetch()} /> : <Loading />}
      </Page>
    );
  }
  return (
    <Page
      title={titleOf(document.title)}
      subtitle={<Subtitle document={document} />}
      crumbs={crumbs}
      actions={
        <>
          <Downloads document={document} />
          {document.mayDiscard && <Discard document={document} />}
        </>
      }
    >
      <div className={classes.desk}>
        <Preview key={document.version} document={document} />
        <Panels document={document} />
      </div>
    </Page>
  );
}

const titleOf = (title: string): string => title.charAt(0).toLocaleUpperCase('vi') + title.slice(1);

function Subtitle({ document }: { readonly document: report.ComposedDocument }) {
  const t = useWords(documentWords);
  const say = useSay();
  const { language } = useLanguage();
  return [
    say(KIND_NAMES[document.kind]),
    document.body.name,
    document.number === null ? t('draft') : t('issued', { number: document.number }),
    t('asOf', { date: formatDate(document.asOf) }),
    t('composedBy', {
      name: document.createdBy.name,
      at: formatInstant(document.createdAt, language),
    }),
  ].join(' · ');
}

function Downloads({ document }: { readonly document: report.ComposedDocument }) {
  const t = useWords(documentWords);
  const params = { documentId: document.id };
  return (
    <>
      <Button
        component="a"
        href={address(report.docx, { params })}
        download={`${document.fileName}.docx`}
        leftSection={<IconFileTypeDocx size={18} aria-hidden />}
      >
        {t('docx')}
      </Button>
      <Button
        component="a"
        variant="default"
        href={address(report.pdf, { params, query: { download: 'true' } })}
        download={`${document.fileName}.pdf`}
        leftSection={<IconDownload size={18} aria-hidden />}
      >
        {t('pdf')}
      </Button>
    </>
  );
}

/** Takes a draft away; then the list, which no longer has it. */
function Discard({ document }: { readonly document: report.ComposedDocument }) {
  const t = useWords(documentWords);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const submit = useSubmit(report.discardDocument, {
    onDone: async () => {
      notifications.show({ message: t('discarded'), color: 'green' });
      await navigate({ to: '/van-ban', search: {} });
      // Only now: the page of what is gone would ask for it once more.
      await queries.invalidateQueries({ queryKey: ['report'] });
    },
  });
  const input = { params: { documentId: document.id }, query: { version: document.version } };
  return (
    <ConfirmButton
      label={t('discard')}
      question={
        <Stack gap="sm">
          <Text>{t('discardQuestion')}</Text>
          {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        </Stack>
      }
      variant="outline"
      color="red"
      leftSection={<IconTrash size={18} aria-hidden />}
      pending={submit.pending}
      onConfirm={() => submit.run(input)}
    />
  );
}

/** The pages as they will be printed. On a phone, which has no room for them and often shows no PDF, they open apart. */
function Preview({ document }: { readonly document: report.ComposedDocument }) {
  const t = useWords(documentWords);
  const [ready, setReady] = useState(false);
  const source = address(report.pdf, { params: { documentId: document.id } });
  const open = (
    <Button
      component="a"
      href={source}
      target="_blank"
      rel="noreferrer"
      variant="default"
      leftSection={<IconExternalLink size={18} aria-hidden />}
    >
      {t('openPdf')}
    </Button>
  );
  const wide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  if (!wide || !window.navigator.pdfViewerEnabled) return <section aria-label={t('preview')}>{open}</section>;
  return (
    <section aria-label={t('preview')} className={`${classes.preview} no-print`}>
      <iframe
        src={`${source}#navpanes=0&view=FitH`}
        title={t('preview')}
        className={classes.frame}
        onLoad={() => setReady(true)}
      />
      {!ready && (
        <div className={classes.wait} role="status">
          <Loader aria-hidden />
          <Text>{t('settingType')}</Text>
        </div>
      )}
    </section>
  );
}

function Panels({ document }: { readonly document: report.ComposedDocument }) {
  const t = useWords(documentWords);
  const { xem = 'so-lieu' } = documentRoute.useSearch();
  const navigate = documentRoute.useNavigate();
  return (
    <Tabs
      value={xem}
      onChange={(tab) =>
        void navigate({
          search: { xem: tab === 'so-lieu' ? undefined : (tab as DocumentTab) },
          replace: true,
        })
      }
    >
      <Tabs.List aria-label={t('panels')} mb="sm">
        <Tabs.Tab value="so-lieu">{t('figures')}</Tabs.Tab>
        <Tabs.Tab value="loi-van">{t('wording')}</Tabs.Tab>
        <Tabs.Tab value="ky">{t('signing')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="so-lieu">
        <SourcesPanel document={document} />
      </Tabs.Panel>
      <Tabs.Panel value="loi-van">
        <WordingPanel document={document} />
      </Tabs.Panel>
      <Tabs.Panel value="ky">
        <SigningPanel key={JSON.stringify(document.signing)} document={document} />
      </Tabs.Panel>
    </Tabs>
  );
}
