import type { planReview } from '@binhdang/contract';
import {
  type NodeBody,
  OBLIGATION_ROLE_NAMES,
  OBLIGATION_ROLES,
  type ObligationRole,
  type PlanEdit,
} from '@binhdang/domain';
import { ActionIcon, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconCheck, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { matchBodies } from '../assign/match-bodies.ts';
import classes from './review.module.css';
import { isKnown } from './view.ts';
import { words } from './words.ts';

export type Choice = planReview.BodyChoice;

interface BodiesEditorProps {
  readonly nodeId: string;
  readonly bodies: readonly NodeBody[];
  readonly choices: readonly Choice[];
  readonly onEdit: (edit: PlanEdit) => void;
  /** Opens an empty line and puts the caret there. */
  readonly adding: boolean;
  readonly onAdding: (adding: boolean) => void;
}

/** Whom a task binds: each line leads to a body or a group, in a role; the officer's choice is confirmed by itself. */
export function BodiesEditor({ nodeId, bodies, choices, onEdit, adding, onAdding }: BodiesEditorProps) {
  const t = useWords(words);
  const say = useSay();
  const [role, setRole] = useState<ObligationRole>('lead');
  const roles = OBLIGATION_ROLES.map((value) => ({ value, label: say(OBLIGATION_ROLE_NAMES[value]) }));
  const change = (body: NodeBody, values: Partial<Pick<NodeBody, 'bodyId' | 'groupId' | 'role'>>) =>
    onEdit({
      type: 'changeBody',
      nodeBodyId: body.id,
      bodyId: body.bodyId,
      groupId: body.groupId,
      name: body.name,
      role: body.role,
      ...values,
    });
  const unconfirmed = bodies.some((body) => !body.confirmed);
  return (
    <Stack gap={6}>
      <Group gap="xs" justify="space-between">
        <Text size="sm" fw={600}>
          {t('bodies')}
        </Text>
        <Group gap={4}>
          {bodies.length > 0 && unconfirmed && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconCheck size={14} aria-hidden />}
              onClick={() => onEdit({ type: 'confirmBodies', nodeId, confirmed: true })}
            >
              {t('confirm')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onAdding(true)}
          >
            {t('addBody')}
          </Button>
        </Group>
      </Group>
      {bodies.map((body) => (
        <div key={body.id} className={classes.bodyRow}>
          <div>
            <BodySelect
              choices={choices}
              value={body.bodyId ?? body.groupId}
              placeholder={body.name}
              onChange={(choice) => {
                change(
                  body,
                  choice.type === 'body'
                    ? { bodyId: choice.id, groupId: null }
                    : { bodyId: null, groupId: choice.id },
                );
                // Back to the list and its keys.
                onAdding(false);
              }}
            />
            <Text size="xs" c="dimmed">
              {t('asWritten', { name: body.name })}
              {body.confirmed ? ` · ${t('confirmed')}` : isKnown(body) ? '' : ` · ${t('unmatched')}`}
            </Text>
          </div>
          <Select
            size="sm"
            aria-label={t('role')}
            data={roles}
            value={body.role}
            allowDeselect={false}
            onChange={(value) => change(body, { role: value as ObligationRole })}
          />
          <ActionIcon
            color="red"
            aria-label={t('removeBody', { name: body.name })}
            onClick={() => onEdit({ type: 'removeBody', nodeBodyId: body.id })}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {adding && (
        <div className={classes.bodyRow}>
          <BodySelect
            choices={choices}
            value={null}
            placeholder={t('searchBody')}
            autoFocus
            onChange={(choice) => {
              onEdit({
                type: 'addBody',
                nodeId,
                newId: crypto.randomUUID(),
                bodyId: choice.type === 'body' ? choice.id : null,
                groupId: choice.type === 'group' ? choice.id : null,
                name: choice.name,
                role,
              });
              onAdding(false);
            }}
          />
          <Select
            size="sm"
            aria-label={t('role')}
            data={roles}
            value={role}
            allowDeselect={false}
            onChange={(value) => setRole(value as ObligationRole)}
          />
          <ActionIcon aria-label={t('cancel')} onClick={() => onAdding(false)}>
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </div>
      )}
    </Stack>
  );
}

/** With the short name, because that is what people type. */
const labelOf = ({ name, shortName }: Choice): string =>
  shortName === null || shortName === name ? name : `${name} (${shortName})`;

interface BodySelectProps {
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly placeholder: string;
  readonly autoFocus?: boolean;
  readonly onChange: (choice: Choice) => void;
}

export function BodySelect({ choices, value, placeholder, autoFocus = false, onChange }: BodySelectProps) {
  const t = useWords(words);
  const [open, setOpen] = useState(autoFocus);
  // A closed list still makes its options, in every row: it gets them when it opens.
  const data = useMemo(() => {
    if (!open)
      return choices.filter((one) => one.id === value).map((one) => ({ value: one.id, label: labelOf(one) }));
    const group = (type: Choice['type']) =>
      choices.filter((one) => one.type === type).map((one) => ({ value: one.id, label: labelOf(one) }));
    return [
      { group: t('groups'), items: group('group') },
      { group: t('bodyGroup'), items: group('body') },
    ];
  }, [choices, t, open, value]);
  return (
    <Select
      size="sm"
      aria-label={t('chooseBody')}
      placeholder={placeholder}
      data={data}
      value={value}
      searchable
      filter={matchBodies}
      selectFirstOptionOnChange
      limit={40}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      autoFocus={autoFocus}
      allowDeselect={false}
      nothingFoundMessage={t('noBody')}
      onChange={(id) => {
        const choice = choices.find((one) => one.id === id);
        if (choice) onChange(choice);
      }}
    />
  );
}
