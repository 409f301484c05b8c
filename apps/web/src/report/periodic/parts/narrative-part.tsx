import type { report } from '@binhdang/contract';
import { Button, Text } from '@mantine/core';
import { IconHistory, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useSay, useWords } from '../../../app/i18n.tsx';
import { GatheredTexts } from '../below/gathered.tsx';
import { useDesk } from '../desk.ts';
import { preparedText } from '../draft-content.ts';
import { hasMoved } from '../marks.ts';
import classes from '../report.module.css';
import { words } from '../words.ts';
import { MovedNotice } from './moved-notice.tsx';
import { NarrativeEditor } from './narrative-editor.tsx';
import { PreparedSentences, SourceList } from './sources.tsx';

type Narrative = report.ReportPartOf<'narrative'>;

interface NarrativePartProps {
  readonly part: Narrative;
  readonly name: string;
}

/** Text of a report: the prepared sentences, or what somebody made of them. */
export function NarrativePart({ part, name }: NarrativePartProps) {
  const t = useWords(words);
  const { draft } = useDesk();
  const [editing, setEditing] = useState(false);
  const written = draft.content.narratives[part.code];
  const blank = (written?.text ?? preparedText(part)).trim() === '';
  return (
    <>
      {draft.writing && hasMoved(part, draft.content) && <MovedNotice part={part} />}
      {editing && draft.writing ? (
        <NarrativeEditor part={part} name={name} onDone={() => setEditing(false)} />
      ) : (
        <>
          {written === undefined ? <PreparedSentences part={part} /> : <Paragraphs text={written.text} />}
          {blank && (
            <Text size="sm" c="dimmed" className="no-print">
              {t(draft.writing ? 'nothingSaid' : 'nothingSent')}
            </Text>
          )}
          {written !== undefined && part.sentences.length > 0 && <SourceList part={part} />}
        </>
      )}
      <div className={classes.tools}>
        {draft.writing && !editing && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            aria-label={`${t(blank ? 'write' : 'edit')}: ${name}`}
            onClick={() => setEditing(true)}
          >
            {t(blank ? 'write' : 'edit')}
          </Button>
        )}
        {draft.writing && written !== undefined && part.sentences.length > 0 && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              setEditing(false);
              draft.setNarrative(part.code, undefined);
            }}
          >
            {t('usePrepared')}
          </Button>
        )}
        <LastText part={part} name={name} onTaken={() => setEditing(true)} />
      </div>
      <GatheredTexts part={part} onTaken={() => setEditing(true)} />
    </>
  );
}

export const Paragraphs = ({ text }: { readonly text: string }) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph has no identity but its place
      <p key={at} className={classes.prose}>
        {line}
      </p>
    ));

/** What the report of the period before said here, on demand. */
function LastText({ part, name, onTaken }: NarrativePartProps & { readonly onTaken: () => void }) {
  const t = useWords(words);
  const say = useSay();
  const { page, draft } = useDesk();
  const [shown, setShown] = useState(false);
  if (part.last === null || page.last === null) return null;
  const period = say(page.last.periodName);
  const take = () => {
    const before = draft.content.narratives[part.code]?.text ?? preparedText(part);
    const text = [before, part.last ?? ''].filter((one) => one.trim() !== '').join('\n');
    draft.setNarrative(part.code, { text, prepared: preparedText(part) });
    onTaken();
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconHistory size={16} aria-hidden />}
        aria-expanded={shown}
        aria-label={`${shown ? t('hideLast') : t('lastText', { period })}: ${name}`}
        onClick={() => setShown(!shown)}
      >
        {shown ? t('hideLast') : t('lastText', { period })}
      </Button>
      {shown && (
        <div className={classes.quiet} style={{ flexBasis: '100%' }}>
          <b>{t('lastOf', { period })}</b>
          {part.last.trim() === '' ? <p>{t('nothingSent')}</p> : <Paragraphs text={part.last} />}
          {draft.writing && part.last.trim() !== '' && (
            <Button size="compact-sm" variant="default" onClick={take}>
              {t('takeLast')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
