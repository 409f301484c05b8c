import { admin, type BodyRef } from '@binhdang/contract';
import { ROLE_NAMES, ROLES, type Role } from '@binhdang/domain';
import { Button, Group, Modal, NativeSelect, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSay, useWords } from '../app/i18n.tsx';
import { BodySelect } from '../org/body-select.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { StartPassword } from './start-password.tsx';
import { UserFields, userFieldsOf } from './user-fields.tsx';
import { words } from './words.ts';

/** The button, the form, and the start password afterwards. */
export function CreateUser() {
  const t = useWords(words);
  const navigate = useNavigate();
  const [opened, { open, close }] = useDisclosure(false);
  const [made, setMade] = useState<{ id: string; startPassword: string; name: string }>();
  return (
    <>
      <Button onClick={open} leftSection={<IconUserPlus size={18} aria-hidden />}>
        {t('addUser')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('addUser')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('cancel') }}
      >
        <CreateForm
          onClose={close}
          onMade={(user) => {
            close();
            setMade(user);
          }}
        />
      </Modal>
      <StartPassword
        password={made?.startPassword}
        name={made?.name ?? ''}
        onClose={() => {
          setMade(undefined);
          if (made) void navigate({ to: '/quan-tri/tai-khoan/$userId', params: { userId: made.id } });
        }}
      />
    </>
  );
}

interface CreateFormProps {
  readonly onClose: () => void;
  readonly onMade: (user: { id: string; startPassword: string; name: string }) => void;
}

function CreateForm({ onClose, onMade }: CreateFormProps) {
  const t = useWords(words);
  const say = useSay();
  const form = useForm({
    initialValues: {
      login: '',
      fullName: '',
      jobTitle: '',
      email: '',
      role: 'focal_officer' as Role,
      body: null as BodyRef | null,
    },
  });
  const submit = useSubmit(admin.createUser, {
    form,
    outdates: ['admin'],
    onDone: (answer) => onMade({ ...answer, name: form.values.fullName }),
  });
  const send = form.onSubmit((values) =>
    submit.run({
      body: {
        ...userFieldsOf(values),
        grants: values.body ? [{ role: values.role, bodyId: values.body.id }] : [],
      },
    }),
  );
  return (
    <form noValidate onSubmit={send}>
      <Stack>
        <UserFields form={form} />
        <Group grow align="flex-start">
          <NativeSelect
            label={t('role')}
            data={ROLES.map((role) => ({ value: role, label: say(ROLE_NAMES[role]) }))}
            {...form.getInputProps('role')}
          />
          <BodySelect
            label={t('body')}
            value={form.values.body}
            onChange={(body) => form.setFieldValue('body', body)}
            error={form.errors['grants.0.bodyId']}
          />
        </Group>
        <FormActions submit={submit} onCancel={onClose} />
      </Stack>
    </form>
  );
}
