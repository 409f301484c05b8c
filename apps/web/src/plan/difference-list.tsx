import type { plan as contract } from '@binhdang/contract';
import { Badge, Stack, Table, Text, Title } from '@mantine/core';
import { dictionary, useWords } from '../app/i18n.tsx';

const words = dictionary({
  nothing: { vi: 'Không có thay đổi nào.', en: 'Nothing differs.' },
  obligations: { vi: 'Nhiệm vụ được giao', en: 'Assignments' },
  texts: { vi: 'Nội dung văn bản', en: 'Text of the document' },
  task: { vi: 'Nhiệm vụ', en: 'Task' },
  body: { vi: 'Cơ quan', en: 'Body' },
  what: { vi: 'Thay đổi', en: 'Change' },
  added: { vi: 'Thêm', en: 'Added' },
  changed: { vi: 'Sửa', en: 'Changed' },
  removed: { vi: 'Bỏ', en: 'Removed' },
  role: { vi: 'Vai trò', en: 'Role' },
  cadence: { vi: 'Thời hạn', en: 'Due' },
  expectedProof: { vi: 'Minh chứng', en: 'Proof' },
  weight: { vi: 'Trọng số', en: 'Weight' },
});

const COLORS = { added: 'green', changed: 'orange', removed: 'red' } as const;

/** What differs between two versions of a plan. */
export function DifferenceList({ difference }: { readonly difference: contract.VersionDifference }) {
  const t = useWords(words);
  const { obligations, texts } = difference;
  if (obligations.length === 0 && texts.length === 0) return <Text>{t('nothing')}</Text>;
  return (
    <Stack>
      {obligations.length > 0 && (
        <section>
          <Title order={4}>{t('obligations')}</Title>
          <Table.ScrollContainer minWidth={520}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('what')}</Table.Th>
                  <Table.Th>{t('task')}</Table.Th>
                  <Table.Th>{t('body')}</Table.Th>
                  <Table.Th />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {obligations.map((one) => (
                  <Table.Tr key={`${one.kind} ${one.task} ${one.body}`}>
                    <Table.Td>
                      <Badge variant="outline" color={COLORS[one.kind]}>
                        {t(one.kind)}
                      </Badge>
                    </Table.Td>
                    <Table.Td title={one.text}>{one.task}</Table.Td>
                    <Table.Td>{one.body}</Table.Td>
                    <Table.Td>
                      {one.what.map(({ field, before, after }) => (
                        <div key={field}>
                          {t(field)}: {before || '–'} → {after || '–'}
                        </div>
                      ))}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </section>
      )}
      {texts.length > 0 && (
        <section>
          <Title order={4}>{t('texts')}</Title>
          {texts.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
            <div key={at}>
              <Badge variant="outline" color={COLORS[one.kind]}>
                {t(one.kind)}
              </Badge>{' '}
              {one.label} {one.before !== null && <del>{one.before}</del>}{' '}
              {one.after !== null && <ins>{one.after}</ins>}
            </div>
          ))}
        </section>
      )}
    </Stack>
  );
}
