/** The versions of a record: who wrote what when and why, and what differs between any two. */
import type { register } from '@binhdang/contract';
import type { RecordValues } from '@binhdang/domain/register';
import { Group, Select, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { Part } from '../../ui/part.tsx';
import type { LoadedRegister } from '../use-register.ts';
import classes from './detail.module.css';
import { differences } from './differences.ts';
import { words } from './words.ts';

type Record = register.RecordDetail;
type Version = Record['versions'][number];

interface VersionsProps {
  readonly record: Record;
  readonly loaded: LoadedRegister;
}

export function Versions({ record, loaded }: VersionsProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { versions } = record;
  return (
    <Part title={t('versions')}>
      {versions.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noVersions')}
        </Text>
      )}
      <ul className={classes.list}>
        {versions.map((version) => (
          <li key={version.number}>
            <Text size="sm">
              <b>{t('version', { number: version.number })}</b>
              {` · ${formatInstant(version.madeAt, language)} · ${version.madeBy?.name ?? t('someone')}`}
              {version.deleted
                ? ` · ${t('deletion')}`
                : version.number === 1
                  ? ` · ${t('firstVersion')}`
                  : ''}
            </Text>
            {version.reason !== null && (
              <Text size="sm" c="dimmed" className={classes.remarks ?? ''}>
                {t('versionReason', { reason: version.reason })}
              </Text>
            )}
          </li>
        ))}
      </ul>
      {versions.length > 1 && <Comparison record={record} loaded={loaded} />}
    </Part>
  );
}

/** At first the latest change; any two may be chosen. */
function Comparison({ record, loaded }: VersionsProps) {
  const t = useWords(words);
  const { versions } = record;
  const [newest, before] = versions;
  const [older, setOlder] = useState(before?.number);
  const [newer, setNewer] = useState(newest?.number);
  const data = versions.map(({ number }) => ({ value: String(number), label: t('version', { number }) }));
  const find = (number: number | undefined) => versions.find((version) => version.number === number);
  const [was, is] = [find(older), find(newer)];
  return (
    <section aria-label={t('compare')} className="no-print">
      <Title order={3} size="h5" mb="xs">
        {t('compare')}
      </Title>
      <Group gap="sm" mb="sm">
        <Select
          label={t('older')}
          data={data}
          value={String(older)}
          allowDeselect={false}
          w="9rem"
          onChange={(value) => setOlder(Number(value))}
        />
        <Select
          label={t('newer')}
          data={data}
          value={String(newer)}
          allowDeselect={false}
          w="9rem"
          onChange={(value) => setNewer(Number(value))}
        />
      </Group>
      {was !== undefined && is !== undefined && (
        <DifferenceTable was={was} is={is} record={record} loaded={loaded} />
      )}
    </section>
  );
}

interface DifferenceTableProps extends VersionsProps {
  readonly was: Version;
  readonly is: Version;
}

function DifferenceTable({ was, is, record, loaded }: DifferenceTableProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const found = differences(loaded.rules.fields, was.values as RecordValues, is.values as RecordValues, {
    saying: { lists: loaded.definition.lists, names: record.names, language },
    axes: loaded.axes,
    fileNames: new Map(record.files.map(({ id, name }) => [id, name])),
  });
  if (found.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('same')}
      </Text>
    );
  return (
    <Stack gap={0} role="status">
      <Table.ScrollContainer minWidth={420}>
        <Table withTableBorder fz="sm" className={classes.rows}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('field')}</Table.Th>
              <Table.Th scope="col">{t('version', { number: was.number })}</Table.Th>
              <Table.Th scope="col">{t('version', { number: is.number })}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.map(({ key, name, before, after }) => (
              <Table.Tr key={key}>
                <Table.Th scope="row">{say(name)}</Table.Th>
                <Table.Td>
                  {before === undefined ? <Blank /> : <del className={classes.was}>{before}</del>}
                </Table.Td>
                <Table.Td>
                  {after === undefined ? <Blank /> : <ins className={classes.is}>{after}</ins>}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function Blank() {
  const t = useWords(words);
  return <Text span size="sm" c="dimmed">{`${t('blank')}`}</Text>;
}
