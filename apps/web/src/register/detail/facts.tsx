/** The numbers that a record counts in. */
import type { register } from '@binhdang/contract';
import { formatDate, formatNumber } from '@binhdang/domain';
import { Table, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Part } from '../../ui/part.tsx';
import type { LoadedRegister } from '../use-register.ts';
import classes from './detail.module.css';
import { countsByMeasure, type MeasureCounts } from './facts-model.ts';
import { words } from './words.ts';

interface FactsProps {
  readonly record: register.RecordDetail;
  readonly loaded: LoadedRegister;
}

export function Facts({ record, loaded }: FactsProps) {
  const t = useWords(words);
  const measures = countsByMeasure(record.facts, loaded.definition, loaded.axes);
  const why = record.deleted
    ? 'noFactsDeleted'
    : record.status === 'draft' || record.status === 'returned'
      ? 'noFacts'
      : 'noFactsAtAll';
  return (
    <Part title={t('facts')}>
      {measures.length === 0 && (
        <Text size="sm" c="dimmed">
          {t(why)}
        </Text>
      )}
      {measures.map((measure) => (
        <MeasureTable key={measure.code} measure={measure} />
      ))}
    </Part>
  );
}

/** More breakdowns than these are shown on demand. */
const FEW = 4;

/** All facts of a record stand alike: verified with it, or not. */
function MeasureTable({ measure }: { readonly measure: MeasureCounts }) {
  const t = useWords(words);
  const say = useSay();
  const verified = measure.facts.every((fact) => fact.verified);
  const days = new Set(measure.facts.map(({ day }) => day));
  const parts = measure.facts.filter(({ breakdown }) => breakdown !== undefined);
  return (
    <section>
      <Text fw={600} size="sm">
        <MeasureName measure={measure} />
      </Text>
      <Text size="xs" c="dimmed">
        {verified && <IconCheck size={14} aria-hidden />}{' '}
        {[
          t(verified ? 'verified' : 'notVerified'),
          ...[...days].map((day) => formatDate(day)),
          ...(measure.context === undefined ? [] : [say(measure.context)]),
        ].join(' · ')}
      </Text>
      <FactRows
        facts={measure.facts.filter(({ breakdown }) => breakdown === undefined)}
        {...{ measure, days }}
      />
      {parts.length > FEW ? (
        <details>
          <summary className={classes.summary}>{t('breakdowns', { count: parts.length })}</summary>
          <FactRows facts={parts} {...{ measure, days }} />
        </details>
      ) : (
        <FactRows facts={parts} {...{ measure, days }} />
      )}
    </section>
  );
}

interface FactRowsProps {
  readonly facts: MeasureCounts['facts'];
  readonly measure: MeasureCounts;
  /** Said with each fact where there are several. */
  readonly days: ReadonlySet<string>;
}

function FactRows({ facts, measure, days }: FactRowsProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  if (facts.length === 0) return null;
  return (
    <Table fz="sm" className={classes.counts ?? ''} aria-label={say(measure.name)}>
      <Table.Tbody>
        {facts.map(({ day, breakdown, value }) => (
          <Table.Tr key={`${day} ${breakdown?.vi}`}>
            <Table.Th scope="row" fw={breakdown === undefined ? 600 : 400}>
              {breakdown === undefined ? t('total') : say(breakdown)}
              {days.size > 1 && ` (${formatDate(day)})`}
            </Table.Th>
            <Table.Td className={classes.number}>
              {`${formatNumber(value, language)} ${say(measure.unit)}`}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** Leads to the measure over the year that the record counts in. */
function MeasureName({ measure: { code, name, facts } }: { readonly measure: MeasureCounts }) {
  const say = useSay();
  const year = facts[0]?.day.slice(0, 4);
  return (
    <AppLink to="/so-lieu" search={{ soLieu: code, ky: year }} size="sm">
      {say(name)}
    </AppLink>
  );
}
