import { type OutputOf, report } from '@binhdang/contract';
import { formatDate, formatNumber } from '@binhdang/domain';
import { Button, Drawer, Stack, Text, Title } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { words as uiWords } from '../../ui/words.ts';
import { type Traced, useDesk } from './desk.ts';
import { RemarkCell } from './remarks.tsx';
import classes from './report.module.css';
import { words } from './words.ts';

interface TraceDrawerProps {
  readonly traced: Traced | undefined;
  readonly onClose: () => void;
}

/** A sentence or a cell down to its records: figures, bodies, records with their files. */
export function TraceDrawer({ traced, onClose }: TraceDrawerProps) {
  const t = useWords(words);
  const tu = useWords(uiWords);
  const { judging } = useDesk();
  return (
    <Drawer
      opened={traced !== undefined}
      onClose={onClose}
      position="right"
      size="lg"
      title={t('trace')}
      closeButtonProps={{ 'aria-label': tu('close') }}
    >
      {traced !== undefined && (
        <Stack gap="sm">
          <Text fw={600}>{traced.name}</Text>
          {judging && <RemarkCell part={traced.part} cell={traced.cell} />}
          {traced.keys.length === 0 && <Text c="dimmed">{t('noParts')}</Text>}
          {traced.keys.length > 1 && (
            <Text size="sm" c="dimmed">
              {t('formula')}:
            </Text>
          )}
          {traced.keys.map((key) => (
            <Figure key={key} figureKey={key} open={traced.keys.length === 1} />
          ))}
        </Stack>
      )}
    </Drawer>
  );
}

interface FigureProps {
  readonly figureKey: string;
  /** Whether its parts are there at once. */
  readonly open: boolean;
}

function Figure({ figureKey: key, open: first }: FigureProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const { page } = useDesk();
  const [open, setOpen] = useState(first);
  const { number } = page.shown;
  const query = useQuery(
    read(report.trace, {
      params: { reportId: page.head.id },
      query: { key, ...(number === null ? {} : { number }) },
    }),
  );
  if (query.isError) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Loading lines={3} />;
  const figure = query.data;
  const value = figure.value === null ? t('unknown') : formatNumber(figure.value, language);
  return (
    <section className={classes.panel}>
      <Title order={3} size="h4">
        {say(figure.name)}: {value} {figure.value !== null && figure.unit !== null && say(figure.unit)}
      </Title>
      <Text size="sm" c="dimmed">
        {figure.from === null
          ? t('asOf', { to: formatDate(figure.to) })
          : t('period', { from: formatDate(figure.from), to: formatDate(figure.to) })}
        {figure.verified !== null && figure.verified !== figure.value && (
          <span className={classes.warn}> · {t('verifiedShare', { value: figure.verified })}</span>
        )}
      </Text>
      {figure.parts.length === 0 && <Text size="sm">{t('noParts')}</Text>}
      {figure.parts.length > 0 && (
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('bodies', { count: figure.parts.length })}</summary>
          {open && <Parts figure={figure} />}
        </details>
      )}
    </section>
  );
}

type Traces = OutputOf<typeof report.trace>;

/** The whole province has hundreds of parts. */
const AT_ONCE = 40;

function Parts({ figure }: { readonly figure: Traces }) {
  const t = useWords(words);
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <>
      <ul className={classes.lines}>
        {figure.parts.slice(0, shown).map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a body may count by records and by its report
          <li key={at}>
            <TracedPart figureKey={figure.key} part={part} />
          </li>
        ))}
      </ul>
      {figure.parts.length > shown && (
        <Button size="compact-sm" variant="default" onClick={() => setShown(shown + AT_ONCE)}>
          {t('moreOf', { count: figure.parts.length - shown })}
        </Button>
      )}
    </>
  );
}

interface TracedPartProps {
  readonly figureKey: string;
  readonly part: report.TracePart;
}

function TracedPart({ figureKey, part }: TracedPartProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const [shown, setShown] = useState(AT_ONCE);
  return (
    <>
      <Text size="sm" fw={600}>
        {part.body.name}: {formatNumber(part.value, language)}
        {part.verified !== part.value && (
          <Text span size="sm" className={classes.warn}>
            {' '}
            ({t('verifiedShare', { value: part.verified })})
          </Text>
        )}
      </Text>
      {part.report !== null && <Beneath figureKey={figureKey} sent={part.report} />}
      {part.from === 'records' && part.records.length === 0 && (
        <Text size="xs" c="dimmed">
          {t('recordsConfidential')}
        </Text>
      )}
      <ul className={classes.lines}>
        {part.records.slice(0, shown).map((record) => (
          <TracedRecord key={record.id} record={record} />
        ))}
      </ul>
      {part.records.length > shown && (
        <Button size="compact-sm" variant="default" onClick={() => setShown(shown + AT_ONCE)}>
          {t('moreOf', { count: part.records.length - shown })}
        </Button>
      )}
    </>
  );
}

interface BeneathProps {
  readonly figureKey: string;
  readonly sent: { readonly id: string; readonly number: number };
}

/** What a report from below says of the same figure, down to its records; asked for when it is opened. */
function Beneath({ figureKey: key, sent }: BeneathProps) {
  const t = useWords(words);
  const [open, setOpen] = useState(false);
  const query = useQuery({
    ...read(report.trace, { params: { reportId: sent.id }, query: { key, number: sent.number } }),
    enabled: open,
  });
  return (
    <>
      <AppLink to="/bao-cao/$reportId" params={{ reportId: sent.id }} search={{ ban: sent.number }}>
        {t('fromReport', { number: sent.number })}
      </AppLink>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('beneath')}</summary>
        {open && query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
        {open && query.isPending && <Loading lines={2} />}
        {open && query.data !== undefined && <Parts figure={query.data} />}
      </details>
    </>
  );
}

function TracedRecord({ record }: { readonly record: report.TracePart['records'][number] }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const moved = record.nowVersion !== null && record.nowVersion !== record.version;
  return (
    <li>
      {record.title === null ? (
        <Text size="sm" c="dimmed">
          {t('recordHidden')}
        </Text>
      ) : (
        <AppLink to="/ban-ghi/$recordId" params={{ recordId: record.id }}>
          {record.title}
        </AppLink>
      )}{' '}
      <b>{formatNumber(record.value, language)}</b>
      <Text size="xs" c="dimmed" component="span">
        {record.day !== null && ` · ${formatDate(record.day)}`}
        {record.files > 0 && (
          <>
            {' · '}
            <IconPaperclip size={12} aria-hidden /> {t('files', { count: record.files })}
          </>
        )}
        {moved && ` · ${t('recordChanged', { was: record.version, now: record.nowVersion ?? 0 })}`}
        {record.title !== null && record.nowVersion === null && ` · ${t('recordGone')}`}
      </Text>
    </li>
  );
}
