import type { overview } from '@binhdang/contract';
import { formatDate, formatLongDate, weekday, weekdayName } from '@binhdang/domain';
import { Stack, Text } from '@mantine/core';
import { IconAlertOctagon, IconCircleCheck, IconClock } from '@tabler/icons-react';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { AppLink } from '../ui/app-link.tsx';
import classes from './calendar-month.module.css';
import { weeksOf } from './months.ts';
import { words } from './words.ts';

type Entry = overview.CalendarEntry;

/** In one square of the month; the rest is said in a number. */
const FEW = 3;

const byDay = (entries: readonly Entry[]) => Map.groupBy(entries, (entry) => entry.due);

interface MonthTableProps {
  readonly month: string;
  readonly entries: readonly Entry[];
}

/** A month of weeks; on a phone, where squares are too small to read, the days with something due. */
export function MonthTable({ month, entries }: MonthTableProps) {
  const { language } = useLanguage();
  const days = byDay(entries);
  return (
    <>
      <table className={classes.month}>
        <thead>
          <tr>
            {[1, 2, 3, 4, 5, 6, 7].map((day) => (
              <th key={day} scope="col">
                {weekdayName(day, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week[0]}>
              {week.map((day) => (
                <Day key={day} day={day} entries={days.get(day) ?? []} outside={!day.startsWith(month)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className={classes.phone}>
        <DayList entries={entries} />
      </div>
    </>
  );
}

function Day({
  day,
  entries,
  outside,
}: {
  readonly day: string;
  readonly entries: readonly Entry[];
  readonly outside: boolean;
}) {
  const t = useWords(words);
  const today = useToday();
  return (
    <td data-outside={outside || undefined} data-today={day === today || undefined}>
      <time dateTime={day} className={classes.number}>
        <span className="visually-hidden">{formatDate(day)}</span>
        <span aria-hidden>{Number(day.slice(8))}</span>
        {day === today && <span className={classes.today}> {t('today')}</span>}
      </time>
      <ul className={classes.entries}>
        {entries.slice(0, FEW).map((entry) => (
          <li key={`${entry.planId} ${entry.nodeId}`}>
            <EntryLink entry={entry} lines={2} />
          </li>
        ))}
      </ul>
      {entries.length > FEW && (
        <AppLink
          from="/lich"
          to="."
          size="sm"
          search={(now) => ({ ...now, xem: 'danh-sach' })}
          aria-label={`${formatDate(day)}: ${t('moreEntries', { count: entries.length - FEW })}`}
        >
          {t('moreEntries', { count: entries.length - FEW })}
        </AppLink>
      )}
    </td>
  );
}

/** Days with something due, each with all of it. */
export function DayList({ entries }: { readonly entries: readonly Entry[] }) {
  const { language } = useLanguage();
  return (
    <Stack gap="md">
      {[...byDay(entries)].map(([day, list]) => (
        <section key={day} aria-label={formatLongDate(day, language)}>
          <Text fw={600}>
            {weekdayName(weekday(day), language)}, {formatDate(day)}
          </Text>
          <ul className={classes.list}>
            {list.map((entry) => (
              <li key={`${entry.planId} ${entry.nodeId}`}>
                <EntryLink entry={entry} lines={3} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Stack>
  );
}

/** One task on one day: for one body its obligation, for several their list. */
function EntryLink({ entry, lines }: { readonly entry: Entry; readonly lines: number }) {
  const t = useWords(words);
  const state = entry.late > 0 ? 'late' : entry.done === entry.total ? 'done' : 'open';
  const Icon = { late: IconAlertOctagon, done: IconCircleCheck, open: IconClock }[state];
  const text = [entry.label === '-' ? null : entry.label, entry.task].filter(Boolean).join(' ');
  const facts = [
    entry.body === null ? t('bodies', { count: entry.total }) : (entry.body.shortName ?? entry.body.name),
    t('doneOf', { done: entry.done, total: entry.total }),
    entry.late > 0 ? t('lateCount', { count: entry.late }) : null,
  ];
  const inner = (
    <>
      <span className={classes.facts}>
        <Icon size={14} aria-hidden /> {facts.filter(Boolean).join(' · ')}
      </span>
      <Text size="sm" lineClamp={lines} component="span">
        {text}
      </Text>
    </>
  );
  const common = { className: classes.entry, 'data-state': state, title: text, underline: 'never' } as const;
  return entry.obligationId === null ? (
    <AppLink to="/nhiem-vu" search={{ keHoach: entry.planId, nhiemVu: entry.nodeId }} {...common}>
      {inner}
    </AppLink>
  ) : (
    <AppLink to="/nhiem-vu/$obligationId" params={{ obligationId: entry.obligationId }} {...common}>
      {inner}
    </AppLink>
  );
}
