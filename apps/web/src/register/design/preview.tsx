import { formatNumber } from '@binhdang/domain';
import { RecordRules, RegisterDefinition, tidyDefinition } from '@binhdang/domain/register';
import { Alert, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconRefresh } from '@tabler/icons-react';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { useToday } from '../../app/session.ts';
import { FaultSummary } from '../form/fault-summary.tsx';
import { RecordForm } from '../form/record-form.tsx';
import { useRecordForm } from '../form/use-record-form.ts';
import classes from './design.module.css';
import { useDesigner } from './design-context.ts';
import { trialCounts } from './trial.ts';
import { words } from './words.ts';

/** What the form does not show: a new register may not say it yet. */
const UNSAID = { purpose: { vi: '-', en: '-' }, clauses: ['-'] };

/** The draft made ready to check records, or undefined while it is at fault. */
function useDraftRules(): RecordRules | undefined {
  const { definition, findings } = useDesigner();
  const settled = useDeferredValue(definition);
  return useMemo(() => {
    const tidy = tidyDefinition(settled) as Record<string, unknown>;
    const whole = RegisterDefinition.safeParse(tidy);
    const parsed = whole.success ? whole : RegisterDefinition.safeParse({ ...tidy, ...UNSAID, measures: [] });
    // What is wrong with a measure or the list does not stand in the way of the form.
    const hindered = findings.some(({ part }) => part === 'field' || part === 'check');
    return parsed.success && !hindered ? new RecordRules(parsed.data) : undefined;
  }, [settled, findings]);
}

/** The real form of the draft, to be tried. Nothing is sent and nothing kept. */
export function Preview() {
  const t = useWords(words);
  const today = useToday();
  const rules = useDraftRules();
  if (rules === undefined || today === undefined) return <Text c="dimmed">{t('previewBlocked')}</Text>;
  return <PreviewForm rules={rules} today={today} />;
}

interface PreviewFormProps {
  readonly rules: RecordRules;
  readonly today: string;
}

function PreviewForm({ rules, today }: PreviewFormProps) {
  const { axes } = useDesigner();
  const form = useRecordForm({ rules, axes, today });
  return (
    <RecordForm
      rules={rules}
      axes={axes}
      today={today}
      values={form.values}
      names={form.names}
      faults={form.faults}
      onChange={form.change}
      onLeave={form.leave}
    />
  );
}

/** A trial entry: checked as a record would be, with what it would count. */
export function TryTab() {
  const t = useWords(words);
  const today = useToday();
  const rules = useDraftRules();
  const [round, setRound] = useState(0);
  if (rules === undefined || today === undefined) return <Text c="dimmed">{t('previewBlocked')}</Text>;
  return <Trial key={round} rules={rules} today={today} onClear={() => setRound((before) => before + 1)} />;
}

function Trial({ rules, today, onClear }: PreviewFormProps & { readonly onClear: () => void }) {
  const t = useWords(words);
  const { axes, findings } = useDesigner();
  const formId = useId();
  const form = useRecordForm({ rules, axes, today });
  const [outcome, setOutcome] = useState<ReturnType<typeof form.check>>();
  const measurable = !findings.some(({ part }) => part === 'measure');
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setOutcome(form.check());
      }}
    >
      <Stack>
        <Text c="dimmed">{t('tryAbout')}</Text>
        <RecordForm
          formId={formId}
          rules={rules}
          axes={axes}
          today={today}
          values={form.values}
          names={form.names}
          faults={form.faults}
          onChange={(...change) => {
            setOutcome(undefined);
            form.change(...change);
          }}
          onLeave={form.leave}
        />
        {form.tried && <FaultSummary formId={formId} faults={form.faults} />}
        <Group>
          <Button type="submit">{t('tryCheck')}</Button>
          <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={onClear}>
            {t('tryClear')}
          </Button>
        </Group>
        <div role="status">
          {outcome !== undefined && outcome.errors.length > 0 && (
            <Text fw={600}>{t('tryBad', { count: outcome.errors.length })}</Text>
          )}
          {outcome?.errors.length === 0 && (
            <Stack gap="xs">
              <Alert variant="outline" color="green" icon={<IconCircleCheck aria-hidden />}>
                {t('tryGood')}
              </Alert>
              {measurable && <Counts rules={rules} values={form.record()} />}
            </Stack>
          )}
        </div>
      </Stack>
    </form>
  );
}

function Counts({
  rules,
  values,
}: {
  readonly rules: RecordRules;
  readonly values: ReturnType<RecordRules['normalise']>;
}) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const { axes } = useDesigner();
  const counts = trialCounts(rules, values, axes);
  if (counts.length === 0) return <Text>{t('tryNothing')}</Text>;
  return (
    <section>
      <Title order={3}>{t('tryCounts')}</Title>
      <Table className={classes.counts ?? ''}>
        <Table.Tbody>
          {counts.map((count) => (
            <Table.Tr key={count.key}>
              <Table.Th scope="row" fw={400}>
                {say(count.measure)}
                {count.breakdown !== undefined && (
                  <Text size="sm" c="dimmed">
                    {say(count.breakdown)}
                  </Text>
                )}
              </Table.Th>
              <Table.Td ta="right">
                <b>{formatNumber(count.value, language)}</b> {say(count.unit)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
