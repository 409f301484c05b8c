import { plan as contract } from '@binhdang/contract';
import { OBLIGATION_ROLE_NAMES, OBLIGATION_ROLES, type ObligationRole } from '@binhdang/domain';
import { Button, Group, MultiSelect, NativeSelect, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { matchBodies } from './match-bodies.ts';
import { type Screen, useWrite } from './use-assign.ts';
import { words } from './words.ts';

interface AddBodiesProps {
  readonly screen: Screen;
  readonly taskIds: readonly string[];
  readonly onDone?: () => void;
}

const GROUP = 'group:';

/** Assigns one or many tasks to further bodies or groups. */
export function AddBodies({ screen, taskIds, onDone }: AddBodiesProps) {
  const t = useWords(words);
  const say = useSay();
  const add = useWrite(contract.addBodies);
  const [chosen, setChosen] = useState<string[]>([]);
  const [role, setRole] = useState<ObligationRole>('coordinate');
  const data = useMemo(
    () => [
      {
        group: t('groups'),
        items: screen.groups.map((group) => ({
          value: `${GROUP}${group.id}`,
          label: `${group.name} (${group.memberIds.length})`,
        })),
      },
      { group: t('singleBodies'), items: screen.bodies.map((one) => ({ value: one.id, label: one.name })) },
    ],
    [screen.groups, screen.bodies, t],
  );
  const run = async () => {
    const done = await add.run({
      params: { planId: screen.plan.id },
      body: {
        taskIds: [...taskIds],
        bodyIds: chosen.filter((id) => !id.startsWith(GROUP)),
        groupIds: chosen.filter((id) => id.startsWith(GROUP)).map((id) => id.slice(GROUP.length)),
        role,
      },
    });
    if (!done) return;
    setChosen([]);
    onDone?.();
  };
  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="sm">
        <MultiSelect
          style={{ flex: '1 1 16rem' }}
          label={t('addBodies')}
          placeholder={chosen.length === 0 ? t('pickBodies') : ''}
          searchable
          clearable
          limit={40}
          value={chosen}
          onChange={setChosen}
          data={data}
          filter={matchBodies}
        />
        <NativeSelect
          w={150}
          label={t('role')}
          value={role}
          data={OBLIGATION_ROLES.map((one) => ({ value: one, label: say(OBLIGATION_ROLE_NAMES[one]) }))}
          onChange={(event) => setRole(event.currentTarget.value as ObligationRole)}
        />
        <Button loading={add.pending} disabled={chosen.length === 0} onClick={() => void run()}>
          {t('add')}
        </Button>
      </Group>
      {add.problem !== undefined && <Failure problem={add.problem} onRetry={add.retry} />}
    </Stack>
  );
}
