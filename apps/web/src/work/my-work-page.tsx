import { type OutputOf, work } from '@binhdang/contract';
import {
  formatDate,
  OBLIGATION_ROLE_NAMES,
  WORK_GROUP_NAMES,
  WORK_GROUPS,
  type WorkGroup,
} from '@binhdang/domain';
import { Anchor, Badge, Checkbox, Group, Select, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconBell, IconFileCheck, IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { read } from '../app/api.ts';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { StandingBadge } from '../ui/standing-badge.tsx';
import { Due } from './due.tsx';
import { type MyWorkSearch, myWorkRoute } from './routes.tsx';
import { words } from './words.ts';
import classes from './work.module.css';

type Mine = OutputOf<typeof work.mine>;

/** Groups whose work is finished by the body: nothing is late there any more. */
const CLOSED_GROUPS: readonly WorkGroup[] = ['awaiting_verification', 'done'];

/** What is asked of the person's bodies, grouped by what presses. */
export function MyWorkPage() {
  const t = useWords(words);
  const search = myWorkRoute.useSearch();
  const query = useQuery({
    ...read(work.mine, {
      query: {
        planId: search.keHoach,
        bodyId: search.coQuan,
        delegatedToMe: search.cuaToi ? 'true' : undefined,
        done: search.xong ? 'true' : undefined,
      },
    }),
    placeholderData: (previous) => previous,
  });
  const mine = query.data;
  const bodies = mine?.bodies.map(({ name }) => name).join('; ');
  return (
    <Page title={t('myWork')} subtitle={bodies ? t('myWorkOf', { bodies }) : undefined}>
      {mine !== undefined && <Filters mine={mine} search={search} />}
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {mine !== undefined && <Groups mine={mine} filtered={Object.values(search).some(Boolean)} />}
    </Page>
  );
}

function Filters({ mine, search }: { readonly mine: Mine; readonly search: MyWorkSearch }) {
  const t = useWords(words);
  const navigate = myWorkRoute.useNavigate();
  const change = (part: MyWorkSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <Group gap="md" align="flex-end" className="no-print">
      {mine.plans.length > 1 && (
        <Select
          label={t('plan')}
          placeholder={t('allPlans')}
          clearable
          data={mine.plans.map(({ id, number, title }) => ({ value: id, label: number ?? title }))}
          value={search.keHoach ?? null}
          onChange={(value) => change({ keHoach: value ?? undefined })}
        />
      )}
      {mine.bodies.length > 1 && (
        <Select
          label={t('body')}
          placeholder={t('allBodies')}
          clearable
          data={mine.bodies.map(({ id, name }) => ({ value: id, label: name }))}
          value={search.coQuan ?? null}
          onChange={(value) => change({ coQuan: value ?? undefined })}
        />
      )}
      <Checkbox
        label={t('delegatedToMe')}
        checked={search.cuaToi ?? false}
        onChange={(event) => change({ cuaToi: event.currentTarget.checked || undefined })}
      />
      <Checkbox
        label={t('showDone')}
        checked={search.xong ?? false}
        onChange={(event) => change({ xong: event.currentTarget.checked || undefined })}
      />
    </Group>
  );
}

function Groups({ mine, filtered }: { readonly mine: Mine; readonly filtered: boolean }) {
  const t = useWords(words);
  const say = useSay();
  const total = WORK_GROUPS.reduce((sum, group) => sum + mine.counts[group], 0);
  if (total === 0) return <Empty text={t(filtered ? 'nothingFiltered' : 'nothingHere')} />;
  const shown = WORK_GROUPS.filter(
    (group) =>
      mine.items.some((item) => item.group === group) || (group === 'waiting' && mine.waiting.length > 0),
  );
  return (
    <Stack gap="lg">
      <ul className={classes.counts} aria-label={t('counts')}>
        {WORK_GROUPS.filter((group) => mine.counts[group] > 0).map((group) => (
          <li key={group}>
            <Count group={group} count={mine.counts[group]} listed={shown.includes(group)} />
          </li>
        ))}
      </ul>
      {shown.length === 0 && <Empty text={t('allDone')} />}
      {shown.map((group) => (
        <section key={group} id={group} aria-labelledby={`${group}-name`}>
          <Title order={2} id={`${group}-name`} mb="xs">
            {say(WORK_GROUP_NAMES[group])} ({mine.counts[group]})
          </Title>
          <ul className={classes.lines}>
            {group === 'waiting' &&
              mine.waiting.map((thing) => <Waiting key={thing.kind + thing.id} thing={thing} />)}
            {mine.items
              .filter((item) => item.group === group)
              .map((item) => (
                <Line key={item.id} item={item} mine={mine} />
              ))}
          </ul>
        </section>
      ))}
    </Stack>
  );
}

interface CountProps {
  readonly group: WorkGroup;
  readonly count: number;
  /** Whether its lines are on the page. */
  readonly listed: boolean;
}

function Count({ group, count, listed }: CountProps) {
  const say = useSay();
  const content = (
    <>
      <span className={classes.number}>{count}</span> {say(WORK_GROUP_NAMES[group])}
    </>
  );
  return listed ? (
    <a href={`#${group}`} className={classes.count} data-group={group}>
      {content}
    </a>
  ) : (
    <span className={classes.count}>{content}</span>
  );
}

function Line({ item, mine }: { readonly item: work.MyObligation; readonly mine: Mine }) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const open = !CLOSED_GROUPS.includes(item.group);
  const last = item.lastProgress;
  const beside = [
    item.above && [item.above.label, item.above.text].filter(Boolean).join(' '),
    mine.plans.length > 1 ? mine.plans.find(({ id }) => id === item.planId)?.number : undefined,
    mine.bodies.length > 1 ? mine.bodies.find(({ id }) => id === item.bodyId)?.name : undefined,
  ].filter(Boolean);
  return (
    <li className={classes.line}>
      <div>
        <Anchor component={Link} to={`/nhiem-vu/${item.id}`} underline="hover" className={classes.task}>
          {item.task}
        </Anchor>
        <Text size="sm" c="dimmed" className={classes.quiet}>
          <span className={item.role === 'lead' ? classes.leads : undefined}>
            {say(OBLIGATION_ROLE_NAMES[item.role])}
          </span>
          {beside.map((part) => ` · ${part}`)}
        </Text>
        <Text size="sm" c="dimmed" className={classes.quiet}>
          {last === null
            ? t('noReport')
            : t('lastReport', { when: formatInstant(last.reportedAt, language), text: last.narrative })}
        </Text>
        {last?.verdict === 'returned' && (
          <Flag icon={<IconArrowBackUp size={16} aria-hidden />} bad>
            {t('returnedWith', { remarks: last.remarks ?? '' })}
          </Flag>
        )}
        {item.urgedOn !== null && (
          <Flag icon={<IconBell size={16} aria-hidden />} bad>
            {t('urgedOn', { date: formatDate(item.urgedOn) })}
          </Flag>
        )}
        {item.delegatedTo !== null && (
          <Flag icon={<IconUser size={16} aria-hidden />}>
            {t('handedTo', { name: item.delegatedTo.name })}
          </Flag>
        )}
        {item.openDifficulties > 0 && (
          <Flag icon={<IconAlertTriangle size={16} aria-hidden />}>
            {t('openDifficulties', { count: item.openDifficulties })}
          </Flag>
        )}
      </div>
      <div className={classes.side}>
        <StandingBadge standing={item.standing} />
        <Due due={item.dueOn} open={open} />
        {item.percent !== null && <Badge variant="light">{item.percent}%</Badge>}
      </div>
    </li>
  );
}

interface FlagProps {
  readonly icon: ReactNode;
  readonly bad?: boolean;
  readonly children: ReactNode;
}

function Flag({ icon, bad = false, children }: FlagProps) {
  return (
    <Group gap={6} wrap="nowrap" align="center" mt={2}>
      {icon}
      <Text size="sm" className={bad ? classes.late : undefined}>
        {children}
      </Text>
    </Group>
  );
}

function Waiting({ thing }: { readonly thing: work.WaitingThing }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const document = thing.kind === 'document';
  return (
    <li className={classes.line}>
      <div>
        <Anchor
          component={Link}
          to={document ? `/ke-hoach/${thing.id}` : `/kho-khan/${thing.id}`}
          underline="hover"
          className={classes.task}
        >
          {thing.title}
        </Anchor>
        <Flag
          icon={
            document ? <IconFileCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />
          }
        >
          {t(document ? 'toAcknowledge' : 'answeredDifficulty')}
        </Flag>
      </div>
      <div className={classes.side}>
        <Text size="sm" c="dimmed">
          {formatInstant(thing.since, language)}
        </Text>
      </div>
    </li>
  );
}
