import type { plan as contract, OutputOf } from '@binhdang/contract';
import { Alert, List, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconBell, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { useWords } from '../../app/i18n.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import type { AssignSearch } from '../routes.tsx';
import { words } from './words.ts';

export type Check = OutputOf<typeof contract.publishCheck>;

/** So many tasks are named; the rest is counted. */
const NAMED = 8;

interface ChecksProps {
  readonly planId: string;
  readonly check: Check;
  readonly onClose: () => void;
}

/** What is still missing, each with the way to mend it. */
export function Checks({ planId, check, onClose }: ChecksProps) {
  const t = useWords(words);
  const { summary, tasksWithoutBody, unresolvedNames } = check;
  const link = (search: AssignSearch, label: string) => (
    <AppLink inherit to="/ke-hoach/$planId/phan-cong" params={{ planId }} search={search} onClick={onClose}>
      {label}
    </AppLink>
  );
  if (summary.tasks === 0)
    return (
      <Alert color="red" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
        {t('noTasksYet')}
      </Alert>
    );
  return (
    <Stack gap="xs">
      {tasksWithoutBody.length === 0 ? (
        <Alert color="green" variant="light" icon={<IconCheck aria-hidden />}>
          {t('okBodies', { count: summary.tasks })}
        </Alert>
      ) : (
        <Alert color="red" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
          <Text size="sm">{t('missingBodies', { count: tasksWithoutBody.length })}</Text>
          <List size="sm" my={4}>
            {tasksWithoutBody.slice(0, NAMED).map((task) => (
              <List.Item key={task.id} styles={{ itemLabel: { display: 'block' } }}>
                <Text size="sm" lineClamp={1}>
                  {link({ nhiemVu: task.id }, task.number)} {task.text}
                </Text>
              </List.Item>
            ))}
          </List>
          {link({ loc: 'chua-giao' }, t('showMissing', { count: tasksWithoutBody.length }))}
        </Alert>
      )}
      {summary.openNames > 0 && (
        <Alert color="orange" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
          {t('openLeft', { count: summary.openNames })} {link({ loc: 'goi-y' }, t('showOpen'))}
        </Alert>
      )}
      {(summary.undated > 0 || summary.suggestedDates > 0 || unresolvedNames.length > 0) && (
        <Alert color="gray" variant="outline" icon={<IconInfoCircle aria-hidden />}>
          {summary.undated > 0 && (
            <Text size="sm">
              {t('undatedNote', { count: summary.undated })} {link({ loc: 'chua-han' }, t('showUndated'))}
            </Text>
          )}
          {summary.suggestedDates > 0 && (
            <Text size="sm">{t('endDatesNote', { count: summary.suggestedDates })}</Text>
          )}
          {unresolvedNames.length > 0 && (
            <Text size="sm">
              {t('unresolved', {
                names: unresolvedNames.map(({ task, name }) => `“${name}” (${task})`).join(', '),
              })}
            </Text>
          )}
        </Alert>
      )}
    </Stack>
  );
}

/** Whom the version reaches: how much by section, who is told, "Nơi nhận". */
export function Reach({ check }: { readonly check: Check }) {
  const t = useWords(words);
  const { told, summary } = check;
  if (summary.tasks === 0) return null;
  return (
    <>
      <Alert color="official" variant="outline" icon={<IconBell aria-hidden />}>
        <Text size="sm">{t('totals', { obligations: summary.obligations, bodies: summary.bodies })}</Text>
        <Text size="sm">{t('told', { people: told.people, bodies: told.bodies })}</Text>
        {told.unreached.length > 0 && (
          <details>
            <summary>{t('unreached', { count: told.unreached.length })}</summary>
            <Text size="sm">{told.unreached.map(({ name }) => name).join('; ')}</Text>
          </details>
        )}
      </Alert>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <section>
          <Title order={3}>{t('bySection')}</Title>
          <Table>
            <Table.Tbody>
              {check.bySection.map((line) => (
                <Table.Tr key={line.section}>
                  <Table.Td>{line.section}</Table.Td>
                  <Table.Td ta="right">{line.obligations}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
        <section>
          <Title order={3}>{t('recipientsTitle')}</Title>
          <Table>
            <Table.Tbody>
              {check.recipients.map((line) => (
                <Table.Tr key={line.line}>
                  <Table.Td>{line.line}</Table.Td>
                  <Table.Td ta="right">
                    {line.bodies === 0 ? t('noRecipientBody') : t('recipientBodies', { count: line.bodies })}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      </SimpleGrid>
    </>
  );
}
