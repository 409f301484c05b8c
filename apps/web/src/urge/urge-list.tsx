import type { OutputOf, urge } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { IconBellRinging, IconCheck, IconFileText, IconMail } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { holds, useMe, useToday } from '../app/session.ts';
import { Empty } from '../ui/empty.tsx';
import { PageSteps } from '../ui/page-steps.tsx';
import { STATE_NAMES } from '../work/state-names.ts';
import { urgeRoute } from './routes.tsx';
import classes from './urge.module.css';
import { listWords } from './words.ts';

type List = OutputOf<typeof urge.list>;
const PAGE = 50;

/** What was sent, to whom, in which ways, and what came back. */
export function UrgeList({ list, mayUrge }: { readonly list: List; readonly mayUrge: boolean }) {
  const t = useWords(listWords);
  const me = useMe();
  const { coQuan, trang = 1, xem } = urgeRoute.useSearch();
  const navigate = urgeRoute.useNavigate();
  const of = xem === 'da-gui' && coQuan !== undefined ? list.items[0]?.body.name : undefined;
  return (
    <>
      {of !== undefined && (
        <Group gap="xs" mb="sm">
          <Text>{t('ofOneBody', { body: of })}</Text>
          <Button size="compact-sm" variant="default" onClick={() => void navigate({ search: { xem } })}>
            {t('allBodies')}
          </Button>
        </Group>
      )}
      {list.items.length === 0 ? (
        <Empty
          icon={IconBellRinging}
          text={t(holds(me, ['focal_officer']) && !mayUrge ? 'noneToMe' : 'none')}
        />
      ) : (
        <ul className={classes.urges}>
          {list.items.map((item) => (
            <li key={item.id}>
              <Urge item={item} mayUrge={mayUrge} />
            </li>
          ))}
        </ul>
      )}
      {list.total > PAGE && (
        <PageSteps
          mt="md"
          at={trang}
          perPage={PAGE}
          total={list.total}
          count={t('count', { count: list.total })}
          onGo={(page) => void navigate({ search: (before) => ({ ...before, trang: page }) })}
        />
      )}
    </>
  );
}

function Urge({ item, mayUrge }: { readonly item: urge.Urge; readonly mayUrge: boolean }) {
  const t = useWords(listWords);
  const { language } = useLanguage();
  const today = useToday() ?? '';
  const done = item.items.filter(({ answer }) => answer !== null).length;
  const open = item.items.filter(({ answer }) => answer === null);
  const overdue = item.answerBy !== null && item.answerBy < today && open.length > 0;
  return (
    <article className={classes.urge}>
      <div className={classes.head}>
        <div>
          <Text fw={600}>{item.body.name}</Text>
          <Text size="sm" c="dimmed">
            {t('plan', { number: item.planNumber ?? '' })} ·{' '}
            {t('sentBy', { name: item.sentBy.name, at: formatInstant(item.sentAt, language) })}
          </Text>
        </div>
        <Group gap={6}>
          {overdue && (
            <Badge color="red" tt="none">
              {t('overdue')}
            </Badge>
          )}
          <Badge variant="light" color={open.length === 0 ? 'green' : 'official'} tt="none">
            {t('answered', { done, total: item.items.length })}
          </Badge>
        </Group>
      </div>
      <Text size="sm" className={classes.message}>
        {item.message}
      </Text>
      <div className={classes.facts}>
        {item.answerBy !== null && <span>{t('answerBy', { date: formatDate(item.answerBy) })}</span>}
        <span>
          <IconBellRinging size={16} aria-hidden /> {t('inApp')}
        </span>
        {item.byMail && (
          <span>
            <IconMail size={16} aria-hidden /> {t('mail')}
          </span>
        )}
        {item.letterId !== null && (
          <Link
            to="/van-ban/$documentId"
            params={{ documentId: item.letterId }}
            search={{}}
            className={classes.letter}
          >
            <IconFileText size={16} aria-hidden /> {t('openLetter')}
          </Link>
        )}
      </div>
      <ul className={classes.items}>
        {item.items.map((one) => (
          <li key={one.obligationId}>
            <Item item={one} bodyId={item.body.id} />
          </li>
        ))}
      </ul>
      {mayUrge && open.length > 0 && (
        <Button
          size="compact-sm"
          variant="default"
          className="no-print"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/don-doc"
              search={{
                keHoach: item.planId,
                nhiemVu: open.map(({ obligationId }) => obligationId).join(','),
              }}
            />
          )}
        >
          {t('again')}
        </Button>
      )}
    </article>
  );
}

interface ItemProps {
  readonly item: urge.Urge['items'][number];
  readonly bodyId: string;
}

/** One obligation and what the body reported since; its own officers go on to reporting. */
function Item({ item, bodyId }: ItemProps) {
  const t = useWords(listWords);
  const say = useSay();
  const { language } = useLanguage();
  const me = useMe();
  const mine = me?.roles.some(({ role, body }) => role === 'focal_officer' && body.id === bodyId) ?? false;
  const to = { to: '/nhiem-vu/$obligationId', params: { obligationId: item.obligationId } } as const;
  return (
    <>
      <Anchor
        size="sm"
        underline="hover"
        lineClamp={2}
        title={item.task}
        renderRoot={(props) => <Link {...props} {...to} />}
      >
        {item.task}
      </Anchor>
      {item.answer === null ? (
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t('notAnswered')}
          </Text>
          {mine && (
            <Button
              size="compact-sm"
              variant="light"
              className="no-print"
              renderRoot={(props) => <Link {...props} {...to} />}
            >
              {t('report')}
            </Button>
          )}
        </Group>
      ) : (
        <Text size="sm" className={classes.answer}>
          <IconCheck size={16} aria-hidden />{' '}
          <strong>
            {t('answer', { at: formatInstant(item.answer.at, language) })}:{' '}
            {say(STATE_NAMES[item.answer.state])}
          </strong>{' '}
          {item.answer.narrative}
        </Text>
      )}
    </>
  );
}
