import { plan as contract } from '@binhdang/contract';
import {
  cadenceText,
  compareVietnamese,
  needsDate,
  OBLIGATION_ROLE_NAMES,
  OBLIGATION_ROLES,
  type ObligationRole,
} from '@binhdang/domain';
import {
  ActionIcon,
  Badge,
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Table,
  Text,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import classes from './assign.module.css';
import { EditObligations } from './edit-obligations.tsx';
import { type Obligation, type Screen, type Task, useWrite } from './use-assign.ts';
import { words } from './words.ts';

/** The bodies of a task with role, due date, proof and weight. */
export function ObligationTable({ screen, task }: { readonly screen: Screen; readonly task: Task }) {
  const t = useWords(words);
  const edit = useWrite(contract.editObligations);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState<readonly Obligation[] | undefined>();
  const names = new Map(screen.bodies.map((body) => [body.id, body.shortName ?? body.name]));
  const rows = [...task.obligations].sort(
    (a, b) =>
      OBLIGATION_ROLES.indexOf(a.role) - OBLIGATION_ROLES.indexOf(b.role) ||
      compareVietnamese(names.get(a.bodyId) ?? '', names.get(b.bodyId) ?? ''),
  );
  const chosen = rows.filter(({ id }) => selected.has(id));
  if (rows.length === 0) return null;
  const all = chosen.length === rows.length;
  const change = (one: Obligation, changes: object) => {
    const body = { items: [{ id: one.id, version: one.version }], ...changes };
    void edit.run({ params: { planId: screen.plan.id }, body });
  };
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={3}>{t('assigned', { count: rows.length })}</Title>
        <Button size="sm" variant="default" onClick={() => setEditing(chosen.length > 0 ? chosen : rows)}>
          {chosen.length > 0 ? t('editSelected', { count: chosen.length }) : t('editAll')}
        </Button>
      </Group>
      {edit.problem !== undefined && <Failure problem={edit.problem} onRetry={edit.retry} />}
      <Table className={classes.table} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={36}>
              <Checkbox
                size="sm"
                aria-label={t('selectBodies')}
                checked={all}
                indeterminate={!all && chosen.length > 0}
                onChange={() => setSelected(new Set(all ? [] : rows.map(({ id }) => id)))}
              />
            </Table.Th>
            <Table.Th>{t('body')}</Table.Th>
            <Table.Th w={132}>{t('role')}</Table.Th>
            <Table.Th w={186}>{t('due')}</Table.Th>
            <Table.Th w={150}>{t('proofShort')}</Table.Th>
            <Table.Th w={98}>{t('weight')}</Table.Th>
            <Table.Th w={44}>
              <VisuallyHidden>{t('remove')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((one) => (
            <Row
              key={one.id}
              one={one}
              name={names.get(one.bodyId) ?? ''}
              selected={selected.has(one.id)}
              onSelect={() => {
                const next = new Set(selected);
                if (!next.delete(one.id)) next.add(one.id);
                setSelected(next);
              }}
              onChange={(changes) => change(one, changes)}
              onEdit={() => setEditing([one])}
            />
          ))}
        </Table.Tbody>
      </Table>
      {editing && (
        <EditObligations
          screen={screen}
          obligations={editing}
          onClose={() => {
            setEditing(undefined);
            setSelected(new Set());
          }}
        />
      )}
    </section>
  );
}

interface RowProps {
  readonly one: Obligation;
  readonly name: string;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onChange: (changes: object) => void;
  readonly onEdit: () => void;
}

function Row({ one, name, selected, onSelect, onChange, onEdit }: RowProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const due = one.cadence === null ? t('noDate') : cadenceText(one.cadence, language);
  const gone = one.change === 'removed';
  return (
    <Table.Tr className={gone ? classes.removed : undefined}>
      <Table.Td>
        <Checkbox
          size="sm"
          aria-label={t('selectBody', { body: name })}
          checked={selected}
          onChange={onSelect}
        />
      </Table.Td>
      <Table.Td>
        <Text size="sm" fw={one.role === 'lead' ? 600 : 400}>
          {name}
        </Text>
        {one.change !== 'none' && (
          <Badge size="md" variant="light" color={gone ? 'red' : 'orange'}>
            {t(one.change)}
          </Badge>
        )}
      </Table.Td>
      <Table.Td>
        <NativeSelect
          size="xs"
          disabled={gone}
          aria-label={t('roleOf', { body: name })}
          value={one.role}
          data={OBLIGATION_ROLES.map((role) => ({ value: role, label: say(OBLIGATION_ROLE_NAMES[role]) }))}
          onChange={(event) => onChange({ role: event.currentTarget.value as ObligationRole })}
        />
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <ActionIcon size="sm" disabled={gone} aria-label={t('dueOf', { body: name, due })} onClick={onEdit}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
          <Text
            size="sm"
            {...(one.cadence === null || needsDate(one.cadence) ? { c: 'var(--mantine-color-error)' } : {})}
          >
            {due}
            {one.cadenceOrigin === 'suggested' && (
              <Text component="span" display="block" size="xs" c="dimmed">
                {t('suggestedDate')}
              </Text>
            )}
          </Text>
        </Group>
      </Table.Td>
      <Table.Td>
        <Text size="sm" lineClamp={2} title={one.expectedProof ?? ''}>
          {one.expectedProof}
        </Text>
      </Table.Td>
      <Table.Td data-label={t('weight')}>
        <NativeSelect
          size="xs"
          disabled={gone}
          aria-label={`${t('weight')}: ${name}`}
          value={one.weight}
          data={Array.from({ length: 10 }, (_, at) => String(at + 1))}
          onChange={(event) => onChange({ weight: Number(event.currentTarget.value) })}
        />
      </Table.Td>
      <Table.Td>
        {gone ? (
          <Button size="compact-sm" variant="subtle" onClick={() => onChange({ removed: false })}>
            {t('keep')}
          </Button>
        ) : (
          <ActionIcon
            size="sm"
            color="red"
            aria-label={t('removeOf', { body: name })}
            onClick={() => onChange({ removed: true })}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
