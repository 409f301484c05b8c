import { report } from '@binhdang/contract';
import { Button, Checkbox, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../../app/api.ts';
import { useWords } from '../../../app/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { useDesk } from '../desk.ts';
import { preparedText } from '../draft-content.ts';
import { pageWords } from '../page-words.ts';
import classes from '../report.module.css';
import { useHasBelow } from './use-below.ts';

interface GatheredProps {
  readonly part: report.ReportPartOf<'narrative'>;
  readonly onTaken: () => void;
}

/** What bodies below wrote under the same heading, to be condensed; loaded when it is first opened. */
export function GatheredTexts({ part, onTaken }: GatheredProps) {
  const t = useWords(pageWords);
  const { page, draft } = useDesk();
  const has = useHasBelow();
  const [open, setOpen] = useState(false);
  const [written, setWritten] = useState(true);
  const query = useQuery({
    ...read(report.gathered, { params: { reportId: page.head.id } }),
    enabled: has && draft.writing,
  });
  if (!has || !draft.writing) return null;
  const all = query.data?.parts.find(({ code }) => code === part.code)?.texts ?? [];
  const own = all.filter((one) => one.written);
  const texts = written && own.length > 0 ? own : all;
  if (query.data !== undefined && all.length === 0) return null;
  const insert = (text: string) => {
    const before = draft.content.narratives[part.code]?.text ?? preparedText(part);
    const next = before.trim() === '' ? text : `${before}\n${text}`;
    draft.setNarrative(part.code, {
      text: next,
      prepared: draft.content.narratives[part.code]?.prepared ?? preparedText(part),
    });
    onTaken();
  };
  return (
    <details
      className={`${classes.quiet} no-print`}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('gathered', { count: all.length })}</summary>
      {open && query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {open && query.isPending && <Loading lines={2} />}
      {open && (
        <>
          {own.length > 0 && own.length < all.length && (
            <Checkbox
              my="xs"
              label={t('onlyWritten')}
              checked={written}
              onChange={(event) => setWritten(event.currentTarget.checked)}
            />
          )}
          <ul className={classes.lines}>
            {texts.map((one) => (
              <li key={one.body.id}>
                <AppLink
                  to="/bao-cao/$reportId"
                  params={{ reportId: one.reportId }}
                  search={{ ban: one.number }}
                >
                  {one.body.name}
                </AppLink>
                {!one.written && (
                  <Text span size="xs" c="dimmed">
                    {' '}
                    ({t('asPrepared')})
                  </Text>
                )}
                <p className={classes.prose}>{one.text}</p>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('insertOf', { body: one.body.name })}
                  onClick={() => insert(one.text)}
                >
                  {t('insert')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
