/** The two kinds of things that wait for a verdict, each with its own page. */
import { register } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../../app/api.ts';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { holds, useMe } from '../../app/session.ts';
import classes from './judge.module.css';
import { words } from './words.ts';

/** Not there for those who judge records alone. */
export function WaitingTabs({ at }: { readonly at: 'progress' | 'records' }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const me = useMe();
  const both = holds(me, ['lead_officer']);
  const { data } = useQuery({ ...read(register.waiting, { query: { limit: 1 } }), enabled: both });
  if (!both) return null;
  return (
    <nav aria-label={t('kinds')} className={`${classes.tabs} no-print`}>
      <Link to="/cho-xac-nhan" aria-current={at === 'progress' ? 'page' : undefined}>
        {t('progress')}
      </Link>
      <Link to="/so-theo-doi/cho-xac-nhan" aria-current={at === 'records' ? 'page' : undefined}>
        {t('records')}
        {data !== undefined && data.total > 0 && ` (${formatNumber(data.total, language)})`}
      </Link>
    </nav>
  );
}
