import { report } from '@binhdang/contract';
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { Failure } from '../../ui/failure.tsx';
import { FormActions } from '../../ui/form-actions.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { useDesk } from './desk.ts';
import classes from './report.module.css';
import { words } from './words.ts';

/** What the receiver said of a part, where it was said; the body marks what it took in. */
export function RemarkList({ part }: { readonly part: report.ReportPart }) {
  const { remarks } = useDesk();
  const own = remarks.filter((remark) => remark.part === part.code);
  if (own.length === 0) return null;
  return own.map((remark) => <Remark key={remark.id} remark={remark} part={part} />);
}

interface RemarkProps {
  readonly remark: report.ReportRemark;
  readonly part: report.ReportPart;
}

function Remark({ remark, part }: RemarkProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { page } = useDesk();
  const cell = useCellName(part, remark.cell);
  const submit = useSubmit(report.settleRemark, { outdates: ['report'] });
  const params = { reportId: page.head.id, remarkId: remark.id };
  const settled = remark.settledAt !== null;
  return (
    <div className={classes.remark} data-settled={settled || undefined} role="note">
      <Text size="xs" c="dimmed">
        {[
          remark.madeBy.name,
          formatInstant(remark.madeAt, language),
          t('aboutVersion', { number: remark.number }),
        ].join(' · ')}
      </Text>
      {cell !== undefined && <b>{cell}</b>}
      <p>{remark.words}</p>
      {settled ? (
        <Text size="xs" className={classes.good}>
          {t('settled', { at: formatInstant(remark.settledAt ?? '', language) })}
        </Text>
      ) : (
        page.allowed.includes('report.write') && (
          <Button
            size="compact-sm"
            variant="default"
            className="no-print"
            leftSection={<IconCheck size={16} aria-hidden />}
            loading={submit.pending}
            onClick={() => void submit.run({ params })}
          >
            {t('settle')}
          </Button>
        )
      )}
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
    </div>
  );
}

/** "Row, column" of a cell that a remark is about. */
function useCellName(part: report.ReportPart, cell: string | null): string | undefined {
  const t = useWords(words);
  const say = useSay();
  if (cell === null) return undefined;
  const [row, column] = cell.split('/').map(Number);
  if (part.type !== 'table') return t('onCell', { row: (row ?? 0) + 1, column: (column ?? 0) + 1 });
  const [line, head] = [part.rows[row ?? -1], part.columns[column ?? -1]];
  return line && head ? `${say(line.name)}, ${say(head)}` : cell;
}

interface RemarkFormProps {
  readonly part: string;
  readonly cell?: string | undefined;
  readonly onDone: () => void;
}

/** A remark on a part or a cell; what was typed stays on this machine until it is sent. */
export function RemarkForm({ part, cell, onDone }: RemarkFormProps) {
  const t = useWords(words);
  const { page } = useDesk();
  const [text, setText] = useState('');
  const kept = useDraft(`report.remark.${page.head.id}.${part}.${cell ?? ''}`, { text }, (stored) =>
    setText(stored.text ?? ''),
  );
  const submit = useSubmit(report.addRemark, {
    outdates: ['report'],
    onDone: () => {
      kept.clear();
      onDone();
    },
  });
  return (
    <form
      className="no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void submit.run({
          params: { reportId: page.head.id },
          body: { part, cell: cell ?? null, words: text },
        });
      }}
    >
      <Stack gap="xs">
        <Textarea
          label={t('remarkWords')}
          autosize
          minRows={2}
          data-autofocus
          autoFocus
          required
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <FormActions submit={submit} onCancel={onDone} />
      </Stack>
    </form>
  );
}

export function RemarkCell({ part, cell }: { readonly part: string; readonly cell: string | undefined }) {
  const t = useWords(words);
  const [open, setOpen] = useState(false);
  if (open) return <RemarkForm part={part} cell={cell} onDone={() => setOpen(false)} />;
  return (
    <Group>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t(cell === undefined ? 'addRemark' : 'remarkCell')}
      </Button>
    </Group>
  );
}
