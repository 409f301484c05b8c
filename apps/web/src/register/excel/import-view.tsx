import type { register as contract } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Alert, Group, Progress, Stack, Text } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { Again, type ImportViewProps } from './again.tsx';
import { CheckedImport } from './checked-import.tsx';
import { DoneImport } from './done-import.tsx';
import { words } from './words.ts';

/** An import as it stands, with what can be done next. */
export function ImportView(props: ImportViewProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { one } = props;
  return (
    <Stack>
      <div>
        <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
          {t('fileOf', { name: one.fileName })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('madeBy', { person: one.madeBy.name, at: formatInstant(one.madeAt, language) })}
        </Text>
      </div>
      <State {...props} />
    </Stack>
  );
}

function State(props: ImportViewProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const { one } = props;
  switch (one.state) {
    case 'checking':
    case 'importing':
    case 'undoing':
      return <Running one={one} />;
    case 'checked':
      return <CheckedImport {...props} />;
    case 'done':
      return <DoneImport {...props} />;
    case 'failed':
      return (
        <>
          <Alert
            role="alert"
            color="red"
            variant="outline"
            icon={<IconAlertCircle aria-hidden />}
            title={t('failedTitle')}
          >
            {one.failure && say(one.failure)}
          </Alert>
          {!props.register.retired && <Again {...props} label={t('chooseFile')} />}
        </>
      );
    case 'undone':
      return (
        <Alert color="gray" icon={<IconCircleCheck aria-hidden />} title={t('undoneTitle')}>
          {one.undoneBy !== null &&
            one.undoneAt !== null &&
            t('undoneText', {
              person: one.undoneBy.name,
              at: formatInstant(one.undoneAt, language),
              reason: one.undoReason ?? '',
            })}
        </Alert>
      );
    case 'discarded':
      return <Alert color="gray" title={t('discardedTitle')} />;
  }
}

function Running({ one: { progress } }: { readonly one: contract.RecordImport }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { phase, done, total } = progress ?? { phase: 'waiting' as const, done: 0, total: null };
  const label = t(phase, {
    done: formatNumber(done, language),
    total: total === null ? '' : formatNumber(total, language),
  });
  const known = total !== null && total > 0;
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Text role="status" aria-live="polite">
          {label}
        </Text>
      </Group>
      <Progress
        value={known ? (done / total) * 100 : 100}
        animated={!known}
        striped={!known}
        aria-label={label}
      />
      <Text size="sm" c="dimmed">
        {t('mayLeave')}
      </Text>
    </Stack>
  );
}
