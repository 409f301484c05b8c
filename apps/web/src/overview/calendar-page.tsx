import { overview } from '@binhdang/contract';
import { dateParts } from '@binhdang/domain';
import { ActionIcon, Button, Checkbox, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { DayList, MonthTable } from './calendar-month.tsx';
import { useChoices, useOptions } from './choices.ts';
import { FeedButton } from './feed-dialog.tsx';
import bar from './filter-bar.module.css';
import { BodyField, PlanField } from './filter-fields.tsx';
import { monthBounds, shiftMonth } from './months.ts';
import { type CalendarSearch, type CalendarView, calendarRoute } from './routes.tsx';
import { Timeline } from './timeline.tsx';
import { words } from './words.ts';

export function CalendarPage() {
  const t = useWords(words);
  const search = calendarRoute.useSearch();
  const navigate = useNavigate();
  const today = useToday();
  const month = search.thang ?? today?.slice(0, 7);
  const view = search.xem ?? 'thang';
  const set = (change: Partial<CalendarSearch>) =>
    void navigate({ to: '/lich', search: { ...search, ...change }, replace: true });
  return (
    <Page title={t('calendarTitle')} subtitle={t('calendarSubtitle')} actions={<FeedButton />}>
      <CalendarFields search={search} onChange={set} />
      <Group justify="space-between" gap="xs" className="no-print">
        <SegmentedControl
          aria-label={t('view')}
          value={view}
          onChange={(value) => set({ xem: value as CalendarView })}
          data={[
            { value: 'thang', label: t('month') },
            { value: 'danh-sach', label: t('list') },
            { value: 'dong-thoi-gian', label: t('timeline') },
          ]}
        />
        {view !== 'dong-thoi-gian' && month !== undefined && (
          <MonthStepper month={month} onChange={(thang) => set({ thang })} />
        )}
      </Group>
      {view === 'dong-thoi-gian' ? (
        <Timeline planId={search.keHoach} by={search.hang ?? 'muc'} onBy={(hang) => set({ hang })} />
      ) : (
        month !== undefined && <Month month={month} list={view === 'danh-sach'} search={search} />
      )}
    </Page>
  );
}

interface MonthStepperProps {
  readonly month: string;
  readonly onChange: (month: string | undefined) => void;
}

function MonthStepper({ month, onChange }: MonthStepperProps) {
  const t = useWords(words);
  return (
    <Group gap="xs">
      <ActionIcon
        variant="default"
        aria-label={t('previousMonth')}
        onClick={() => onChange(shiftMonth(month, -1))}
      >
        <IconChevronLeft size={20} aria-hidden />
      </ActionIcon>
      <Button variant="default" onClick={() => onChange(undefined)}>
        {t('thisMonth')}
      </Button>
      <ActionIcon
        variant="default"
        aria-label={t('nextMonth')}
        onClick={() => onChange(shiftMonth(month, 1))}
      >
        <IconChevronRight size={20} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

interface MonthProps {
  readonly month: string;
  readonly list: boolean;
  readonly search: CalendarSearch;
}

function Month({ month, list, search }: MonthProps) {
  const t = useWords(words);
  const { first, last } = monthBounds(month);
  const { year, month: number } = dateParts(first);
  const { data, error, refetch } = useQuery({
    ...read(overview.calendar, {
      query: {
        from: first,
        to: last,
        ...(search.keHoach === undefined ? {} : { planId: search.keHoach }),
        ...(search.coQuan === undefined ? {} : { bodyId: search.coQuan }),
        ...(search.cuaToi ? { mine: 'true' as const } : {}),
      },
    }),
  });
  return (
    <Stack gap="sm">
      <Title order={2}>{t('monthOf', { month: String(number), year: String(year) })}</Title>
      {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Loading lines={8} />}
      {data?.items.length === 0 && <Text c="dimmed">{t('nothingDue')}</Text>}
      {data !== undefined && !list && <MonthTable month={month} entries={data.items} />}
      {data !== undefined && list && <DayList entries={data.items} />}
    </Stack>
  );
}

interface CalendarFieldsProps {
  readonly search: CalendarSearch;
  readonly onChange: (change: Partial<CalendarSearch>) => void;
}

function CalendarFields({ search, onChange }: CalendarFieldsProps) {
  const t = useWords(words);
  const options = useOptions(search.keHoach);
  const { data } = useChoices();
  const some = data?.bodies.some((body) => body.mine) && data.bodies.some((body) => !body.mine);
  if (!options.manyPlans && !options.manyBodies) return null;
  return (
    <search className={`${bar.bar} no-print`} aria-label={t('filter')}>
      <div className={bar.fields}>
        <PlanField value={search.keHoach} onChange={(keHoach) => onChange({ keHoach })} />
        <BodyField
          planId={search.keHoach}
          value={search.coQuan}
          onChange={(coQuan) => onChange({ coQuan })}
        />
        {some && (
          <Checkbox
            className={bar.check}
            label={t('mine')}
            checked={search.cuaToi ?? false}
            onChange={(event) => onChange({ cuaToi: event.currentTarget.checked || undefined })}
          />
        )}
      </div>
    </search>
  );
}
