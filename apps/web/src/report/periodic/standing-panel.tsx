import { report } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil, IconSignature } from '@tabler/icons-react';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { StateBadge, TimelinessBadge } from './badges.tsx';
import { useDesk } from './desk.ts';
import { pageWords } from './page-words.ts';
import classes from './report.module.css';

/** Where the report stands: period, last day, state, signature; and what the person may do with what was sent. */
export function StandingPanel() {
  const t = useWords(pageWords);
  const say = useSay();
  const { language } = useLanguage();
  const { page } = useDesk();
  const { head, shown } = page;
  const last = page.versions[0];
  return (
    <section className={classes.panel} aria-label={t('standing')}>
      <Stack gap="xs">
        <div className={classes.tools} style={{ marginTop: 0 }}>
          <StateBadge state={head.state} />
          <TimelinessBadge timeliness={head.timeliness} />
        </div>
        <dl className={classes.facts}>
          <dt>{t('period')}</dt>
          <dd>{say(head.periodName)}</dd>
          <dt>{t('dueOn')}</dt>
          <dd>{formatDate(head.dueOn)}</dd>
          <dt>{t('receiver')}</dt>
          <dd>{head.receiver?.name ?? t('outside')}</dd>
          {last !== undefined && (
            <>
              <dt>{t('code')}</dt>
              <dd className={classes.code}>{last.code}</dd>
              <dt>{t('signature')}</dt>
              <dd>
                {last.signedOffBy === null
                  ? t('notSigned')
                  : t('signedBy', {
                      name: last.signedOffBy.name,
                      at: formatInstant(last.signedOffAt ?? '', language),
                    })}
              </dd>
            </>
          )}
        </dl>
        {last?.remarks && (
          <div className={classes.remark}>
            <Text size="xs" c="dimmed">
              {t('acceptRemarks')}
            </Text>
            <p>{last.remarks}</p>
          </div>
        )}
        {shown.number !== null && <Sign />}
        {shown.number !== null && page.allowed.includes('report.write') && <Correct />}
      </Stack>
    </section>
  );
}

function Sign() {
  const t = useWords(pageWords);
  const { page } = useDesk();
  const { head } = page;
  const submit = useSubmit(report.signOff, {
    outdates: ['report', 'regime'],
    onDone: () =>
      notifications.show({ message: t('signedOff', { number: head.lastNumber }), color: 'green' }),
  });
  const open = page.shown.number === head.lastNumber && head.state !== 'returned' && !head.signedOff;
  if (!open || !page.allowed.includes('report.sign')) return null;
  return (
    <ConfirmButton
      label={t('sign')}
      fullWidth
      leftSection={<IconSignature size={18} aria-hidden />}
      pending={submit.pending}
      question={
        <Stack gap="sm">
          <Text>{t('signQuestion', { number: head.lastNumber })}</Text>
          {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        </Stack>
      }
      onConfirm={() => submit.run({ params: { reportId: head.id, number: head.lastNumber } })}
    />
  );
}

/** Mends what was returned; corrects what was sent. */
function Correct() {
  const t = useWords(pageWords);
  const { page } = useDesk();
  const { head } = page;
  const submit = useSubmit(report.correctReport, { outdates: ['report'] });
  if (head.drafting)
    return (
      <>
        <Text size="sm">{t('writingOn')}</Text>
        <LinkButton to="/bao-cao/$reportId" params={{ reportId: head.id }} search={{}} variant="default">
          {t('toDraft')}
        </LinkButton>
      </>
    );
  const returned = head.state === 'returned';
  return (
    <ConfirmButton
      label={t(returned ? 'mend' : 'correct')}
      variant={returned ? 'filled' : 'default'}
      fullWidth
      leftSection={<IconPencil size={18} aria-hidden />}
      pending={submit.pending}
      question={
        <Stack gap="sm">
          <Text>{t('correctQuestion')}</Text>
          {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        </Stack>
      }
      onConfirm={() => submit.run({ params: { reportId: head.id }, body: { version: head.version } })}
    />
  );
}
