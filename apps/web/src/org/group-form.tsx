import { type BodyRef, org } from '@binhdang/contract';
import { type CivilDate, formatDate } from '@binhdang/domain';
import {
  Alert,
  Button,
  Checkbox,
  Modal,
  MultiSelect,
  NativeSelect,
  Pill,
  Stack,
  Switch,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { Failure } from '../ui/failure.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { BodySelect } from './body-select.tsx';
import { useConflict } from './use-conflict.ts';
import { useKinds } from './use-kinds.ts';
import { words } from './words.ts';

type Member = org.Group['members'][number];

/** The button and form for a new group, or for changing the one given. */
export function GroupForm({ group }: { readonly group?: org.Group }) {
  const t = useWords(words);
  const [opened, { open, close }] = useDisclosure(false);
  const title = t(group ? 'editGroup' : 'addGroup');
  return (
    <>
      <Button onClick={open}>{title}</Button>
      <Modal
        opened={opened}
        onClose={close}
        title={title}
        size="xl"
        closeButtonProps={{ 'aria-label': t('cancel') }}
      >
        <Fields group={group} onClose={close} />
      </Modal>
    </>
  );
}

interface FieldsProps {
  readonly group: org.Group | undefined;
  readonly onClose: () => void;
}

function Fields({ group, onClose }: FieldsProps) {
  const t = useWords(words);
  const today = useToday() ?? '';
  const navigate = useNavigate();
  const { options } = useKinds();
  const named = new Map((group?.named ?? []).map((body) => [body.id, body]));
  const refs = (ids: readonly string[]): BodyRef[] => ids.flatMap((id) => named.get(id) ?? []);
  const [members, setMembers] = useState<readonly Member[]>(group?.members ?? []);
  const [memberRefs, setMemberRefs] = useState(refs((group?.members ?? []).map((member) => member.bodyId)));
  const form = useForm({
    initialValues: {
      name: group?.name ?? '',
      nameEn: group?.nameEn ?? '',
      aliases: group?.aliases ?? [],
      confirmMembers: group?.confirmMembers ?? false,
      byRule: group ? group.rule !== null : true,
      kinds: group?.rule?.kinds ?? [],
      level: (group?.rule?.level ?? '') as org.Level | '',
      under: refs(group?.rule?.under ? [group.rule.under] : [])[0] ?? null,
      except: refs(group?.rule?.except ?? []),
    },
  });
  const { conflict, onConflict } = useConflict();
  const done = { form, outdates: ['org'], onConflict };
  const create = useSubmit(org.createGroup, {
    ...done,
    onDone: ({ id }) => navigate({ to: '/co-quan/nhom/$groupId', params: { groupId: id } }),
  });
  const edit = useSubmit(org.editGroup, { ...done, onDone: onClose });
  const { values } = form;
  const rule: org.GroupRule | null = values.byRule
    ? {
        ...(values.kinds.length > 0 ? { kinds: values.kinds } : {}),
        ...(values.level === '' ? {} : { level: values.level }),
        ...(values.under ? { under: values.under.id } : {}),
        ...(values.except.length > 0 ? { except: values.except.map((body) => body.id) } : {}),
      }
    : null;
  const content = {
    name: values.name,
    nameEn: values.nameEn.trim() || null,
    aliases: [...values.aliases],
    rule,
    members: [...members],
    confirmMembers: values.confirmMembers,
  };
  const submit = group ? edit : create;
  const send = form.onSubmit(() =>
    group
      ? edit.run({ params: { groupId: group.id }, body: { version: group.version, ...content } })
      : create.run({ body: content }),
  );
  const addMember = (body: BodyRef | null) => {
    if (!body || members.some((member) => member.bodyId === body.id)) return;
    setMembers([...members, { bodyId: body.id, validFrom: today as CivilDate, validTo: null }]);
    setMemberRefs([...memberRefs, body]);
  };
  return (
    <form noValidate onSubmit={send}>
      <Stack>
        {conflict && (
          <Alert role="alert" variant="outline" color="orange">
            {t('conflict')}
          </Alert>
        )}
        <TextInput label={t('name')} required data-autofocus {...form.getInputProps('name')} />
        <TextInput label={t('nameEn')} {...form.getInputProps('nameEn')} />
        <TagsInput
          label={t('aliases')}
          description={t('aliasesHint')}
          splitChars={[';']}
          {...form.getInputProps('aliases')}
        />
        <Checkbox
          label={t('confirmMembers')}
          description={t('confirmMembersText')}
          {...form.getInputProps('confirmMembers', { type: 'checkbox' })}
        />
        <Switch
          label={t('useRule')}
          description={t('ruleText')}
          {...form.getInputProps('byRule', { type: 'checkbox' })}
        />
        {values.byRule && (
          <>
            <MultiSelect label={t('ofKinds')} data={options} searchable {...form.getInputProps('kinds')} />
            <NativeSelect
              label={t('ofLevel')}
              data={[
                { value: '', label: t('allLevels') },
                ...org.LEVELS.map((level) => ({ value: level, label: t(level) })),
              ]}
              {...form.getInputProps('level')}
            />
            <BodySelect
              label={t('under')}
              value={values.under}
              onChange={(body) => form.setFieldValue('under', body)}
            />
            <Picked
              label={t('except')}
              bodies={values.except}
              onAdd={(body) =>
                body &&
                !values.except.some((one) => one.id === body.id) &&
                form.setFieldValue('except', [...values.except, body])
              }
              onRemove={(id) =>
                form.setFieldValue(
                  'except',
                  values.except.filter((one) => one.id !== id),
                )
              }
            />
          </>
        )}
        <Picked
          label={t('named')}
          bodies={memberRefs}
          onAdd={addMember}
          onRemove={(id) => {
            setMembers(members.filter((member) => member.bodyId !== id));
            setMemberRefs(memberRefs.filter((body) => body.id !== id));
          }}
        />
        {form.errors.members && (
          <Text c="red" size="sm">
            {form.errors.members}
          </Text>
        )}
        <Preview date={today} rule={rule} members={members} />
        <FormActions submit={submit} onCancel={onClose} />
      </Stack>
    </form>
  );
}

interface PickedProps {
  readonly label: string;
  readonly bodies: readonly BodyRef[];
  readonly onAdd: (body: BodyRef | null) => unknown;
  readonly onRemove: (id: string) => void;
}

/** Several bodies, found one after the other. */
function Picked({ label, bodies, onAdd, onRemove }: PickedProps) {
  const t = useWords(words);
  return (
    <Stack gap={4}>
      <BodySelect key={bodies.length} label={label} value={null} onChange={onAdd} />
      <Pill.Group>
        {bodies.map((body) => (
          <Pill
            key={body.id}
            withRemoveButton
            size="md"
            onRemove={() => onRemove(body.id)}
            removeButtonProps={{
              'aria-label': t('removeMember', { name: body.name }),
              tabIndex: 0,
              'aria-hidden': false,
            }}
          >
            {body.name}
          </Pill>
        ))}
      </Pill.Group>
    </Stack>
  );
}

interface PreviewProps {
  readonly date: CivilDate;
  readonly rule: org.GroupRule | null;
  readonly members: readonly Member[];
}

/** Whom the group would stand for, before anything is saved. */
function Preview({ date, rule, members }: PreviewProps) {
  const t = useWords(words);
  const [expansion, setExpansion] = useState<readonly BodyRef[]>();
  const preview = useSubmit(org.previewGroup, { onDone: (answer) => setExpansion(answer.expansion) });
  return (
    <Stack gap="xs">
      <Button
        variant="default"
        loading={preview.pending}
        onClick={() => void preview.run({ body: { on: date, rule, members: [...members] } })}
      >
        {t('preview', { date: formatDate(date) })}
      </Button>
      {preview.problem !== undefined && <Failure problem={preview.problem} onRetry={preview.retry} />}
      {expansion && (
        <Text size="sm" role="status">
          {t('previewCount', { count: expansion.length })} {expansion.map((body) => body.name).join('; ')}
        </Text>
      )}
    </Stack>
  );
}
