import { Anchor } from '@mantine/core';
import { useWords } from '../../app/i18n.tsx';
import classes from './dashboard.module.css';
import { words } from './words.ts';

/** Parts of the page by their ids, in their order. */
const PARTS = {
  'chi-tieu': 'indicators',
  'ban-do': 'map',
  'bao-cao': 'reports',
  'cung-ky': 'years',
  'theo-muc': 'bySection',
  'theo-co-quan': 'byBody',
} as const satisfies Record<string, keyof typeof words>;

/** The page is long: ways to its parts. */
export function Jumps() {
  const t = useWords(words);
  const go = (id: string) => {
    const part = document.getElementById(id);
    part?.scrollIntoView({ block: 'start' });
    // The keyboard goes on from there too.
    part?.querySelector('h2')?.setAttribute('tabindex', '-1');
    part?.querySelector('h2')?.focus({ preventScroll: true });
  };
  return (
    <nav aria-label={t('onThisPage')} className="no-print">
      <ul className={classes.jumps}>
        {Object.entries(PARTS).map(([id, name]) => (
          <li key={id}>
            <Anchor
              href={`#${id}`}
              size="sm"
              onClick={(event) => {
                event.preventDefault();
                go(id);
              }}
            >
              {t(name)}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  );
}
