import { admin } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Alert, Button, Code, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../app/api.ts';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { Failure } from '../ui/failure.tsx';
import { Part } from '../ui/part.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { words } from './words.ts';

/** Whether what is counted is what the records say, as it was found last; and the way to find out now. */
export function FactsCheckPart() {
  const t = useWords(words);
  /** Time of the result that was on screen when a check was asked for. */
  const [before, setBefore] = useState<string | null>();
  const { data } = useQuery({
    ...read(admin.system),
    refetchInterval: ({ state }) =>
      before !== undefined && (state.data?.factsCheck?.at ?? null) === before ? 1_000 : false,
  });
  const check = data?.factsCheck ?? null;
  const waiting = before !== undefined && (check?.at ?? null) === before;
  const submit = useSubmit(admin.checkFacts, {
    onDone: () => setBefore(check?.at ?? null),
    outdates: ['admin'],
  });
  return (
    <Part title={t('counting')}>
      <Text c="dimmed">{t('countingText')}</Text>
      {check === null ? <Text>{t('countingNever')}</Text> : <Result check={check} />}
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
      <div>
        <Button variant="default" loading={submit.pending || waiting} onClick={() => void submit.run({})}>
          {t('countNow')}
        </Button>
        <span className="visually-hidden" role="status">
          {waiting ? t('checking') : ''}
        </span>
      </div>
    </Part>
  );
}

function Result({ check }: { readonly check: admin.FactsCheck }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const at = formatInstant(check.at, language);
  if (check.ok)
    return (
      <Alert variant="outline" color="green" icon={<IconShieldCheck aria-hidden />}>
        {t('countingRight', {
          records: formatNumber(check.records, language),
          facts: formatNumber(check.facts, language),
          at,
          ms: formatNumber(check.milliseconds, language),
        })}
      </Alert>
    );
  return (
    <Alert role="alert" variant="outline" color="red" icon={<IconShieldX aria-hidden />}>
      {t('countingWrong', { wrong: formatNumber(check.wrong, language), at })}
      {check.examples.map((example) => (
        <Code key={example} block mt={4}>
          {example}
        </Code>
      ))}
    </Alert>
  );
}
