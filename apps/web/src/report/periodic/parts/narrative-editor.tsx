import type { report } from '@binhdang/contract';
import { Button, Text } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { useWords } from '../../../app/i18n.tsx';
import { useDesk } from '../desk.ts';
import { preparedText } from '../draft-content.ts';
import classes from '../report.module.css';
import { words } from '../words.ts';
import { SourceList } from './sources.tsx';

/** As domain/outline's NARRATIVE_LENGTH, which the server holds to. */
const LONGEST = 20_000;

interface NarrativeEditorProps {
  readonly part: report.ReportPartOf<'narrative'>;
  readonly name: string;
  readonly onDone: () => void;
}

/** Begins with what is prepared. Left untouched it goes on following the figures. */
export function NarrativeEditor({ part, name, onDone }: NarrativeEditorProps) {
  const t = useWords(words);
  const { draft } = useDesk();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const prepared = preparedText(part);
  const written = draft.content.narratives[part.code];
  const text = written?.text ?? prepared;
  useEffect(() => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
  // Browsers without `field-sizing` grow it by hand.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useEffect(() => {
    const area = field.current;
    if (area === null || CSS.supports('field-sizing', 'content')) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [text]);
  const put = (next: string) =>
    draft.setNarrative(
      part.code,
      next === prepared ? undefined : { text: next, prepared: written?.prepared ?? prepared },
    );
  return (
    <div>
      <label htmlFor={id} className="visually-hidden">
        {t('textOf', { part: name })}
      </label>
      <textarea
        ref={field}
        id={id}
        className={classes.text}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => put(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
            event.preventDefault();
            onDone();
          }
        }}
      />
      <div className={classes.tools}>
        <Button size="compact-sm" onClick={onDone}>
          {t('done')}
        </Button>
        <Text size="xs" c="dimmed">
          {t('editHint')}
        </Text>
      </div>
      {part.sentences.length > 0 && <SourceList part={part} />}
    </div>
  );
}
