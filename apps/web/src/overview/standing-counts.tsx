import { formatNumber, STANDING_NAMES, STANDINGS } from '@binhdang/domain';
import { UnstyledButton } from '@mantine/core';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { STANDING_LOOKS } from '../ui/standing-badge.tsx';
import { standingsOf } from './filter.ts';
import classes from './standing-counts.module.css';
import { words } from './words.ts';

interface StandingCountsProps {
  /** In the order of STANDINGS. */
  readonly counts: readonly number[];
  /** Standings chosen, as in the address. */
  readonly chosen: string | undefined;
  readonly onChange: (chosen: string | undefined) => void;
}

/** How many stand where, each a button that narrows to it; also the legend of the signs. */
export function StandingCounts({ counts, chosen, onChange }: StandingCountsProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const active = new Set(standingsOf(chosen));
  const toggle = (standing: (typeof STANDINGS)[number]) => {
    const next = STANDINGS.filter((one) => (one === standing ? !active.has(one) : active.has(one)));
    onChange(next.length === 0 ? undefined : next.join(','));
  };
  return (
    <fieldset className={classes.counts}>
      <legend className="visually-hidden">{t('legend')}</legend>
      {STANDINGS.map((standing, index) => {
        const count = counts[index] ?? 0;
        if (count === 0 && !active.has(standing)) return null;
        const { tone, icon: Icon } = STANDING_LOOKS[standing];
        return (
          <UnstyledButton
            key={standing}
            className={classes.count}
            data-tone={tone}
            aria-pressed={active.has(standing)}
            onClick={() => toggle(standing)}
          >
            <Icon size={16} aria-hidden />
            {say(STANDING_NAMES[standing])}
            <strong>{formatNumber(count, language)}</strong>
          </UnstyledButton>
        );
      })}
    </fieldset>
  );
}
