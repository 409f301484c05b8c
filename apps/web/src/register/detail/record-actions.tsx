/** What the person may do with a record: the buttons at its head. */
import { register } from '@binhdang/contract';
import { Button, Menu, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconCertificate, IconCopy, IconDots, IconPencil, IconSend, IconTrash } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../app/i18n.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { type Submit, useSubmit } from '../../ui/use-submit.ts';
import type { LoadedRegister } from '../use-register.ts';
import { words } from './words.ts';

type Record = register.RecordDetail;

interface RecordActionsProps {
  readonly record: Record;
  /** The version in force: whether the register takes new records, and for whom. */
  readonly current: LoadedRegister | undefined;
  readonly submit: Submit<typeof register.submitRecord>;
  readonly onConflict: () => void;
}

export function RecordActions({ record, current, submit, onConflict }: RecordActionsProps) {
  const t = useWords(words);
  const [deleting, { open, close }] = useDisclosure(false);
  const mayWrite = record.allowed.includes('record.write');
  // Its names are gone; a correction would bring them back.
  const mayEdit = mayWrite && record.personalRemovedAt === null;
  const mayCertify = mayWrite && record.status !== 'draft' && current?.definition.certificate !== undefined;
  const maySubmit = record.allowed.includes('record.submit') && isOpen(record);
  const mayCopy = current !== undefined && !current.retired && current.writableBodies.length > 0;
  return (
    <>
      {mayEdit && (
        <LinkButton
          to="/ban-ghi/$recordId/sua"
          params={{ recordId: record.id }}
          variant={maySubmit ? 'default' : 'filled'}
          leftSection={<IconPencil size={18} aria-hidden />}
        >
          {t('edit')}
        </LinkButton>
      )}
      {maySubmit && (
        <Button
          leftSection={<IconSend size={18} aria-hidden />}
          loading={submit.pending}
          onClick={() =>
            void submit.run({ params: { recordId: record.id }, body: { version: record.version } })
          }
        >
          {t('submit')}
        </Button>
      )}
      <PrintButton label={t('print')} />
      {(mayCopy || mayWrite) && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" aria-label={t('more')} px="sm">
              <IconDots size={18} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {mayCopy && (
              <Menu.Item
                leftSection={<IconCopy size={18} aria-hidden />}
                renderRoot={(props) => (
                  <Link
                    {...props}
                    to="/so-theo-doi/$register/ghi-moi"
                    params={{ register: record.register }}
                    search={{ tu: record.id }}
                  />
                )}
              >
                {t('copy')}
              </Menu.Item>
            )}
            {mayCertify && (
              <Menu.Item
                leftSection={<IconCertificate size={18} aria-hidden />}
                renderRoot={(props) => (
                  <Link {...props} to="/ban-ghi/$recordId/giay-chung-nhan" params={{ recordId: record.id }} />
                )}
              >
                {t('certificates')}
              </Menu.Item>
            )}
            {mayWrite && (
              <Menu.Item color="red" leftSection={<IconTrash size={18} aria-hidden />} onClick={open}>
                {t('delete')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      <Modal
        opened={deleting}
        onClose={close}
        title={t('deleteTitle')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <DeleteForm record={record} onClose={close} onConflict={onConflict} />
      </Modal>
    </>
  );
}

/** Not yet sent, or sent back. */
export const isOpen = ({ status, deleted }: Record): boolean =>
  !deleted && (status === 'draft' || status === 'returned');

interface DeleteFormProps {
  readonly record: Record;
  readonly onClose: () => void;
  readonly onConflict: () => void;
}

/** What was once submitted is deleted with a reason; a draft was nobody else's. */
function DeleteForm({ record, onClose, onConflict }: DeleteFormProps) {
  const t = useWords(words);
  const navigate = useNavigate();
  const isDraft = record.status === 'draft';
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const remove = useSubmit(register.deleteRecord, {
    outdates: ['register', 'work'],
    onDone: () => {
      notifications.show({ message: t('deleted'), color: 'green' });
      void navigate({ to: '/so-theo-doi/$register', params: { register: record.register } });
    },
    onConflict: () => {
      onClose();
      onConflict();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isDraft && reason.trim() === '') {
      setMissing(true);
      return;
    }
    void remove.run({
      params: { recordId: record.id },
      body: { version: record.version, reason: reason.trim() === '' ? null : reason },
    });
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack>
        <Text>{t(isDraft ? 'deleteDraft' : 'deleteSubmitted')}</Text>
        {!isDraft && (
          <Textarea
            label={t('reason')}
            required
            data-autofocus
            autosize
            minRows={2}
            maxLength={1000}
            value={reason}
            error={missing ? t('reasonNeeded') : undefined}
            onChange={(event) => {
              setReason(event.currentTarget.value);
              setMissing(false);
            }}
          />
        )}
        <FormActions submit={remove} onCancel={onClose} danger={t('delete')} />
      </Stack>
    </form>
  );
}
