import { cascade, type OutputOf } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Alert, Badge, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconCalendarPlus, IconFileTypeDocx } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { address, read } from '../app/api.ts';
import { dictionary, useWords } from '../app/i18n.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { StandingBadge } from '../ui/standing-badge.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import classes from './cascade.module.css';
import { nextYearRoute } from './routes.tsx';

type NextYear = OutputOf<typeof cascade.nextYear>;

const words = dictionary({
  title: { vi: 'Kế hoạch năm sau', en: 'Next year’s plan' },
  titleOf: { vi: 'Kế hoạch năm {year}', en: 'Plan of {year}' },
  subtitle: {
    vi: 'Việc chưa xong tự chuyển sang; các việc khác chọn thêm. Thời hạn lùi một năm. Kế hoạch cũ không thay đổi.',
    en: 'What was not finished comes over by itself; choose the rest. Deadlines move by a year. The old plan stays as it is.',
  },
  plans: { vi: 'Kế hoạch của đơn vị', en: 'Plans of bodies' },
  plan: { vi: 'Kế hoạch năm nay', en: 'This year’s plan' },
  unfinished: { vi: 'Chưa xong, tự chuyển sang ({count})', en: 'Not finished, comes over ({count})' },
  rest: { vi: 'Chọn thêm ({count})', en: 'Choose from the rest ({count})' },
  chooseAll: { vi: 'Chọn tất cả', en: 'Choose all' },
  noneUnfinished: { vi: 'Không có nhiệm vụ nào còn dở.', en: 'Nothing is left over.' },
  due: { vi: 'thời hạn mới {date}', en: 'now due {date}' },
  left: { vi: '{left}/{bodies} cơ quan chưa xong', en: '{left}/{bodies} bodies not finished' },
  unknown: { vi: 'chưa có số liệu tiến độ', en: 'no progress is recorded' },
  begin: { vi: 'Lập dự thảo kế hoạch năm {year}', en: 'Begin the plan of {year}' },
  exists: { vi: 'Kế hoạch năm {year} đã được lập.', en: 'The plan of {year} was begun already.' },
  open: { vi: 'Mở kế hoạch năm {year}', en: 'Open the plan of {year}' },
  download: { vi: 'Tải dự thảo năm {year} (Word)', en: 'Draft of {year} (Word)' },
  downloadHint: {
    vi: 'Bản Word có đủ các phần của kế hoạch năm nay, nhiệm vụ chuyển sang nằm đúng mục và có ghi chú. Sửa xong, trình ký, rồi đưa vào hệ thống ở trang Kế hoạch.',
    en: 'The Word file has all parts of this year’s plan with the tasks in their sections. Work on it, have it signed, then take it in on the page of plans.',
  },
  none: { vi: 'Kế hoạch chưa có nhiệm vụ nào.', en: 'The plan has no task.' },
});

/** Next year's plan of a body. */
export function NextYearPage() {
  const t = useWords(words);
  const { bodyPlanId } = nextYearRoute.useParams();
  const query = useQuery(read(cascade.nextYear, { params: { bodyPlanId } }));
  const next = query.data;
  return (
    <Page
      narrow
      title={next === undefined ? t('title') : t('titleOf', { year: String(next.year) })}
      subtitle={t('subtitle')}
      crumbs={[
        { title: t('plans'), to: '/ke-hoach-don-vi' },
        { title: t('plan'), to: `/ke-hoach-don-vi/${bodyPlanId}` },
      ]}
    >
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {next !== undefined && <OwnNextYear bodyPlanId={bodyPlanId} next={next} />}
    </Page>
  );
}

function OwnNextYear({ bodyPlanId, next }: { readonly bodyPlanId: string; readonly next: NextYear }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const year = { year: String(next.year) };
  const submit = useSubmit(cascade.startNextYear, {
    outdates: ['cascade'],
    onDone: ({ id }) => navigate({ to: '/ke-hoach-don-vi/$bodyPlanId', params: { bodyPlanId: id } }),
  });
  if (next.existing !== null) {
    return (
      <Alert variant="outline">
        <Stack gap="xs" align="flex-start">
          {t('exists', year)}
          <LinkButton
            to="/ke-hoach-don-vi/$bodyPlanId"
            params={{ bodyPlanId: next.existing }}
            size="compact-md"
          >
            {t('open', year)}
          </LinkButton>
        </Stack>
      </Alert>
    );
  }
  return (
    <Stack gap="md">
      <Tasks tasks={next.tasks} chosen={chosen} onChoose={setChosen} />
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
      <Group>
        <Button
          leftSection={<IconCalendarPlus size={18} aria-hidden />}
          loading={submit.pending}
          onClick={() => void submit.run({ params: { bodyPlanId }, body: { taskIds: [...chosen] } })}
        >
          {t('begin', year)}
        </Button>
      </Group>
    </Stack>
  );
}

/** The draft of next year's provincial plan as a document. */
export function NextProvincial({ planId }: { readonly planId: string }) {
  const t = useWords(words);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const query = useQuery(read(cascade.nextProvincial, { params: { planId } }));
  const next = query.data;
  if (next === undefined) {
    return query.isError ? (
      <Failure problem={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Loading />
    );
  }
  return (
    <Stack gap="md">
      <Text>{t('downloadHint')}</Text>
      {next.existing !== null && (
        <Alert variant="outline">
          <Stack gap="xs" align="flex-start">
            {t('exists', { year: String(next.year) })}
            <LinkButton to="/ke-hoach/$planId" params={{ planId: next.existing }} size="compact-md">
              {t('open', { year: String(next.year) })}
            </LinkButton>
          </Stack>
        </Alert>
      )}
      <Group>
        <Button
          component="a"
          href={address(cascade.nextProvincialDocx, {
            params: { planId },
            query: { tasks: chosen.join(',') },
          })}
          leftSection={<IconFileTypeDocx size={18} aria-hidden />}
        >
          {t('download', { year: String(next.year) })}
        </Button>
      </Group>
      <Tasks tasks={next.tasks} chosen={chosen} onChoose={setChosen} />
    </Stack>
  );
}

interface TasksProps {
  readonly tasks: readonly cascade.NextYearTask[];
  readonly chosen: readonly string[];
  readonly onChoose: (keys: string[]) => void;
}

function Tasks({ tasks, chosen, onChoose }: TasksProps) {
  const t = useWords(words);
  const unfinished = tasks.filter((task) => task.unfinished);
  const rest = tasks.filter((task) => !task.unfinished);
  if (tasks.length === 0) return <Empty text={t('none')} />;
  return (
    <Stack gap="md">
      <section>
        <Text fw={600}>{t('unfinished', { count: unfinished.length })}</Text>
        {unfinished.length === 0 && <Text c="dimmed">{t('noneUnfinished')}</Text>}
        {unfinished.map((task) => (
          <div key={task.key} className={classes.row}>
            <Text lineClamp={3}>{task.text}</Text>
            <Facts task={task} />
          </div>
        ))}
      </section>
      {rest.length > 0 && (
        <section>
          <Group justify="space-between">
            <Text fw={600}>{t('rest', { count: rest.length })}</Text>
            <Button size="compact-sm" variant="default" onClick={() => onChoose(rest.map(({ key }) => key))}>
              {t('chooseAll')}
            </Button>
          </Group>
          <Checkbox.Group value={[...chosen]} onChange={onChoose}>
            {rest.map((task) => (
              <div key={task.key} className={classes.row}>
                <Checkbox
                  value={task.key}
                  label={
                    <Text component="span" lineClamp={3}>
                      {task.text}
                    </Text>
                  }
                />
                <Facts task={task} />
              </div>
            ))}
          </Checkbox.Group>
        </section>
      )}
    </Stack>
  );
}

function Facts({ task }: { readonly task: cascade.NextYearTask }) {
  const t = useWords(words);
  return (
    <div className={classes.facts}>
      {task.standing === null ? (
        <Badge variant="outline" color="gray" tt="none">
          {t('unknown')}
        </Badge>
      ) : (
        <StandingBadge standing={task.standing} />
      )}
      {task.bodies > 1 && <span>{t('left', { left: task.left, bodies: task.bodies })}</span>}
      {task.dueOn !== null && <span>{t('due', { date: formatDate(task.dueOn) })}</span>}
    </div>
  );
}
