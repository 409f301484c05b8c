import { plan as contract } from '@binhdang/contract';
import { OBLIGATION_ROLE_NAMES, OBLIGATION_ROLES, type ObligationRole } from '@binhdang/domain';
import { Badge, Button, Checkbox, Group, NativeSelect, Select, Stack, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import classes from './assign.module.css';
import { matchBodies } from './match-bodies.ts';
import { type Screen, type Task, type TaskName, useWrite } from './use-assign.ts';
import { words } from './words.ts';

/** What the task has that waits for the officer: suggestions, open-ended groups, unknown names. */
export function OpenNames({ screen, task }: { readonly screen: Screen; readonly task: Task }) {
  const t = useWords(words);
  const answer = useWrite(contract.answerNames);
  const open = task.names.filter((name) => name.open);
  if (open.length === 0) return null;
  const known = open.filter((name) => name.bodyId !== null || name.groupId !== null);
  const params = { planId: screen.plan.id };
  return (
    <section className={classes.open}>
      <Group justify="space-between" mb="xs">
        <Title order={3}>{t('openNames')}</Title>
        {known.length > 1 && (
          <Button
            size="sm"
            leftSection={<IconCheck size={16} aria-hidden />}
            loading={answer.pending}
            onClick={() => {
              void answer.run({ params, body: { accept: true, nameIds: known.map(({ id }) => id) } });
            }}
          >
            {t('acceptTask', { count: known.length })}
          </Button>
        )}
      </Group>
      {open.map((name) => (
        <OpenName
          key={name.id}
          name={name}
          screen={screen}
          pending={answer.pending}
          onAnswer={(body) => void answer.run({ params, body: { nameIds: [name.id], ...body } })}
        />
      ))}
      {answer.problem !== undefined && <Failure problem={answer.problem} onRetry={answer.retry} />}
    </section>
  );
}

interface Answer {
  readonly accept: boolean;
  readonly memberIds?: string[];
  readonly bodyId?: string;
  readonly role?: ObligationRole;
}

interface OpenNameProps {
  readonly name: TaskName;
  readonly screen: Screen;
  readonly pending: boolean;
  readonly onAnswer: (answer: Answer) => void;
}

function OpenName({ name, screen, pending, onAnswer }: OpenNameProps) {
  const t = useWords(words);
  const say = useSay();
  const group = screen.groups.find(({ id }) => id === name.groupId);
  const body = screen.bodies.find(({ id }) => id === name.bodyId);
  const [role, setRole] = useState<ObligationRole>(name.role);
  const [members, setMembers] = useState<readonly string[] | undefined>();
  const roleAnswer = role === name.role ? {} : { role };
  if (!group && !body)
    return <UnknownName name={name} screen={screen} pending={pending} onAnswer={onAnswer} />;
  return (
    <div className={classes.name}>
      <Stack gap={2} style={{ flex: '1 1 16rem' }}>
        <Text fw={600}>{body?.name ?? name.name}</Text>
        {name.reason !== null && (
          <Text size="sm" c="dimmed">
            {name.confidence === 0 ? t('fallback') : t('because', { words: name.reason })}
          </Text>
        )}
      </Stack>
      <div className={classes.answer}>
        <NativeSelect
          size="sm"
          className={classes.choice}
          aria-label={t('roleOf', { body: name.name })}
          value={role}
          data={OBLIGATION_ROLES.map((one) => ({ value: one, label: say(OBLIGATION_ROLE_NAMES[one]) }))}
          onChange={(event) => setRole(event.currentTarget.value as ObligationRole)}
        />
        <Button
          size="sm"
          variant="light"
          disabled={pending}
          onClick={() =>
            onAnswer({ accept: true, ...roleAnswer, ...(members ? { memberIds: [...members] } : {}) })
          }
        >
          {members ? t('acceptMembers', { count: members.length }) : t('accept')}
        </Button>
        <Button size="sm" variant="subtle" disabled={pending} onClick={() => onAnswer({ accept: false })}>
          {name.origin === 'suggested' ? t('reject') : t('rejectGroup')}
        </Button>
      </div>
      {group &&
        (members === undefined ? (
          <Button size="compact-sm" variant="subtle" onClick={() => setMembers(group.memberIds)}>
            {t('members', { count: group.memberIds.length })}
          </Button>
        ) : (
          <Checkbox.Group value={[...members]} onChange={setMembers} w="100%">
            <div className={classes.members}>
              {group.memberIds.map((id) => {
                const member = screen.bodies.find((one) => one.id === id);
                return (
                  <Checkbox key={id} size="sm" value={id} label={member?.shortName ?? member?.name ?? id} />
                );
              })}
            </div>
          </Checkbox.Group>
        ))}
    </div>
  );
}

function UnknownName({ name, screen, pending, onAnswer }: OpenNameProps) {
  const t = useWords(words);
  const [bodyId, setBodyId] = useState<string | null>(null);
  return (
    <div className={classes.name}>
      <Stack gap={2} style={{ flex: '1 1 16rem' }}>
        <Text fw={600}>“{name.name}”</Text>
        <Badge color="orange" variant="light">
          {t('unknownName')}
        </Badge>
      </Stack>
      <div className={classes.answer}>
        <Select
          size="sm"
          searchable
          className={classes.choice}
          aria-label={t('thisBody')}
          placeholder={t('thisBody')}
          value={bodyId}
          onChange={setBodyId}
          data={screen.bodies.map((one) => ({ value: one.id, label: one.name }))}
          limit={30}
          filter={matchBodies}
        />
        <Button
          size="sm"
          variant="light"
          disabled={pending || bodyId === null}
          onClick={() => bodyId && onAnswer({ accept: true, bodyId })}
        >
          {t('accept')}
        </Button>
        <Button size="sm" variant="subtle" disabled={pending} onClick={() => onAnswer({ accept: false })}>
          {t('reject')}
        </Button>
      </div>
    </div>
  );
}
