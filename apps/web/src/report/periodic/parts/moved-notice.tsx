import type { report } from '@binhdang/contract';
import { Button, Group } from '@mantine/core';
import { IconRefreshAlert } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useWords } from '../../../app/i18n.tsx';
import { useDesk } from '../desk.ts';
import { preparedText } from '../draft-content.ts';
import classes from '../report.module.css';
import { carryOver, diffTexts } from '../text-diff.ts';
import { words } from '../words.ts';

/** Figures have changed since an officer wrote: what changed, and three ways to go on. */
export function MovedNotice({ part }: { readonly part: report.ReportPartOf<'narrative'> }) {
  const t = useWords(words);
  const { draft } = useDesk();
  const written = draft.content.narratives[part.code];
  const now = preparedText(part);
  const then = written?.prepared ?? '';
  const pieces = useMemo(() => diffTexts(then, now), [then, now]);
  const mine = written?.text ?? '';
  const carried = useMemo(() => carryOver(mine, then, now), [mine, then, now]);
  if (written === undefined) return null;
  return (
    <div className={`${classes.moved} no-print`} role="note">
      <b>
        <IconRefreshAlert size={16} aria-hidden /> {t('movedTitle')}
      </b>
      <p>
        <span className={classes.guidance}>{t('movedThen')}: </span>
        <Pieces pieces={pieces} />
      </p>
      {carried.taken > 0 && carried.left > 0 && (
        <p className={classes.guidance}>{t('carryLeft', { count: carried.left })}</p>
      )}
      <Group gap="xs">
        {carried.taken > 0 && (
          <Button
            size="compact-sm"
            onClick={() => draft.setNarrative(part.code, { text: carried.text, prepared: now })}
          >
            {t('carry')}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => draft.setNarrative(part.code, undefined)}>
          {t('takeNew')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => draft.setNarrative(part.code, { text: written.text, prepared: now })}
        >
          {t('keepMine')}
        </Button>
      </Group>
    </div>
  );
}

export function Pieces({ pieces }: { readonly pieces: ReturnType<typeof diffTexts> }) {
  return pieces.map(({ kind, text }, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
    if (kind === 'same') return <span key={at}>{text}</span>;
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
    return kind === 'gone' ? <del key={at}>{text}</del> : <ins key={at}>{text}</ins>;
  });
}
