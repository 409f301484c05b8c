import { register } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Badge, Button, Card, Group, Modal, Progress, Stack, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload, IconLock, IconLockOpen, IconPencil } from '@tabler/icons-react';
import { address } from '../../app/api.ts';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import classes from './design.module.css';
import type { Design } from './use-design.ts';
import { words } from './words.ts';

interface VersionsProps {
  readonly design: Design;
  /** A draft is open: no other is begun beside it. */
  readonly drafting: boolean;
}

/** All published versions with when, why, by whom, and how many records are on each. */
export function Versions({ design, drafting }: VersionsProps) {
  const t = useWords(words);
  if (design.versions.length === 0) return <Empty text={t('noVersion')} />;
  return (
    <Stack>
      {design.conversions.map((one) => (
        <ConversionCard key={one.id} conversion={one} />
      ))}
      <ol className={classes.versions}>
        {design.versions.map((version) => (
          <li key={version.number}>
            <VersionCard design={design} version={version} drafting={drafting} />
          </li>
        ))}
      </ol>
      <CloseRegister design={design} />
    </Stack>
  );
}

/** Since when the definitions of a new installation apply: whatever was done before. */
const ALWAYS = '1900-01-01';

function VersionCard({
  design,
  version,
  drafting,
}: VersionsProps & { readonly version: register.DesignVersion }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const begin = useSubmit(register.startDesign, { outdates: ['register'] });
  return (
    <Card component="section">
      <Group justify="space-between" align="flex-start">
        <div>
          <Group gap="xs">
            <Title order={3}>{t('versionOf', { number: version.number })}</Title>
            <StateBadge design={design} version={version} />
          </Group>
          <Text size="sm">
            {version.appliesFrom <= ALWAYS
              ? t('fromTheBeginning')
              : t('fromDay', { day: formatDate(version.appliesFrom) })}{' '}
            · {t('recordCount', { count: version.records })} ·{' '}
            {version.origin === 'catalog' ? t('shipped') : t('ownVersion')}
          </Text>
          {version.madeBy !== null && (
            <Text size="sm" c="dimmed">
              {t('publishedBy', { name: version.madeBy.name, at: formatInstant(version.madeAt, language) })}
            </Text>
          )}
          {version.reason !== null && <Text size="sm">{version.reason}</Text>}
          {version.retired && version.retiredReason !== null && (
            <Text size="sm" c="dimmed">
              {t('closed')}: {version.retiredReason}
            </Text>
          )}
        </div>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            component="a"
            href={address(register.definitionFile, {
              params: { register: design.code },
              query: { number: version.number },
            })}
            leftSection={<IconDownload size={14} aria-hidden />}
          >
            {t('exportFile')}
          </Button>
          {!drafting && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPencil size={14} aria-hidden />}
              loading={begin.pending}
              onClick={() =>
                void begin.run({ params: { register: design.code }, body: { number: version.number } })
              }
            >
              {t('changeFrom')}
            </Button>
          )}
        </Group>
      </Group>
      {begin.problem !== undefined && <Failure problem={begin.problem} onRetry={begin.retry} />}
    </Card>
  );
}

function StateBadge({
  design,
  version,
}: Pick<VersionsProps, 'design'> & { readonly version: register.DesignVersion }) {
  const t = useWords(words);
  const { inForce, versions } = design;
  if (version.number === inForce)
    return version.retired ? (
      <Badge color="gray" variant="light">
        {t('closed')}
      </Badge>
    ) : (
      <Badge color="green" variant="light">
        {t('inForce')}
      </Badge>
    );
  const later = versions.some(
    (other) => other.number > version.number && other.appliesFrom <= version.appliesFrom,
  );
  const future = version.number > (inForce ?? 0);
  return (
    <Badge color={future ? 'official' : 'gray'} variant="light">
      {future
        ? t('fromDay', { day: formatDate(version.appliesFrom) })
        : later
          ? t('notUsed')
          : t('superseded')}
    </Badge>
  );
}

function ConversionCard({ conversion }: { readonly conversion: register.Conversion }) {
  const t = useWords(words);
  const { finishedAt, seen, total, moved, mapped } = conversion;
  return (
    <Card component="section">
      <Title order={3} size="h4">
        {t('conversion', { number: conversion.number })}
      </Title>
      <div role="status">
        {finishedAt === null ? (
          <>
            <Text size="sm">{t('conversionRuns', { seen, total })}</Text>
            <Progress
              value={total === 0 ? 0 : (seen / total) * 100}
              aria-label={t('conversion', { number: conversion.number })}
            />
          </>
        ) : (
          <Text size="sm">{t('conversionDone', { moved, mapped })}</Text>
        )}
      </div>
    </Card>
  );
}

/** Closes the register to new records, or opens it again. */
function CloseRegister({ design }: { readonly design: Design }) {
  const t = useWords(words);
  const [opened, { open, close }] = useDisclosure(false);
  const current = design.versions.find(({ number }) => number === design.inForce) ?? design.versions.at(-1);
  const closed = current?.retired ?? false;
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (reason) => (reason.trim() === '' ? t('reasonNeeded') : null) },
  });
  const submit = useSubmit(register.retireRegister, { form, outdates: ['register'], onDone: close });
  const label = closed ? t('openRegister') : t('closeRegister');
  const send = form.onSubmit(({ reason }) =>
    submit.run({ params: { register: design.code }, body: { retired: !closed, reason: reason.trim() } }),
  );
  const Icon = closed ? IconLockOpen : IconLock;
  return (
    <div>
      <Button variant="default" leftSection={<Icon size={16} aria-hidden />} onClick={open}>
        {label}
      </Button>
      <Modal opened={opened} onClose={close} title={label} closeButtonProps={{ 'aria-label': t('close') }}>
        <form noValidate onSubmit={send}>
          <Stack>
            {!closed && <Text>{t('closeAsk')}</Text>}
            <Textarea label={t('reason')} required autosize minRows={2} {...form.getInputProps('reason')} />
            <FormActions submit={submit} onCancel={close} {...(closed ? {} : { danger: label })} />
          </Stack>
        </form>
      </Modal>
    </div>
  );
}
