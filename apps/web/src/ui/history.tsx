import type { HistoryLine, Words } from '@binhdang/contract';
import { Table, Text, Timeline } from '@mantine/core';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { Empty } from './empty.tsx';
import { type HistoryChange, historyEntries } from './history-entries.ts';
import { words } from './words.ts';

interface HistoryProps {
  readonly lines: readonly HistoryLine[];
  /** Names of actions by id ("plan.publish"); others are told by what they did to the object. */
  readonly actions?: Readonly<Record<string, Words>>;
  /** Names of fields by key; only these are shown. */
  readonly fields: Readonly<Record<string, Words>>;
  /** How a field's value reads (names of bodies, dates); `undefined` for the plain text of it. */
  readonly show?: (field: string, value: unknown) => string | undefined;
}

const OPERATIONS = { insert: 'inserted', update: 'updated', delete: 'deleted', event: 'happened' } as const;

/** Who did what when, with each changed field before and after; newest first as the server gives it. */
export function History({ lines, actions = {}, fields, show }: HistoryProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  if (lines.length === 0) return <Empty text={t('noHistory')} />;
  return (
    <Timeline bulletSize={14} lineWidth={2}>
      {historyEntries(lines, Object.keys(fields)).map(({ first, changes }) => {
        const action = actions[first.action];
        return (
          <Timeline.Item
            key={`${first.at} ${first.action} ${first.objectId}`}
            title={`${first.actor?.name ?? t('system')}: ${action === undefined ? t(OPERATIONS[first.operation]) : say(action)}`}
          >
            <Text size="sm" c="dimmed">
              {formatInstant(first.at, language)}
            </Text>
            <Changes changes={changes} fields={fields} show={show} />
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}

interface ChangesProps extends Pick<HistoryProps, 'fields'> {
  readonly changes: readonly HistoryChange[];
  readonly show: HistoryProps['show'] | undefined;
}

function Changes({ changes, fields, show }: ChangesProps) {
  const t = useWords(words);
  const say = useSay();
  const text = (field: string, value: unknown): string =>
    show?.(field, value) ??
    (value === true ? t('yes') : value === false ? t('no') : plain(value) || t('blank'));
  if (changes.length === 0) return null;
  return (
    <Table.ScrollContainer minWidth={360}>
      <Table withTableBorder fz="sm" mt={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('field')}</Table.Th>
            <Table.Th scope="col">{t('was')}</Table.Th>
            <Table.Th scope="col">{t('is')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.map(({ field, before, after }) => (
            <Table.Tr key={`${field} ${JSON.stringify([before, after])}`}>
              <Table.Th scope="row">{say(fields[field] ?? { vi: field, en: field })}</Table.Th>
              <Table.Td>{text(field, before)}</Table.Td>
              <Table.Td>{text(field, after)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
