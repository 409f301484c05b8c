import { register as contract } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { read } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import type { LoadedRegister } from '../use-register.ts';
import classes from './entry.module.css';
import { newRecordRoute } from './routes.ts';
import { words } from './words.ts';

interface CopyDialogProps {
  readonly register: LoadedRegister;
  readonly onClose: () => void;
}

const SHOWN = 20;

/** Chooses among the latest records of one's own bodies the one to copy. */
export function CopyDialog({ register, onClose }: CopyDialogProps) {
  const t = useWords(words);
  const navigate = useNavigate();
  const { 'nhiem-vu': obligationId } = newRecordRoute.useSearch();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const bodyId = register.writableBodies.map(({ id }) => id);
  const { data, error, refetch } = useQuery({
    ...read(contract.records, {
      params: { register: register.code },
      query: { bodyId, limit: SHOWN, ...(q === '' ? {} : { q }) },
    }),
    placeholderData: keepPreviousData,
  });
  const copy = (recordId: string) => {
    onClose();
    void navigate({
      to: '/so-theo-doi/$register/ghi-moi',
      params: { register: register.code },
      search: { tu: recordId, 'nhiem-vu': obligationId },
    });
  };
  return (
    <Modal opened onClose={onClose} title={t('copy')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="sm">
        <Text size="sm">{t('copyHint')}</Text>
        <TextInput
          label={t('copySearch')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <Loading lines={4} />}
        {data?.items.length === 0 && <Text c="dimmed">{t('noRecords')}</Text>}
        <ul className={classes.copies}>
          {data?.items.map(({ id, title, day }) => (
            <li key={id}>
              <Button
                variant="default"
                fullWidth
                justify="space-between"
                h="auto"
                py={8}
                classNames={{ label: classes.copyLabel ?? '' }}
                rightSection={formatDate(day)}
                onClick={() => copy(id)}
              >
                {title || t('untitled')}
              </Button>
            </li>
          ))}
        </ul>
      </Stack>
    </Modal>
  );
}
