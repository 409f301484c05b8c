import { register } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Button, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { StatusBadge } from '../status-badge.tsx';
import classes from './proof.module.css';
import { words } from './words.ts';

interface LinkDialogProps {
  readonly obligationId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Records of the body that are handed in and not linked yet; first those of registers that fit the task. */
export function LinkDialog({ obligationId, opened, onClose }: LinkDialogProps) {
  const t = useWords(words);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('chooseTitle')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {opened && <Choices obligationId={obligationId} />}
    </Modal>
  );
}

function Choices({ obligationId }: Pick<LinkDialogProps, 'obligationId'>) {
  const t = useWords(words);
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [all, setAll] = useState(false);
  const [q] = useDebouncedValue(typed, 250);
  const { data, error, refetch } = useQuery({
    ...read(register.provers, {
      params: { obligationId },
      query: { ...(q.trim() === '' ? {} : { q }), ...(all ? { all: 'true' as const } : {}) },
    }),
    placeholderData: keepPreviousData,
  });
  const link = useSubmit(register.linkProof, {
    outdates: ['register', 'work'],
    onDone: () => notifications.show({ message: t('linked'), color: 'green' }),
  });
  const names = new Map((data?.registers ?? []).map(({ code, name }) => [code, name]));
  return (
    <Stack gap="sm">
      <SegmentedControl
        value={all ? 'all' : 'fitting'}
        onChange={(value) => setAll(value === 'all')}
        data={[
          { value: 'fitting', label: t('fitting') },
          { value: 'all', label: t('all') },
        ]}
      />
      <TextInput
        type="search"
        label={t('find')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      {link.problem !== undefined && <Failure problem={link.problem} onRetry={link.retry} />}
      {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Loading lines={4} />}
      {data?.records.length === 0 && <Empty text={t('nothing')} />}
      <ul className={classes.list}>
        {data?.records.map((record) => (
          <li key={record.id} className={classes.item}>
            <div className={classes.what}>
              <Text size="sm">{record.title}</Text>
              <Text size="xs" c="dimmed">
                {say(names.get(record.register) ?? { vi: record.register, en: record.register })} ·{' '}
                {formatDate(record.day)}
              </Text>
            </div>
            <StatusBadge status={record.status} />
            <Button
              variant="default"
              size="compact-sm"
              aria-label={t('linkThis', { title: record.title })}
              loading={link.pending}
              onClick={() => void link.run({ params: { recordId: record.id }, body: { obligationId } })}
            >
              {t('linkOne')}
            </Button>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
