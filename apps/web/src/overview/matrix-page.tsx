import { overview } from '@binhdang/contract';
import { Group, Select, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { call, read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { useChoices, useOptions } from './choices.ts';
import { standingsOf } from './filter.ts';
import classes from './filter-bar.module.css';
import { KindField, SectionField } from './filter-fields.tsx';
import { MatrixGrid } from './matrix-grid.tsx';
import { viewOf } from './matrix-model.ts';
import { MatrixPhone } from './matrix-phone.tsx';
import { MatrixPrint, PrintMenu, usePrinting } from './matrix-print.tsx';
import { type MatrixSearch, matrixRoute } from './routes.tsx';
import { StandingCounts } from './standing-counts.tsx';
import { words } from './words.ts';

/** Tasks by bodies of one plan; the latest plan unless the address names another. */
export function MatrixPage() {
  const t = useWords(words);
  const search = matrixRoute.useSearch();
  const choices = useChoices();
  const planId = search.keHoach ?? choices.data?.plans[0]?.id;
  return (
    <Page title={t('matrixTitle')} subtitle={<span className="no-print">{t('matrixSubtitle')}</span>}>
      {choices.isError && <Failure problem={choices.error} onRetry={() => void choices.refetch()} />}
      {choices.isPending && <Loading lines={8} />}
      {choices.isSuccess && planId === undefined && <Empty text={t('nothingYet')} />}
      {choices.isSuccess && planId !== undefined && (
        <PlanMatrix key={planId} planId={planId} search={search} />
      )}
    </Page>
  );
}

function PlanMatrix({ planId, search }: { readonly planId: string; readonly search: MatrixSearch }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const phone = useMediaQuery('(max-width: 48em)');
  const { data, error, refetch } = useQuery(read(overview.matrix, { params: { planId } }));
  const printing = usePrinting();
  const [problem, setProblem] = useState<unknown>();
  const view = useMemo(
    () =>
      data &&
      viewOf(data, {
        sectionId: search.muc,
        kind: search.loai,
        standings: standingsOf(search.tinhTrang),
      }),
    [data, search.muc, search.loai, search.tinhTrang],
  );
  const setSearch = (change: Partial<MatrixSearch>) =>
    void navigate({ to: '/ma-tran', search: { ...search, ...change }, replace: true });
  const open = async (nodeId: string, bodyId: string) => {
    setProblem(undefined);
    try {
      const { obligationId } = await call(overview.cell, { query: { nodeId, bodyId } });
      await navigate({ to: '/nhiem-vu/$obligationId', params: { obligationId } });
    } catch (failure) {
      setProblem(failure);
    }
  };
  return (
    <Stack gap="sm">
      <MatrixFields planId={planId} search={search} onChange={setSearch} />
      {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
      {problem !== undefined && <Failure problem={problem} onRetry={() => setProblem(undefined)} />}
      {error === null && (data === undefined || view === undefined) && <Loading lines={10} />}
      {data !== undefined && view !== undefined && (
        <>
          <Group justify="space-between" gap="xs">
            <StandingCounts
              counts={view.counts}
              chosen={search.tinhTrang}
              onChange={(tinhTrang) => setSearch({ tinhTrang })}
            />
            <Group gap="sm">
              <Text size="sm" c="dimmed" role="status">
                {t('matrixSize', { tasks: view.rows.length, bodies: view.columns.length, cells: view.cells })}
              </Text>
              <div className="no-print">
                <PrintMenu onPrint={printing.print} />
              </div>
            </Group>
          </Group>
          {view.cells === 0 ? (
            <Empty text={t('none')} />
          ) : phone ? (
            <div className="no-print">
              <MatrixPhone matrix={data} view={view} onOpen={open} />
            </div>
          ) : (
            <>
              <MatrixGrid matrix={data} view={view} onOpen={open} />
              <Text size="sm" c="dimmed" className="no-print">
                {t('matrixHelp')}
              </Text>
            </>
          )}
          {printing.paper !== undefined && view.cells > 0 && (
            <MatrixPrint matrix={data} view={view} paper={printing.paper} />
          )}
        </>
      )}
    </Stack>
  );
}

interface MatrixFieldsProps {
  readonly planId: string;
  readonly search: MatrixSearch;
  readonly onChange: (change: Partial<MatrixSearch>) => void;
}

function MatrixFields({ planId, search, onChange }: MatrixFieldsProps) {
  const t = useWords(words);
  const options = useOptions(planId);
  return (
    <search className={`${classes.bar} no-print`} aria-label={t('filter')}>
      <div className={classes.fields}>
        {options.manyPlans && (
          <Select
            label={t('plan')}
            data={options.plans}
            value={planId}
            allowDeselect={false}
            onChange={(value) => onChange({ keHoach: value ?? undefined, muc: undefined })}
          />
        )}
        <SectionField planId={planId} value={search.muc} onChange={(muc) => onChange({ muc })} />
        <KindField planId={planId} value={search.loai} onChange={(loai) => onChange({ loai })} />
      </div>
    </search>
  );
}
