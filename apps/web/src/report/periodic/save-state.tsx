import type { report } from '@binhdang/contract';
import { Button, Group, Text } from '@mantine/core';
import { IconCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { ConflictDialog, type ConflictField } from '../../ui/conflict-dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useDesk } from './desk.ts';
import { type DraftContent, partsIn } from './draft-content.ts';
import { pageWords } from './page-words.ts';
import classes from './report.module.css';

const CLOCK = new Intl.DateTimeFormat('vi-VN', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
});
/** The day is today's, which in a demonstration is not the calendar's. */
const clock = (instant: string) => CLOCK.format(new Date(instant));

/** Whether what was typed is safe, in one line; and what to do when it is not. */
export function SaveState() {
  const t = useWords(pageWords);
  const { draft } = useDesk();
  const [comparing, setComparing] = useState(true);
  if (!draft.writing) return null;
  const { state } = draft;
  return (
    <div className={classes.saved} role="status">
      {state.kind === 'saved' && (
        <Text size="sm" className={classes.good}>
          <IconCheck size={15} aria-hidden />{' '}
          <span>{state.at === undefined ? t('savedBefore') : t('saved', { at: clock(state.at) })}</span>
        </Text>
      )}
      {(state.kind === 'unsaved' || state.kind === 'saving') && (
        <Text size="sm" c="dimmed">
          <IconLoader2 size={15} aria-hidden /> {t(state.kind)}
        </Text>
      )}
      {state.kind === 'waiting' && (
        <Text size="sm" className={classes.warn}>
          <IconCloudOff size={15} aria-hidden /> {t('waiting')}
        </Text>
      )}
      {state.kind === 'refused' && <Failure problem={state.problem} onRetry={() => void draft.flush()} />}
      {draft.clash !== undefined && (
        <Group gap="xs">
          <Text size="sm" className={classes.bad}>
            {t('clash')}
          </Text>
          <Button size="compact-sm" onClick={() => setComparing(true)}>
            {t('compare')}
          </Button>
        </Group>
      )}
      <Clash opened={comparing} onClose={() => setComparing(false)} />
    </div>
  );
}

function Clash({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const t = useWords(pageWords);
  const say = useSay();
  const { draft, page } = useDesk();
  const { clash } = draft;
  if (clash === undefined) return null;
  const names = new Map(partsIn(page).map((part) => [part.code, part.title]));
  const fields = clash.codes.map((code): ConflictField => {
    if (code === 'changes')
      return { label: t('changesField'), yours: clash.mine.changes, theirs: clash.theirs.changes };
    const title = names.get(code);
    return {
      label: title ? say(title) : headingOf(page.sections, code, say),
      yours: textIn(clash.mine.content, code),
      theirs: textIn(clash.theirs.content, code),
    };
  });
  return (
    <ConflictDialog
      opened={opened}
      fields={fields}
      onKeepMine={draft.keepMine}
      onTakeTheirs={draft.takeTheirs}
      onClose={onClose}
    />
  );
}

function textIn(content: DraftContent, code: string): string {
  const rows = content.entries[code];
  if (rows === undefined) return content.narratives[code]?.text ?? '';
  return rows.map((row) => Object.values(row).join(' | ')).join('\n');
}

type Sections = readonly report.ReportSection[];

/** The heading that a part without a title stands under. */
export function headingOf(sections: Sections, code: string, say: ReturnType<typeof useSay>): string {
  for (const section of sections) {
    if (section.parts.some((part) => part.code === code)) return say(section.heading);
    const inner = headingOf(section.sections, code, say);
    if (inner !== code) return inner;
  }
  return code;
}
