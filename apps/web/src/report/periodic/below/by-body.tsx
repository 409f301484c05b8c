import { report } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Button } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../../app/i18n.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { useDesk } from '../desk.ts';
import { pageWords } from '../page-words.ts';
import classes from '../report.module.css';

/** The figures of a table body by body, where the report was consolidated. */
export function ByBody({ part }: { readonly part: report.ReportPartOf<'table'> }) {
  const t = useWords(pageWords);
  const { page } = useDesk();
  const [open, setOpen] = useState(false);
  if (page.inputs === null) return null;
  return (
    <div className={classes.tools}>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-expanded={open}
        leftSection={<IconTable size={16} aria-hidden />}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'hideByBody' : 'byBody')}
      </Button>
      {open && <BodyTable part={part} />}
    </div>
  );
}

function BodyTable({ part }: { readonly part: report.ReportPartOf<'table'> }) {
  const t = useWords(pageWords);
  const say = useSay();
  const { language } = useLanguage();
  const { page, trace } = useDesk();
  const { number } = page.shown;
  const query = useQuery(
    read(report.byBody, {
      params: { reportId: page.head.id },
      query: { part: part.code, ...(number === null ? {} : { number }) },
    }),
  );
  if (query.isError) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading lines={3} />;
  const { columns, rows, totals } = query.data;
  const said = (value: number | null) => (value === null ? '–' : formatNumber(value, language));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={t('byBody')} style={{ flexBasis: '100%' }}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('bodyColumn')}</th>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col" className={classes.figure} style={{ whiteSpace: 'normal' }}>
                {say(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.body.id}>
              <th scope="row">
                {row.body.name}
                {row.missing && <span className={`${classes.last} ${classes.bad}`}>{t('noReport')}</span>}
              </th>
              {row.values.map((value, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: values stand in the order of the columns
                <td key={at} className={classes.figure}>
                  {said(value)}
                </td>
              ))}
            </tr>
          ))}
          <tr className={classes.band}>
            <th scope="row">{t('total')}</th>
            {totals.map((value, at) => {
              const column = columns[at];
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: totals stand in the order of the columns
                <td key={at} className={classes.figure}>
                  <button
                    type="button"
                    className={classes.cell}
                    onClick={() =>
                      column && trace({ name: say(column.name), keys: [column.key], part: part.code })
                    }
                  >
                    {said(value)}
                  </button>
                </td>
              );
            })}
          </tr>
        </tbody>
      </table>
    </section>
  );
}
