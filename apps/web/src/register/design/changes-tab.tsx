import type { Change, MappingNeed } from '@binhdang/domain/register';
import { Alert, Button, Card, NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { IconBan, IconCheck } from '@tabler/icons-react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import classes from './design.module.css';
import { useDesigner } from './design-context.ts';
import { changeChoices } from './edits.ts';
import { useChanges } from './use-changes.ts';
import { words } from './words.ts';

/** The difference to the version before, in words, and what becomes of the records that are there. */
export function ChangesTab() {
  const t = useWords(words);
  const { design, findings } = useDesigner();
  const { changes, query } = useChanges();
  const [latest] = design.versions;
  if (latest === undefined) return <Text>{t('newAtAll')}</Text>;
  if (query.error) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  if (changes === undefined) return findings.length > 0 ? <Text>{t('previewBlocked')}</Text> : <Loading />;
  const refused = changes.changes.filter(({ effect }) => effect === 'refused');
  const safe = changes.changes.filter(({ effect }) => effect === 'safe');
  return (
    <Stack>
      <Text c="dimmed">{t('changesAbout', { number: latest.number })}</Text>
      {changes.changes.length === 0 && <Text>{t('noChanges')}</Text>}
      {refused.length > 0 && (
        <Alert variant="outline" color="red" icon={<IconBan aria-hidden />} title={t('refusedTitle')}>
          <Text size="sm">{t('refusedText')}</Text>
          <ChangeList changes={refused} />
        </Alert>
      )}
      {changes.needs.length > 0 && <Mapping needs={changes.needs} />}
      {safe.length > 0 && (
        <Card component="section">
          <Title order={2} size="h3">
            <IconCheck size={18} aria-hidden /> {t('safeTitle')}
          </Title>
          <ChangeList changes={safe} />
        </Card>
      )}
      <UsePart use={changes.use} records={changes.records} />
    </Stack>
  );
}

function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const say = useSay();
  return (
    <ul className={classes.changes}>
      {changes.map(({ part, at, message }) => (
        <li key={`${part} ${at} ${message.vi}`}>{say(message)}</li>
      ))}
    </ul>
  );
}

/** For each choice that leaves its list: how many records hold it, and what they will hold. */
export function Mapping({ needs }: { readonly needs: readonly MappingNeed[] }) {
  const t = useWords(words);
  const say = useSay();
  const { work, editWork } = useDesigner();
  const become = (list: string, from: string, to: string) =>
    editWork(({ definition, mapping }) => {
      const { [from]: _, ...rest } = mapping[list] ?? {};
      return { definition, mapping: { ...mapping, [list]: to === '' ? rest : { ...rest, [from]: to } } };
    });
  const putBack = ({ list, choice }: MappingNeed) =>
    editWork(({ definition, mapping }) => ({
      mapping,
      definition: changeChoices(definition, list, (all) => [...all, { ...choice, retired: true }]),
    }));
  return (
    <Card component="section">
      <Stack gap="xs">
        <Title order={2} size="h3">
          {t('mappingTitle')}
        </Title>
        <Text size="sm">{t('mappingText')}</Text>
        <Table.ScrollContainer minWidth={520}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('oldChoice')}</Table.Th>
                <Table.Th ta="right">{t('records')}</Table.Th>
                <Table.Th>{t('becomes')}</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {needs.map((need) => (
                <Table.Tr key={`${need.list} ${need.choice.code}`}>
                  <Table.Td>{say(need.choice.name)}</Table.Td>
                  <Table.Td ta="right">{need.records}</Table.Td>
                  <Table.Td>
                    <NativeSelect
                      aria-label={`${say(need.choice.name)}: ${t('becomes')}`}
                      value={work.mapping[need.list]?.[need.choice.code] ?? ''}
                      onChange={(event) => become(need.list, need.choice.code, event.currentTarget.value)}
                      data={[
                        { value: '', label: t('choose') },
                        ...need.offered.map(({ code, name }) => ({
                          value: code as string,
                          label: say(name),
                        })),
                      ]}
                    />
                  </Table.Td>
                  <Table.Td>
                    <Button size="compact-sm" variant="default" onClick={() => putBack(need)}>
                      {t('putBack')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Stack>
    </Card>
  );
}

interface UsePartProps {
  readonly use: readonly {
    readonly number: number;
    readonly field: string;
    readonly choice: string | null;
    readonly records: number;
  }[];
  readonly records: number;
}

/** How many records fill in each field, of all versions. */
function UsePart({ use, records }: UsePartProps) {
  const t = useWords(words);
  const say = useSay();
  const { design } = useDesigner();
  if (records === 0) return null;
  const names = new Map(
    [...design.versions].reverse().flatMap(({ definition }) => {
      const sections = (
        definition as { sections: { fields: { code: string; name: { vi: string; en: string } }[] }[] }
      ).sections;
      return sections.flatMap(({ fields }) => fields.map(({ code, name }) => [code, name] as const));
    }),
  );
  const filled = new Map<string, number>();
  for (const { field, choice, records: count } of use)
    if (choice === null) filled.set(field, (filled.get(field) ?? 0) + count);
  return (
    <Card component="section">
      <Title order={2} size="h3">
        {t('useTitle')}: {t('recordCount', { count: records })}
      </Title>
      <Text size="sm" c="dimmed">
        {t('useNote')}
      </Text>
      <ul className={classes.changes}>
        {[...filled].map(([field, count]) => {
          const name = names.get(field);
          return (
            <li key={field}>{t('useField', { field: name === undefined ? field : say(name), count })}</li>
          );
        })}
      </ul>
    </Card>
  );
}
