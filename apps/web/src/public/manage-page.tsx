import { type OutputOf, publicPage } from '@binhdang/contract';
import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { holds, useMe } from '../app/session.ts';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { NotAllowed } from '../ui/not-allowed.tsx';
import { Page } from '../ui/page.tsx';
import { DataPart } from './data-part.tsx';
import { DocumentPart } from './document-part.tsx';
import { EditionsPart } from './editions-part.tsx';
import { words } from './words.ts';

export type Choices = OutputOf<typeof publicPage.publications>;

/** What the province tells the public: a lead officer publishes and withdraws. */
export function ManagePage() {
  const t = useWords(words);
  const allowed = holds(useMe(), ['lead_officer']);
  const query = useQuery({ ...read(publicPage.publications, {}), enabled: allowed });
  const open = (
    // Written by the server and not a page of this application.
    <Button
      component="a"
      href="/cong-khai"
      target="_blank"
      rel="noopener"
      variant="default"
      rightSection={<IconExternalLink size={16} />}
    >
      {t('openPage')}
    </Button>
  );
  return (
    <Page title={t('title')} subtitle={t('subtitle')} actions={open}>
      {!allowed && <NotAllowed />}
      {allowed && query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <>
          <DataPart choices={query.data} />
          <DocumentPart choices={query.data} />
          <EditionsPart choices={query.data} />
        </>
      )}
    </Page>
  );
}
