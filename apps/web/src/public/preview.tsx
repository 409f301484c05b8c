import type { publicPage } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Group, Stack, Table, Text } from '@mantine/core';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { words } from './words.ts';

type Content = publicPage.PublishedPlan | publicPage.PublishedValue | publicPage.PublishedTable;

/** What would be published, as it would be shown: what is hidden is hidden here too. */
export function Preview({ content }: { readonly content: Content }) {
  if ('rows' in content) return <TablePreview table={content} />;
  if ('state' in content) return <ValuePreview value={content} />;
  return <PlanPreview plan={content} />;
}

function Figure({ value }: { readonly value: number | null }) {
  const t = useWords(words);
  const { language } = useLanguage();
  return value === null ? (
    <Text span fs="italic" c="dimmed">
      {t('hidden')}
    </Text>
  ) : (
    formatNumber(value, language)
  );
}

function TablePreview({ table }: { readonly table: publicPage.PublishedTable }) {
  const t = useWords(words);
  const say = useSay();
  // Of what there is nothing at all no column, as on the public page.
  const categories = (table.breakdown?.categories ?? []).flatMap((category, at) =>
    table.sum.cells?.[at] === 0 ? [] : [{ ...category, at }],
  );
  const line = ({ area, total, cells }: publicPage.PublishedRow, bold: boolean) => (
    <Table.Tr key={area.code} fw={bold ? 700 : undefined}>
      <Table.Th scope="row">{say(area.name)}</Table.Th>
      <Table.Td ta="right">
        <Figure value={total} />
      </Table.Td>
      {categories.map(({ code, at }) => (
        <Table.Td key={code} ta="right">
          <Figure value={cells?.[at] ?? null} />
        </Table.Td>
      ))}
    </Table.Tr>
  );
  return (
    <Stack gap={4}>
      <Text size="sm">
        {say(table.name)} ({say(table.unit)}), {t(table.final ? 'final' : 'preliminary').toLowerCase()}
      </Text>
      <Table.ScrollContainer minWidth={320}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('area')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('total')}
              </Table.Th>
              {categories.map(({ code, name }) => (
                <Table.Th key={code} scope="col" ta="right">
                  {say(name)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {table.rows.map((row) => line(row, false))}
            {line(table.sum, true)}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function ValuePreview({ value }: { readonly value: publicPage.PublishedValue }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const known = value.state === 'hidden' || value.value !== null;
  return (
    <Group gap="lg" align="baseline">
      <Text size="xl" fw={700}>
        {known ? <Figure value={value.value} /> : t('noValue')}{' '}
        {value.value !== null && (
          <Text span size="md" fw={400}>
            {say(value.unit)}
          </Text>
        )}
      </Text>
      {value.target && (
        <Text>
          {t('target', { value: formatNumber(value.target.value, language), year: value.target.year })}
        </Text>
      )}
      <Text c="dimmed">{t(value.final ? 'final' : 'preliminary')}</Text>
    </Group>
  );
}

function PlanPreview({ plan }: { readonly plan: publicPage.PublishedPlan }) {
  const t = useWords(words);
  const { tasks, obligations, bodies, done, late } = plan;
  return (
    <Stack gap="xs">
      <Text>{plan.title}</Text>
      <Text size="sm">{t('planSums', { tasks, obligations, bodies, done, late })}</Text>
      <Table.ScrollContainer minWidth={320}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('part')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('done')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {plan.sections.map((section) => (
              <Table.Tr key={`${section.label} ${section.title}`}>
                <Table.Th scope="row" fw={400}>
                  {section.label} {section.title}
                </Table.Th>
                <Table.Td ta="right">{t('ofAll', { done: section.done, all: section.obligations })}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
