import { plan as contract } from '@binhdang/contract';
import { type Cadence, OBLIGATION_ROLE_NAMES, OBLIGATION_ROLES, type ObligationRole } from '@binhdang/domain';
import { Button, Checkbox, Group, Modal, NativeSelect, NumberInput, Stack, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { CadenceEditor } from './cadence-editor.tsx';
import { whole } from './cadence-forms.ts';
import { type Obligation, type Screen, useWrite } from './use-assign.ts';
import { words } from './words.ts';

interface EditObligationsProps {
  readonly screen: Screen;
  readonly obligations: readonly Obligation[];
  readonly onClose: () => void;
}

const FIELDS = ['role', 'due', 'proof', 'weight'] as const;
type Field = (typeof FIELDS)[number];

/** Changes one or many assignments at once; only the fields that are ticked. */
export function EditObligations({ screen, obligations, onClose }: EditObligationsProps) {
  const t = useWords(words);
  const say = useSay();
  const edit = useWrite(contract.editObligations);
  const [first] = obligations;
  const single = obligations.length === 1;
  const [ticked, setTicked] = useState<ReadonlySet<Field>>(new Set(single ? FIELDS : []));
  const [role, setRole] = useState<ObligationRole>(first?.role ?? 'coordinate');
  const [cadence, setCadence] = useState<Cadence | null>(first?.cadence ?? null);
  const [proof, setProof] = useState(first?.expectedProof ?? '');
  const [weight, setWeight] = useState<number>(first?.weight ?? 1);
  const body = single ? screen.bodies.find(({ id }) => id === first?.bodyId) : undefined;
  const title = body ? t('editOf', { body: body.name }) : t('editTitle', { count: obligations.length });
  const send = async (change: object) => {
    const items = obligations.map(({ id, version }) => ({ id, version }));
    const done = await edit.run({ params: { planId: screen.plan.id }, body: { items, ...change } });
    if (done) onClose();
    return done;
  };
  const save = () =>
    send({
      ...(ticked.has('role') ? { role } : {}),
      ...(ticked.has('due') ? { cadence } : {}),
      ...(ticked.has('proof') ? { expectedProof: proof.trim() || null } : {}),
      ...(ticked.has('weight') ? { weight } : {}),
    });
  const field = (name: Field, content: ReactNode) => (
    <Part
      label={t(name)}
      ticked={ticked.has(name)}
      alone={single}
      onTick={() => {
        const next = new Set(ticked);
        if (!next.delete(name)) next.add(name);
        setTicked(next);
      }}
    >
      {content}
    </Part>
  );
  return (
    <Modal opened onClose={onClose} size="lg" title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        {field(
          'role',
          <NativeSelect
            aria-label={t('role')}
            value={role}
            data={OBLIGATION_ROLES.map((one) => ({ value: one, label: say(OBLIGATION_ROLE_NAMES[one]) }))}
            onChange={(event) => setRole(event.currentTarget.value as ObligationRole)}
          />,
        )}
        {field('due', <CadenceEditor value={cadence} onChange={setCadence} plan={screen.plan} />)}
        {field(
          'proof',
          <Textarea
            aria-label={t('proof')}
            autosize
            minRows={2}
            maxLength={500}
            value={proof}
            onChange={(event) => setProof(event.currentTarget.value)}
          />,
        )}
        {field(
          'weight',
          <NumberInput
            aria-label={t('weight')}
            min={1}
            max={10}
            value={weight}
            onChange={(value) => setWeight(whole(value, 10))}
          />,
        )}
        {edit.problem !== undefined && <Failure problem={edit.problem} onRetry={edit.retry} />}
        <Group justify="space-between">
          {single ? (
            <Button
              variant="subtle"
              color="red"
              disabled={edit.pending}
              onClick={() => void send({ removed: true })}
            >
              {t('removeOne')}
            </Button>
          ) : (
            <ConfirmButton
              variant="subtle"
              color="red"
              disabled={edit.pending}
              label={t('removeAll', { count: obligations.length })}
              question={t('removeQuestion', { count: obligations.length })}
              pending={edit.pending}
              onConfirm={() => send({ removed: true })}
            />
          )}
          <Group>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button loading={edit.pending} disabled={ticked.size === 0} onClick={() => void save()}>
              {t('save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}

interface PartProps {
  readonly label: string;
  readonly ticked: boolean;
  /** One assignment alone: nothing to tick. */
  readonly alone: boolean;
  readonly onTick: () => void;
  readonly children: ReactNode;
}

function Part({ label, ticked, alone, onTick, children }: PartProps) {
  return (
    <Stack gap={6}>
      {alone ? <b>{label}</b> : <Checkbox label={label} checked={ticked} onChange={onTick} />}
      {ticked && children}
    </Stack>
  );
}
