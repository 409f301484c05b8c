import type { report } from '@binhdang/contract';
import { IconTargetArrow } from '@tabler/icons-react';
import { useWords } from '../../../app/i18n.tsx';
import { useDesk } from '../desk.ts';
import classes from '../report.module.css';
import { words } from '../words.ts';

type Narrative = report.ReportPartOf<'narrative'>;

/** Sentences as they were prepared, each with the way to where its figures come from. */
export function PreparedSentences({ part }: { readonly part: Narrative }) {
  if (part.sentences.length === 0) return null;
  return (
    <p className={classes.prose}>
      {part.sentences.map((sentence, at) => (
        <span key={sentence.code}>
          {at > 0 && ' '}
          {sentence.text}
          <SourceChip part={part.code} sentence={sentence} />
        </span>
      ))}
    </p>
  );
}

interface ChipProps {
  readonly part: string;
  readonly sentence: report.ReportPartOf<'narrative'>['sentences'][number];
}

function SourceChip({ part, sentence }: ChipProps) {
  const t = useWords(words);
  const { trace, unverified } = useDesk();
  if (sentence.figures.length === 0) return null;
  const doubtful = sentence.figures.some((key) => unverified.has(key));
  return (
    <button
      type="button"
      className={classes.chip}
      data-unverified={doubtful || undefined}
      aria-label={t('sourceOf', { sentence: sentence.text }) + (doubtful ? ` (${t('unverified')})` : '')}
      title={doubtful ? t('unverified') : undefined}
      onClick={() => trace({ name: sentence.text, keys: sentence.figures, part })}
    >
      <IconTargetArrow size={13} aria-hidden />
      {t('source')}
    </button>
  );
}

/** The prepared sentences beside what somebody wrote instead: their figures stay traceable. */
export function SourceList({ part }: { readonly part: Narrative }) {
  const t = useWords(words);
  return (
    <details className={`${classes.quiet} no-print`}>
      <summary>{t('sources')}</summary>
      <PreparedSentences part={part} />
    </details>
  );
}
