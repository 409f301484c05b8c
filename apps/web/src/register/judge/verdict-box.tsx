/** The verdict on a record at its own page, for whoever may verify it. What was verified may still be returned. */
import { register } from '@binhdang/contract';
import { Button, Card, Group, Stack, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import { useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { words } from './words.ts';

interface VerdictBoxProps {
  readonly record: register.RecordDetail;
  /** Somebody changed the record meanwhile: what was read is not what would be judged. */
  readonly onConflict: () => void;
}

export function VerdictBox({ record, onConflict }: VerdictBoxProps) {
  const t = useWords(words);
  const [remarks, setRemarks] = useState('');
  const [missing, setMissing] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const submit = useSubmit(register.judgeRecords, { outdates: ['register'], onConflict });
  const isWaiting = record.status === 'submitted';
  const mayJudge = record.allowed.includes('record.verify') && (isWaiting || record.status === 'verified');
  if (!mayJudge || record.deleted) return null;
  const judge = async (verdict: 'verified' | 'returned') => {
    if (verdict === 'returned' && remarks.trim() === '') {
      setMissing(true);
      box.current?.focus();
      return;
    }
    const items = [{ recordId: record.id, version: record.version }];
    if (!(await submit.run({ body: { items, verdict, remarks } }))) return;
    setRemarks('');
    notifications.show({ message: t(verdict, { count: 1 }), color: 'green' });
  };
  return (
    <Card component="section" aria-label={t('verdict')} className="no-print">
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t('verdict')}
        </Title>
        <Textarea
          ref={box}
          label={t('remarks')}
          description={t('remarksHint')}
          autosize
          minRows={2}
          maxLength={2000}
          value={remarks}
          error={missing ? t('remarksNeeded') : undefined}
          onChange={(event) => {
            setRemarks(event.currentTarget.value);
            setMissing(false);
          }}
        />
        {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        <Group>
          {isWaiting && (
            <Button loading={submit.pending} onClick={() => void judge('verified')}>
              {t('verify')}
            </Button>
          )}
          <Button
            color="red"
            variant="outline"
            loading={submit.pending}
            onClick={() => void judge('returned')}
          >
            {t(isWaiting ? 'return' : 'takeBack')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
