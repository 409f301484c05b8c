import { Table, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useWords } from '../app/i18n.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { Part } from '../ui/part.tsx';
import classes from './campaign.module.css';
import type { Campaign } from './campaign-page.tsx';
import type { Together } from './consolidated.tsx';
import { articleName, definitionOf } from './definition.ts';
import { words } from './words.ts';

type Line = Together['proposals'][number]['items'][number] & {
  readonly key: string;
  readonly article: number | null;
};

/** Proposals of all bodies under the articles they concern, and how many each article has. */
export function ProposalsPart({ data, together }: { readonly data: Campaign; readonly together: Together }) {
  const t = useWords(words);
  const definition = definitionOf(data.definition);
  const lines = together.proposals.flatMap(({ article, items }): Line[] =>
    items.map((item, at) => ({ ...item, article, key: `${article}.${at}` })),
  );
  const columns = useMemo(
    (): readonly Column<Line>[] => [
      {
        id: 'article',
        header: t('article'),
        width: '6rem',
        value: ({ article }) => article ?? 1000,
        cell: ({ article }) => article ?? '+',
      },
      { id: 'clause', header: t('clause'), width: '8rem', value: ({ clause }) => clause },
      {
        id: 'problem',
        header: t('problem'),
        value: ({ problem }) => problem,
        cell: ({ problem }) => <span className={classes.quote}>{problem}</span>,
      },
      {
        id: 'proposal',
        header: t('proposal'),
        heading: true,
        value: ({ proposal }) => proposal,
        cell: ({ proposal }) => <span className={classes.quote}>{proposal}</span>,
      },
      { id: 'reason', header: t('reason'), value: ({ reason }) => reason },
      { id: 'body', header: t('body'), value: ({ body }) => body.name },
    ],
    [t],
  );
  if (lines.length === 0) return <Empty text={t('noProposals')} />;
  return (
    <>
      <Part title={t('byArticle')}>
        <Table>
          <Table.Tbody>
            {together.proposals.map(({ article, items }) => (
              <Table.Tr key={article ?? 'new'}>
                <Table.Td>
                  {article === null
                    ? t('newArticle')
                    : t('articleOf', { number: String(article), name: articleName(definition, article) })}
                </Table.Td>
                <Table.Td ta="right" w="9rem">
                  {t('proposalCount', { count: items.length })}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Part>
      <Title order={2} size="h3">
        {t('tabProposals')} <Text span>({lines.length})</Text>
      </Title>
      <DataTable
        caption={t('byArticle')}
        columns={columns}
        rows={lines}
        rowKey={({ key }) => key}
        pageSize={50}
      />
    </>
  );
}
