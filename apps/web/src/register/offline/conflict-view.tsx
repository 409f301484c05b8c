import { register as contract } from '@binhdang/contract';
import type { RecordValues } from '@binhdang/domain/register';
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useMemo, useState } from 'react';
import { read } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { differences, type Telling } from '../detail/differences.ts';
import type { LoadedRegister } from '../use-register.ts';
import type { OutboxEntry, Theirs } from './entry.ts';
import { conflictsIn, type FieldConflict, firstChoices, merged, type Side } from './merge.ts';
import classes from './offline.module.css';
import type { Outbox } from './outbox.ts';
import { words } from './words.ts';

interface ConflictViewProps {
  readonly entry: OutboxEntry;
  readonly theirs: Theirs;
  readonly register: LoadedRegister;
  readonly outbox: Outbox;
  readonly sendNow: () => void;
}

const WHO = { both: 'bothChanged', mine: 'onlyYou', theirs: 'onlyThey' } as const;

/** Both sides of a record that was changed twice, field by field; nothing goes before the person has chosen. */
export function ConflictView({ entry, theirs, register, outbox, sendNow }: ConflictViewProps) {
  const t = useWords(words);
  const navigate = useNavigate();
  const sides = useMemo(
    () => ({ base: entry.base?.values ?? {}, mine: entry.values, theirs: theirs.values }),
    [entry, theirs],
  );
  const conflicts = useMemo(() => conflictsIn(register.rules.fields, sides), [register, sides]);
  const [choices, setChoices] = useState(() => firstChoices(conflicts));
  const [reason, setReason] = useState(entry.reason ?? '');
  const telling = useTelling(entry, register);
  const open = conflicts.filter(({ field }) => choices[field.code] === undefined).length;
  const reasonNeeded = theirs.status === 'verified';
  const back = () => navigate({ to: '/so-theo-doi/cho-gui' });
  const send = async () => {
    const values = register.rules.normalise(merged(conflicts, sides, choices));
    const settled = await outbox.settle(entry.id, values, theirs, reason.trim() || null);
    if (!settled) return notifications.show({ color: 'red', message: t('beingSent') });
    sendNow();
    await back();
  };
  return (
    <Stack gap="md">
      <Alert variant="outline" title={t('conflictTitle')}>
        {t(conflicts.length === 0 ? 'nothingDiffers' : 'conflictText')}
      </Alert>
      {conflicts.map((conflict) => (
        <FieldSides
          key={conflict.field.code}
          conflict={conflict}
          sides={sides}
          telling={telling}
          chosen={choices[conflict.field.code]}
          onChoose={(side) => setChoices((now) => ({ ...now, [conflict.field.code]: side }))}
        />
      ))}
      {reasonNeeded && (
        <Textarea
          label={t('reason')}
          description={t('reasonNeeded')}
          required
          autosize
          minRows={2}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <Group gap="sm">
        <Button disabled={open > 0 || (reasonNeeded && reason.trim() === '')} onClick={() => void send()}>
          {t('sendChosen')}
        </Button>
        <ConfirmButton
          variant="default"
          label={t('keepTheirs')}
          question={t('keepTheirsQuestion')}
          onConfirm={async () => {
            if (await outbox.discard(entry.id)) await back();
          }}
        />
        {open > 0 && (
          <Text size="sm" role="status">
            {t('chooseEach', { count: open })}
          </Text>
        )}
      </Group>
    </Stack>
  );
}

/** Words of both sides; what only the other side names is looked up where there is a connection. */
function useTelling(entry: OutboxEntry, { definition, axes }: LoadedRegister): Telling {
  const { language } = useLanguage();
  const { data } = useQuery(read(contract.record, { params: { recordId: entry.recordId } }));
  return useMemo(() => {
    const files = Object.fromEntries((data?.files ?? []).map(({ id, name }) => [id, name]));
    const names = { ...data?.names, ...files, ...entry.names };
    return {
      saying: { lists: definition.lists, names, language },
      axes,
      fileNames: new Map(Object.entries(names)),
    };
  }, [data, entry, definition, axes, language]);
}

interface FieldSidesProps {
  readonly conflict: FieldConflict;
  readonly sides: { readonly mine: OutboxEntry['values']; readonly theirs: OutboxEntry['values'] };
  readonly telling: Telling;
  readonly chosen: Side | undefined;
  readonly onChoose: (side: Side) => void;
}

function FieldSides({ conflict: { field, by }, sides, telling, chosen, onChoose }: FieldSidesProps) {
  const t = useWords(words);
  const say = useSay();
  const name = useId();
  const lines = differences(
    [field],
    sides.theirs as unknown as RecordValues,
    sides.mine as unknown as RecordValues,
    telling,
  );
  const said = (side: Side) =>
    lines
      .map((line) => {
        const text = (side === 'mine' ? line.after : line.before) ?? t('blank');
        return lines.length > 1 ? `${say(line.name)}: ${text}` : text;
      })
      .join('\n');
  return (
    <fieldset className={classes.field}>
      <legend>
        {say(field.name)}{' '}
        <Text span size="sm" c="dimmed" fw={400}>
          ({t(WHO[by])})
        </Text>
      </legend>
      <div className={classes.pair}>
        {(['mine', 'theirs'] as const).map((side) => (
          <label key={side} className={classes.side}>
            <input type="radio" name={name} checked={chosen === side} onChange={() => onChoose(side)} />
            <span>
              <Text span size="sm" fw={600}>
                {t(side)}
              </Text>
              <span className={classes.said}>{said(side)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
