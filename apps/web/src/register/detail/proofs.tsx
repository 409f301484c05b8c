/** Obligations that a record proves; whoever writes for its body links and unlinks them. */
import { register } from '@binhdang/contract';
import { fold, formatDate } from '@binhdang/domain';
import { Button, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLink, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Part } from '../../ui/part.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import classes from './detail.module.css';
import { words } from './words.ts';

type Proof = register.Proof;

interface ProofsProps {
  readonly record: register.RecordDetail;
}

export function Proofs({ record }: ProofsProps) {
  const t = useWords(words);
  const mayLink = record.allowed.includes('record.write') && !record.deleted;
  const unlink = useSubmit(register.unlinkProof, { outdates: ['register', 'work'] });
  return (
    <Part title={t('proofs')}>
      {record.proofs.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noProofs')}
        </Text>
      )}
      {unlink.problem !== undefined && <Failure problem={unlink.problem} onRetry={unlink.retry} />}
      <ul className={classes.list}>
        {record.proofs.map((proof) => (
          <li key={proof.obligationId} className={classes.item}>
            <Task proof={proof} linked />
            {mayLink && (
              <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                className="no-print"
                aria-label={t('unlinkFrom', { task: proof.task })}
                loading={unlink.pending}
                onClick={() =>
                  void unlink.run({ params: { recordId: record.id, obligationId: proof.obligationId } })
                }
              >
                {t('unlink')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayLink && <AddProof recordId={record.id} />}
    </Part>
  );
}

function Task({ proof, linked = false }: { readonly proof: Proof; readonly linked?: boolean }) {
  const t = useWords(words);
  const text = [proof.label, proof.task].filter((part) => part !== null && part !== '-').join(' ');
  return (
    <div>
      {linked ? (
        <AppLink
          to="/nhiem-vu/$obligationId"
          params={{ obligationId: proof.obligationId }}
          size="sm"
          lineClamp={3}
        >
          {text}
        </AppLink>
      ) : (
        <Text size="sm" lineClamp={3}>
          {text}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {[proof.planNumber, proof.dueOn === null ? null : t('due', { date: formatDate(proof.dueOn) })]
          .filter((part) => part !== null)
          .join(' · ')}
      </Text>
    </div>
  );
}

function AddProof({ recordId }: { readonly recordId: string }) {
  const t = useWords(words);
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="default"
        size="sm"
        className="no-print"
        leftSection={<IconLink size={18} aria-hidden />}
        onClick={open}
      >
        {t('addProof')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('chooseProof')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {opened && <Choices recordId={recordId} />}
      </Modal>
    </>
  );
}

/** First those whose words fit the register; all of the body on demand. */
function Choices({ recordId }: { readonly recordId: string }) {
  const t = useWords(words);
  const [all, setAll] = useState(false);
  const [q, setQ] = useState('');
  const query = useQuery(
    read(register.provable, { params: { recordId }, query: all ? { all: 'true' } : {} }),
  );
  const link = useSubmit(register.linkProof, { outdates: ['register', 'work'] });
  const sought = fold(q).split(/\s+/);
  const found =
    query.data?.items.filter(({ task }) => sought.every((word) => fold(task).includes(word))) ?? [];
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t('chooseProof')}
        value={all ? 'all' : 'offered'}
        onChange={(value) => setAll(value === 'all')}
        data={[
          { value: 'offered', label: t('offered') },
          { value: 'all', label: t('allOfBody') },
        ]}
      />
      {all && (
        <TextInput
          type="search"
          label={t('findTask')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
        />
      )}
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {link.problem !== undefined && <Failure problem={link.problem} onRetry={link.retry} />}
      {query.data?.items.length === 0 && <Empty text={t(all ? 'noObligations' : 'noOffered')} />}
      <ul className={classes.list}>
        {found.map((proof) => (
          <li key={proof.obligationId} className={classes.item}>
            <Task proof={proof} />
            {proof.linked ? (
              <Text size="sm" c="dimmed">
                {t('linked')}
              </Text>
            ) : (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('linkTo', { task: proof.task })}
                loading={link.pending}
                onClick={() =>
                  void link.run({ params: { recordId }, body: { obligationId: proof.obligationId } })
                }
              >
                {t('link')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Stack>
  );
}
