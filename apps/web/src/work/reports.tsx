import { work } from '@binhdang/contract';
import { Button, Card, Divider, Group, Stack, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Fragment, useState } from 'react';
import { useWords } from '../app/i18n.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { ProgressEntry } from './progress-entry.tsx';
import { judgeWords, words } from './words.ts';

interface ReportsProps {
  readonly obligation: work.Obligation;
  readonly onCorrect: (progress: work.Progress) => void;
}

/** All reports, the latest first, with what may be done about each. */
export function Reports({ obligation, onCorrect }: ReportsProps) {
  const t = useWords(words);
  const { allowed, progress, occurrences } = obligation;
  const dueOf = (id: string | null) =>
    occurrences.length > 1 ? occurrences.find((one) => one.id === id)?.dueOn : undefined;
  return (
    <Card component="section">
      <Title order={2} mb="sm">
        {t('reports')}
      </Title>
      {progress.length === 0 && <Empty text={t('noReports')} />}
      <Stack gap="md">
        {progress.map((one, index) => (
          <Fragment key={one.id}>
            {index > 0 && <Divider />}
            <ProgressEntry
              progress={one}
              dueOn={dueOf(one.occurrenceId)}
              actions={
                allowed.includes('progress.report') &&
                one.verdict === 'submitted' && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    className="no-print"
                    onClick={() => onCorrect(one)}
                  >
                    {t('correct')}
                  </Button>
                )
              }
            />
            {allowed.includes('progress.verify') && one.verdict !== 'returned' && <Judge progress={one} />}
          </Fragment>
        ))}
      </Stack>
    </Card>
  );
}

/** Verifying or returning one report; what is verified can be returned, which opens the work again. */
function Judge({ progress }: { readonly progress: work.Progress }) {
  const t = useWords(words);
  const tj = useWords(judgeWords);
  const verified = progress.verdict === 'verified';
  const [remarks, setRemarks] = useState('');
  const [writing, setWriting] = useState(false);
  const [missing, setMissing] = useState(false);
  const submit = useSubmit(work.judge, {
    outdates: ['work', 'overview'],
    onDone: () => {
      setWriting(false);
      setRemarks('');
    },
  });
  const send = async (verdict: 'verified' | 'returned') => {
    if (verdict === 'returned' && remarks.trim() === '') {
      setMissing(true);
      return;
    }
    const done = await submit.run({
      body: {
        items: [{ progressId: progress.id, version: progress.version }],
        verdict,
        remarks: verdict === 'returned' ? remarks : null,
      },
    });
    if (done) notifications.show({ message: tj(verdict, { count: 1 }), color: 'green' });
  };
  return (
    <Stack gap="xs" className="no-print">
      {writing && (
        <Textarea
          label={t(verified ? 'reopenWhy' : 'returnWhy')}
          value={remarks}
          onChange={(event) => {
            setRemarks(event.currentTarget.value);
            setMissing(false);
          }}
          error={missing ? t('remarksNeeded') : undefined}
          autosize
          minRows={2}
          data-autofocus
        />
      )}
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
      <Group gap="xs">
        {!verified && !writing && (
          <Button size="sm" loading={submit.pending} onClick={() => void send('verified')}>
            {t('verify')}
          </Button>
        )}
        <Button
          size="sm"
          variant={writing ? 'filled' : 'default'}
          color={writing ? 'red' : 'official'}
          loading={submit.pending}
          onClick={() => (writing ? void send('returned') : setWriting(true))}
        >
          {t(verified ? 'reopen' : 'return')}
        </Button>
        {writing && (
          <Button size="sm" variant="default" onClick={() => setWriting(false)}>
            {t('cancel')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
