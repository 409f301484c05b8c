import { register, type work } from '@binhdang/contract';
import { formatDate, formatNumber } from '@binhdang/domain';
import { Button, Checkbox, Paper, Stack, Text } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { type Evidence, type Filled, reached, withEvidence } from './offer-model.ts';
import classes from './proof.module.css';
import { words } from './words.ts';

interface OfferProps {
  readonly obligation: work.Obligation;
  readonly occurrenceId: string | null;
  readonly values: Filled;
  readonly onChange: (values: Filled) => void;
}

/** In the form of a report: the records that prove the obligation, and what they say, to be taken over by one press. */
export function Offer({ obligation, occurrenceId, values, onChange }: OfferProps) {
  const t = useWords(words);
  const [taken, setTaken] = useState(false);
  const { data } = useQuery(
    read(register.evidence, {
      params: { obligationId: obligation.id },
      query: occurrenceId === null ? {} : { occurrenceId },
    }),
  );
  const records = data?.records.filter(({ reportable }) => reportable) ?? [];
  // What cannot be had is not needed: a report can always be written by hand.
  if (data === undefined || records.length === 0) return null;
  const { measurable, node } = obligation;
  const take = () => {
    onChange(withEvidence(values, data, { measurable, targets: node.targets }));
    setTaken(true);
  };
  return (
    <Paper component="fieldset" withBorder p="sm" m={0} miw={0}>
      <Text component="legend" fw={600} size="sm" px={4}>
        {t('offer')}
      </Text>
      <Stack gap="xs">
        <Text size="xs" c="dimmed">
          {t('offerText')}
        </Text>
        {records.map(({ id, title, day }) => (
          <Checkbox
            key={id}
            label={`${title} (${formatDate(day)})`}
            checked={values.records.includes(id)}
            onChange={(event) =>
              onChange({
                ...values,
                records: event.currentTarget.checked
                  ? [...values.records, id]
                  : values.records.filter((one) => one !== id),
              })
            }
          />
        ))}
        <Counted evidence={data} targets={node.targets} />
        <div>
          <Button
            variant="light"
            size="sm"
            leftSection={<IconArrowDown size={18} aria-hidden />}
            onClick={take}
          >
            {t('take')}
          </Button>
        </div>
        <Text size="sm" role="status">
          {taken ? t('taken') : ''}
        </Text>
      </Stack>
    </Paper>
  );
}

interface CountedProps {
  readonly evidence: Evidence;
  readonly targets: work.Obligation['node']['targets'];
}

function Counted({ evidence: { figures, from, to }, targets }: CountedProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  if (figures.length === 0) return null;
  const number = (value: number) => formatNumber(value, language, 2);
  const aim = reached(targets, figures);
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('counted', { from: formatDate(from), to: formatDate(to) })}
      </Text>
      <ul className={classes.figures}>
        {figures.map(({ measure, name, unit, value, verifiedValue, women }) => (
          <li key={measure}>
            {say(name)}:{' '}
            <b>
              {number(value)} {say(unit)}
            </b>
            {women !== null && `, ${t('women', { value: number(women) })}`}
            {verifiedValue !== value && ` (${t('notVerified', { value: number(value - verifiedValue) })})`}
          </li>
        ))}
      </ul>
      {aim !== undefined && (
        <Text size="sm">
          {t('target', { text: aim.target.text })} ({t('reached', { percent: aim.percent })})
        </Text>
      )}
    </div>
  );
}
