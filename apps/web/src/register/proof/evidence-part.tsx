import { register, type work } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Button, Card, Group, Menu, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconLink, IconPencilPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { StatusBadge } from '../status-badge.tsx';
import { LinkDialog } from './link-dialog.tsx';
import classes from './proof.module.css';
import { words } from './words.ts';

interface EvidencePartProps {
  readonly obligation: work.Obligation;
}

/** On the page of an obligation: the records that prove it, and the ways to add one. */
export function EvidencePart({ obligation }: EvidencePartProps) {
  const t = useWords(words);
  const { data, error, refetch } = useQuery(
    read(register.evidence, { params: { obligationId: obligation.id }, query: {} }),
  );
  const mayWrite = obligation.allowed.includes('progress.report');
  return (
    <Card component="section" aria-labelledby="evidence-title">
      <Title order={2} id="evidence-title">
        {t('title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('about')}
      </Text>
      {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Loading lines={2} />}
      {data?.records.length === 0 && <Text size="sm">{t('none')}</Text>}
      {data !== undefined && data.records.length > 0 && (
        <Records obligation={obligation} records={data.records} mayWrite={mayWrite} />
      )}
      {mayWrite && <Adding obligation={obligation} />}
    </Card>
  );
}

interface RecordsProps extends EvidencePartProps {
  readonly records: readonly register.EvidenceRecord[];
  readonly mayWrite: boolean;
}

function Records({ obligation, records, mayWrite }: RecordsProps) {
  const t = useWords(words);
  const say = useSay();
  const unlink = useSubmit(register.unlinkProof, { outdates: ['register', 'work'] });
  return (
    <>
      {unlink.problem !== undefined && <Failure problem={unlink.problem} onRetry={unlink.retry} />}
      <ul className={classes.list}>
        {records.map((record) => (
          <li key={record.id} className={classes.item}>
            <div className={classes.what}>
              <AppLink to="/ban-ghi/$recordId" params={{ recordId: record.id }} size="sm">
                {record.title}
              </AppLink>
              <Text size="xs" c="dimmed">
                {say(record.registerName)} · {formatDate(record.day)}
              </Text>
            </div>
            <StatusBadge status={record.status} />
            {mayWrite && (
              <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                className="no-print"
                aria-label={t('unlinkOne', { title: record.title })}
                loading={unlink.pending}
                onClick={() =>
                  void unlink.run({ params: { recordId: record.id, obligationId: obligation.id } })
                }
              >
                {t('unlink')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Adding({ obligation }: EvidencePartProps) {
  const t = useWords(words);
  const say = useSay();
  const [opened, { open, close }] = useDisclosure(false);
  const { data } = useQuery(read(register.provers, { params: { obligationId: obligation.id }, query: {} }));
  const fitting = (data?.registers ?? []).filter(({ fits }) => fits);
  return (
    <Group gap="xs" mt="sm" className="no-print">
      <Button variant="default" size="sm" leftSection={<IconLink size={18} aria-hidden />} onClick={open}>
        {t('link')}
      </Button>
      <Menu position="bottom-start" width="target">
        <Menu.Target>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPencilPlus size={18} aria-hidden />}
            rightSection={<IconChevronDown size={16} aria-hidden />}
          >
            {t('enterNew')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown miw="min(22rem, 90vw)">
          {fitting.map(({ code, name }) => (
            <Menu.Item
              key={code}
              component={Link}
              to={`/so-theo-doi/${code}/ghi-moi?nhiem-vu=${obligation.id}`}
            >
              {say(name)}
            </Menu.Item>
          ))}
          {fitting.length > 0 && <Menu.Divider />}
          <Menu.Item component={Link} to="/so-theo-doi">
            {t('otherRegister')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <LinkDialog obligationId={obligation.id} opened={opened} onClose={close} />
    </Group>
  );
}
