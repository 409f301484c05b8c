import { register as contract } from '@binhdang/contract';
import { Alert } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { NotAllowed } from '../../ui/not-allowed.tsx';
import { Page } from '../../ui/page.tsx';
import { type LoadedRegister, useRegister } from '../use-register.ts';
import { ImportHistory } from './history.tsx';
import { ImportView } from './import-view.tsx';
import { importRoute } from './routes.ts';
import { StartImport } from './start-import.tsx';
import { words } from './words.ts';

/** Records of a register from an Excel file: template, check, report by cell, confirmation, undoing. */
export function ImportPage() {
  const t = useWords(words);
  const say = useSay();
  const { register: code } = importRoute.useParams();
  const { lan } = importRoute.useSearch();
  const { register: loaded, query } = useRegister(code);
  const name = loaded && say(loaded.definition.name);
  return (
    <Page
      title={name === undefined ? t('titleShort') : t('title', { register: name })}
      crumbs={[
        { title: t('registers'), to: '/so-theo-doi' },
        ...(name === undefined ? [] : [{ title: name, to: `/so-theo-doi/${code}` }]),
      ]}
      actions={
        lan !== undefined && (
          <LinkButton variant="default" to="/so-theo-doi/$register/nhap-excel" params={{ register: code }}>
            {t('anotherFile')}
          </LinkButton>
        )
      }
    >
      {query.isPending && <Loading lines={6} />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {loaded !== undefined && <Content register={loaded} lan={lan} />}
    </Page>
  );
}

function Content({ register, lan }: { readonly register: LoadedRegister; readonly lan: string | undefined }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const show = (id: string) =>
    void navigate({
      to: '/so-theo-doi/$register/nhap-excel',
      params: { register: register.code },
      search: { lan: id },
    });
  if (register.writableBodies.length === 0) return <NotAllowed />;
  return (
    <>
      {register.retired && <Alert color="gray">{t('closed')}</Alert>}
      {lan === undefined && !register.retired && <StartImport register={register} onStarted={show} />}
      {lan !== undefined && <OneImport key={lan} register={register} importId={lan} onReplaced={show} />}
      <ImportHistory code={register.code} />
    </>
  );
}

/** Asked again each second while work goes on in the background. */
const EACH_MS = 1_000;
const RUNNING: readonly contract.ImportState[] = ['checking', 'importing', 'undoing'];

interface OneImportProps {
  readonly register: LoadedRegister;
  readonly importId: string;
  readonly onReplaced: (id: string) => void;
}

function OneImport({ register, importId, onReplaced }: OneImportProps) {
  const query = useQuery({
    ...read(contract.readImport, { params: { importId } }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && RUNNING.includes(state.data.state) ? EACH_MS : false,
  });
  const queries = useQueryClient();
  const state = query.data?.state;
  const before = useRef(state);
  useEffect(() => {
    // What was done in the background is news for the lists too.
    if (before.current !== undefined && before.current !== state)
      void queries.invalidateQueries({ queryKey: ['register'] });
    before.current = state;
  }, [state, queries]);
  if (query.isPending) return <Loading lines={5} />;
  if (query.data === undefined) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  return <ImportView register={register} one={query.data} onReplaced={onReplaced} />;
}
