import { report } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSum } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useSay, useWords } from '../../../app/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useSubmit } from '../../../ui/use-submit.ts';
import { useDesk } from '../desk.ts';
import { pageWords } from '../page-words.ts';
import classes from '../report.module.css';
import { type Below, belowCounts, belowStanding } from './standing.ts';
import { useBelow } from './use-below.ts';

const NAMES = {
  taken: 'beTaken',
  late: 'beLate',
  accepted: 'beAccepted',
  waiting: 'beWaiting',
  returned: 'beReturned',
  exempt: 'beExempt',
  missing: 'beMissing',
} as const satisfies Record<Below, keyof typeof pageWords>;

const TONES: Partial<Record<Below, string | undefined>> = {
  taken: classes.good,
  accepted: classes.good,
  late: classes.warn,
  waiting: classes.warn,
  returned: classes.bad,
  missing: classes.bad,
};

const FIRST = 8;

/** For a parent: who below has reported, who has not, and consolidating it. */
export function BelowPanel() {
  const t = useWords(pageWords);
  const { page } = useDesk();
  const query = useBelow();
  const [all, setAll] = useState(false);
  if (query.isError) {
    return (
      <section className={classes.panel} aria-label={t('below')}>
        <Failure problem={query.error} onRetry={() => void query.refetch()} />
      </section>
    );
  }
  const items = query.data?.items ?? [];
  if (query.data === undefined || items.length === 0) return null;
  const counts = belowCounts(items);
  // Who is still to come stands first: that is what there is to do.
  const order: Below[] = ['waiting', 'late', 'missing', 'returned', 'accepted', 'taken', 'exempt'];
  const sorted = items.toSorted((a, b) => order.indexOf(belowStanding(a)) - order.indexOf(belowStanding(b)));
  const shown = all ? sorted : sorted.slice(0, FIRST);
  const taken = page.inputs?.filter(({ versionId }) => versionId !== null).length ?? 0;
  return (
    <section className={classes.panel} aria-label={t('below')}>
      <Stack gap="xs">
        <Text fw={600}>{t('below')}</Text>
        <Text size="sm">{t('belowCounts', { ...counts })}</Text>
        <Text size="sm" c="dimmed">
          {page.inputs === null
            ? t('notConsolidated')
            : t('consolidatedFrom', { taken, missing: page.inputs.length - taken })}
        </Text>
        <Late late={query.data.late} bodies={query.data.lateBodies.map(({ name }) => name)} />
        <Consolidate counts={counts} />
        <ul className={classes.lines}>
          {shown.map((item) => {
            const standing = belowStanding(item);
            return (
              <li key={item.body.id}>
                {item.report === null || item.report.number === 0 ? (
                  item.body.name
                ) : (
                  <AppLink to="/bao-cao/$reportId" params={{ reportId: item.report.id }} search={{}}>
                    {item.body.name}
                  </AppLink>
                )}{' '}
                <span className={TONES[standing]}>{t(NAMES[standing])}</span>
              </li>
            );
          })}
        </ul>
        {sorted.length > FIRST && !all && (
          <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
            {t('showAll', { count: sorted.length })}
          </Button>
        )}
      </Stack>
    </section>
  );
}

interface LateProps {
  readonly late: readonly {
    readonly key: string;
    readonly name: { readonly vi: string; readonly en: string };
    readonly before: number | null;
    readonly after: number | null;
  }[];
  readonly bodies: readonly string[];
}

/** Reports that were accepted after the consolidation, and the difference they would make. */
function Late({ late, bodies }: LateProps) {
  const t = useWords(pageWords);
  const say = useSay();
  const { language } = useLanguage();
  if (bodies.length === 0) return null;
  const said = (value: number | null) => (value === null ? '–' : formatNumber(value, language));
  return (
    <div className={classes.moved} role="note">
      <Text size="sm">{t('lateBodies', { bodies: bodies.join(', ') })}</Text>
      {late.length > 0 && (
        <details>
          <summary>{t('lateFigures', { count: late.length })}</summary>
          <ul className={classes.lines}>
            {late.map(({ key, name, before, after }) => (
              <li key={key}>
                {say(name)}: {said(before)} → <b>{said(after)}</b>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Consolidate({ counts }: { readonly counts: ReturnType<typeof belowCounts> }) {
  const t = useWords(pageWords);
  const { page, draft } = useDesk();
  const submit = useSubmit(report.consolidateReport, {
    outdates: ['report'],
    onDone: ({ taken, missing }) =>
      notifications.show({ message: t('consolidated', { taken, missing: missing.length }), color: 'green' }),
  });
  if (!draft.writing) return null;
  return (
    <ConfirmButton
      label={t(page.inputs === null ? 'consolidate' : 'consolidateAgain')}
      leftSection={<IconSum size={18} aria-hidden />}
      fullWidth
      pending={submit.pending}
      question={
        <Stack gap="sm">
          <Text>
            {t('consolidateQuestion', { accepted: counts.accepted, missing: counts.all - counts.accepted })}
          </Text>
          {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        </Stack>
      }
      onConfirm={async () => {
        const version = await draft.flush();
        return version !== undefined && submit.run({ params: { reportId: page.head.id }, body: { version } });
      }}
    />
  );
}
