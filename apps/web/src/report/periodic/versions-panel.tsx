import { formatNumber } from '@binhdang/domain';
import { Anchor, Stack, Text } from '@mantine/core';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { useDesk } from './desk.ts';
import { partsIn } from './draft-content.ts';
import { partAnchor } from './marks.ts';
import { VERDICT_NAMES } from './names.ts';
import { pageWords } from './page-words.ts';
import classes from './report.module.css';
import { headingOf } from './save-state.tsx';

/** All versions sent, each to be opened, with what was said of it. */
export function VersionsPanel() {
  const t = useWords(pageWords);
  const say = useSay();
  const { language } = useLanguage();
  const { page } = useDesk();
  if (page.versions.length === 0) return null;
  return (
    <section className={classes.panel} aria-label={t('versions')}>
      <Text fw={600}>{t('versions')}</Text>
      <ul className={classes.lines}>
        {page.versions.map((version) => (
          <li key={version.id}>
            <AppLink
              to="/bao-cao/$reportId"
              params={{ reportId: page.head.id }}
              search={{ ban: version.number }}
              {...(version.number === page.shown.number ? { 'aria-current': 'true' as const, fw: 600 } : {})}
            >
              {t('version', { number: version.number })}
            </AppLink>{' '}
            <Text size="xs" c="dimmed" component="span">
              {t('sentBy', {
                name: version.submittedBy.name,
                at: formatInstant(version.submittedAt, language),
              })}
              {version.verdict !== null &&
                version.judgedBy !== null &&
                `; ${t('judgedBy', {
                  name: version.judgedBy.name,
                  verdict: say(VERDICT_NAMES[version.verdict]),
                  at: formatInstant(version.judgedAt ?? '', language),
                })}`}
            </Text>
            <Text size="xs" className={classes.code}>
              {version.code}
            </Text>
            {version.changes !== null && <Text size="xs">{t('reason', { words: version.changes })}</Text>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What differs from the version sent before. */
export function DifferencePanel() {
  const t = useWords(pageWords);
  const say = useSay();
  const { language } = useLanguage();
  const { page, changed, trace } = useDesk();
  const before = page.shown.number === null ? page.head.lastNumber : page.shown.number - 1;
  if (before < 1) return null;
  const parts = partsIn(page).filter(({ code }) => changed.has(code));
  const figures = page.changedFigures;
  const said = (value: number | null) => (value === null ? '–' : formatNumber(value, language));
  return (
    <section className={classes.panel} aria-label={t('difference')}>
      <Stack gap="xs">
        <Text fw={600}>{t('difference')}</Text>
        {parts.length === 0 && figures.length === 0 && <Text size="sm">{t('noDifference')}</Text>}
        {parts.length > 0 && (
          <ul className={classes.lines}>
            {parts.map((part) => (
              <li key={part.code}>
                <Anchor size="sm" href={`#${partAnchor(part.code)}`}>
                  {part.title === null
                    ? headingOf([...page.sections, ...page.annexes], part.code, say)
                    : say(part.title)}
                </Anchor>
              </li>
            ))}
          </ul>
        )}
        {figures.length > 0 && (
          <details>
            <summary>{t('differentFigures', { count: figures.length })}</summary>
            <ul className={classes.lines}>
              {figures.slice(0, 60).map(({ key, name, before: was, after }) => (
                <li key={key}>
                  <button
                    type="button"
                    className={classes.chip}
                    onClick={() => trace({ name: say(name), keys: [key], part: '' })}
                  >
                    {t('fromTo', { before: said(was), after: said(after) })}
                  </button>{' '}
                  <Text span size="xs" c="dimmed">
                    {say(name)}
                  </Text>
                </li>
              ))}
            </ul>
          </details>
        )}
      </Stack>
    </section>
  );
}
