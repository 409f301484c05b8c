import type { overview } from '@binhdang/contract';
import { addDays, formatNumber } from '@binhdang/domain';
import { Text } from '@mantine/core';
import {
  IconAlertOctagon,
  IconGavel,
  IconHourglass,
  IconPlayerPause,
  IconPlayerPlay,
  IconRosetteDiscountCheck,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { AppLink } from '../ui/app-link.tsx';
import type { FilterSearch } from './filter.ts';
import {
  GROUP_NAMES,
  GROUPS,
  type Group,
  inAddress,
  mostLate,
  percentText,
  type SectionRow,
  sumOf,
  totalOf,
} from './leader-model.ts';
import classes from './leader-page.module.css';
import { words } from './words.ts';

type Icon = ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;

export const GROUP_LOOKS: Record<
  Group,
  { readonly icon: Icon; readonly name: keyof typeof words; readonly note: keyof typeof words }
> = {
  done: { icon: IconRosetteDiscountCheck, name: 'doneAll', note: 'doneNote' },
  waiting: { icon: IconHourglass, name: 'verify', note: 'verifyNote' },
  running: { icon: IconPlayerPlay, name: 'onTrack', note: 'onTrackNote' },
  attention: { icon: IconPlayerPause, name: 'still', note: 'stillNote' },
  late: { icon: IconAlertOctagon, name: 'late', note: 'lateNote' },
};

/** Where one would look first, then the good news. */
const TILE_ORDER: readonly Group[] = ['late', 'attention', 'running', 'waiting', 'done'];
/** Late for more than so many days: somebody has to step in. As the server counts `longLate`. */
const LONG_LATE_DAYS = 30;

interface TilesProps {
  readonly summary: overview.Summary;
  readonly rows: readonly SectionRow[];
}

/** The whole plan in six numbers and one bar; every number opens the list of what it counts. */
export function Tiles({ summary, rows }: TilesProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  const { total, longLate, decisions, plan, asOf } = summary;
  const worst = mostLate(rows);
  const values = { percent: percentText(total) };
  return (
    <section aria-label={t('leaderTitle')}>
      <ul className={classes.tiles}>
        <li>
          <AppLink
            to="/kho-khan"
            search={{ loc: 'escalated', keHoach: plan.id }}
            underline="never"
            className={classes.tile}
            data-tone="decide"
          >
            <TileText
              icon={IconGavel}
              name={t('decide')}
              count={number(decisions.length)}
              note={t('decideNote')}
            />
          </AppLink>
        </li>
        {TILE_ORDER.map((group) => {
          const { icon, name, note } = GROUP_LOOKS[group];
          return (
            <li key={group}>
              <ListLink
                search={{ keHoach: plan.id, tinhTrang: inAddress(GROUPS[group]) }}
                className={classes.tile}
                tone={group}
              >
                <TileText
                  icon={icon}
                  name={t(name)}
                  count={number(sumOf(total, GROUPS[group]))}
                  note={t(note, values)}
                />
              </ListLink>
            </li>
          );
        })}
      </ul>
      <StandingBar counts={total} large />
      <Text mt="xs">
        {t('chartText', {
          total: number(totalOf(total)),
          done: number(sumOf(total, GROUPS.done)),
          late: number(sumOf(total, GROUPS.late)),
          worst:
            worst === undefined
              ? t('chartNoneLate')
              : t('chartWorst', { section: worst.label, late: number(sumOf(worst.counts, GROUPS.late)) }),
        })}{' '}
        {longLate > 0 && (
          <ListLink
            search={{ keHoach: plan.id, tinhTrang: 'late', denNgay: addDays(asOf, -LONG_LATE_DAYS - 1) }}
          >
            {t('longLate', { count: number(longLate) })}
          </ListLink>
        )}
      </Text>
    </section>
  );
}

interface TileTextProps {
  readonly icon: Icon;
  readonly name: string;
  readonly count: string;
  readonly note: string;
}

function TileText({ icon: Icon, name, count, note }: TileTextProps) {
  return (
    <>
      <span className={classes.name}>
        <Icon size={20} aria-hidden /> {name}
      </span>
      <span className={classes.count}>{count}</span>
      <span className={classes.note}>{note}</span>
    </>
  );
}

interface ListLinkProps {
  readonly search: FilterSearch;
  readonly className?: string | undefined;
  readonly tone?: string;
  readonly label?: string;
  readonly children: React.ReactNode;
}

/** To the list of what a number counts. */
export function ListLink({ search, className, tone, label, children }: ListLinkProps) {
  return (
    <AppLink
      inherit
      to="/nhiem-vu"
      search={search}
      className={className}
      {...(className === undefined ? {} : { underline: 'never' })}
      data-tone={tone}
      aria-label={label}
    >
      {children}
    </AppLink>
  );
}

/** Shares of the groups as one bar; the numbers stand beside it, so it is not read out. */
export function StandingBar({
  counts,
  large = false,
}: {
  readonly counts: readonly number[];
  readonly large?: boolean;
}) {
  return (
    <span className={classes.bar} data-large={large || undefined} aria-hidden>
      {GROUP_NAMES.map((group) => {
        const count = sumOf(counts, GROUPS[group]);
        return count === 0 ? null : <span key={group} data-tone={group} style={{ flexGrow: count }} />;
      })}
    </span>
  );
}
