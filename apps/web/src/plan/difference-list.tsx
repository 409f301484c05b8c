import type { plan as contract } from '@binhdang/contract';
import { Badge, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { dictionary, useWords } from '../app/i18n.tsx';
import classes from './difference-list.module.css';

const words = dictionary({
  nothing: { vi: 'Không có thay đổi nào.', en: 'Nothing differs.' },
  obligations: { vi: 'Nhiệm vụ được giao ({count})', en: 'Assignments ({count})' },
  texts: { vi: 'Nội dung văn bản ({count})', en: 'Text of the document ({count})' },
  added: { vi: 'Thêm', en: 'Added' },
  changed: { vi: 'Sửa', en: 'Changed' },
  removed: { vi: 'Bỏ', en: 'Removed' },
  role: { vi: 'Vai trò', en: 'Role' },
  cadence: { vi: 'Thời hạn', en: 'Due' },
  expectedProof: { vi: 'Minh chứng cần có', en: 'Expected proof' },
  weight: { vi: 'Trọng số', en: 'Weight' },
});

const COLORS = { added: 'green', changed: 'orange', removed: 'red' } as const;
type Kind = keyof typeof COLORS;

interface DifferenceListProps {
  readonly difference: contract.VersionDifference;
  /** Level of its headings: one below the heading it stands under. */
  readonly order: 3 | 4;
}

/** What differs between two versions of a plan. */
export function DifferenceList({ difference, order }: DifferenceListProps) {
  const t = useWords(words);
  const { obligations, texts } = difference;
  if (obligations.length === 0 && texts.length === 0) return <Text>{t('nothing')}</Text>;
  return (
    <Stack>
      {obligations.length > 0 && (
        <section>
          <Title order={order} size="h4">
            {t('obligations', { count: obligations.length })}
          </Title>
          <ul className={classes.list}>
            {obligations.map((one) => (
              <Line key={`${one.kind} ${one.task} ${one.body}`} kind={one.kind}>
                <Text size="sm" fw={600}>
                  {one.task} · {one.body}
                </Text>
                {one.what.map(({ field, before, after }) => (
                  <Text size="sm" key={field}>
                    {t(field)}: {before || '–'} → {after || '–'}
                  </Text>
                ))}
                <Text size="sm" c="dimmed" lineClamp={1}>
                  {one.text}
                </Text>
              </Line>
            ))}
          </ul>
        </section>
      )}
      {texts.length > 0 && (
        <section>
          <Title order={order} size="h4">
            {t('texts', { count: texts.length })}
          </Title>
          <ul className={classes.list}>
            {texts.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
              <Line key={at} kind={one.kind}>
                <Text size="sm">
                  {one.label !== '' && <b>{one.label} </b>}
                  {one.before !== null && <del>{one.before}</del>}{' '}
                  {one.after !== null && <ins>{one.after}</ins>}
                </Text>
              </Line>
            ))}
          </ul>
        </section>
      )}
    </Stack>
  );
}

function Line({ kind, children }: { readonly kind: Kind; readonly children: ReactNode }) {
  const t = useWords(words);
  return (
    <li className={classes.line}>
      <Badge variant="light" color={COLORS[kind]} className={classes.kind}>
        {t(kind)}
      </Badge>
      <div className={classes.what}>{children}</div>
    </li>
  );
}
