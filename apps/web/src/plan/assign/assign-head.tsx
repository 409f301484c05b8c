import { plan as contract } from '@binhdang/contract';
import { Button, Progress, Stack, Text } from '@mantine/core';
import { IconCheck, IconDownload, IconSend, IconUpload } from '@tabler/icons-react';
import { address } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Failure } from '../../ui/failure.tsx';
import classes from './assign.module.css';
import { type Screen, useWrite } from './use-assign.ts';
import { words } from './words.ts';

interface AssignActionsProps {
  readonly screen: Screen;
  readonly onOpen: (dialog: 'import' | 'publish') => void;
}

/** What is done to the whole assignment: accept all, Excel out and in, publish. */
export function AssignActions({ screen, onOpen }: AssignActionsProps) {
  const t = useWords(words);
  const answer = useWrite(contract.answerNames);
  const { plan, summary, allowed } = screen;
  const next = plan.versionNumber + 1;
  return (
    <>
      {summary.openNames > 0 && (
        <ConfirmButton
          leftSection={<IconCheck size={18} aria-hidden />}
          variant="light"
          label={t('acceptAll', { count: summary.openNames })}
          question={
            <Stack gap="xs">
              <span>{t('acceptAllQuestion', { count: summary.openNames })}</span>
              {answer.problem !== undefined && <Failure problem={answer.problem} onRetry={answer.retry} />}
            </Stack>
          }
          pending={answer.pending}
          onConfirm={() => answer.run({ params: { planId: plan.id }, body: { accept: true } })}
        />
      )}
      <Button
        component="a"
        variant="default"
        href={address(contract.exportMatrix, { params: { planId: plan.id } })}
        leftSection={<IconDownload size={18} aria-hidden />}
      >
        {t('exportExcel')}
      </Button>
      {allowed.includes('matrix.import') && (
        <Button
          variant="default"
          leftSection={<IconUpload size={18} aria-hidden />}
          onClick={() => onOpen('import')}
        >
          {t('importExcel')}
        </Button>
      )}
      {allowed.includes('plan.publish') && (
        <Button leftSection={<IconSend size={18} aria-hidden />} onClick={() => onOpen('publish')}>
          {next === 1 ? t('publish') : t('publishNext', { number: next })}
        </Button>
      )}
    </>
  );
}

/** How far the assignment is, in a bar and in words. */
export function AssignSummary({ screen }: { readonly screen: Screen }) {
  const t = useWords(words);
  const { tasks, withoutBody, openNames, undated, suggestedDates, obligations, bodies } = screen.summary;
  const done = tasks === 0 ? 0 : Math.floor(((tasks - withoutBody) / tasks) * 100);
  const first = withoutBody > 0 ? t('left', { count: withoutBody }) : t('noneLeft');
  const rest = [
    openNames > 0 && t('waiting', { count: openNames }),
    t('totals', { obligations, bodies }),
    undated > 0 && t('undated', { count: undated }),
    suggestedDates > 0 && t('endDates', { count: suggestedDates }),
  ].filter((words) => words !== false);
  return (
    <Stack gap={4} className={classes.summary} aria-live="polite">
      <Progress value={done} aria-label={first} />
      <Text size="sm" c="dimmed">
        <Text span inherit fw={600} c={withoutBody > 0 ? 'var(--mantine-color-error)' : 'dimmed'}>
          {first}
        </Text>
        {rest.map((words) => ` · ${words}`)}
      </Text>
    </Stack>
  );
}
