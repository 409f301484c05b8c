import { report } from '@binhdang/contract';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useSay, useWords } from '../../../app/i18n.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { LinkButton } from '../../../ui/link-button.tsx';
import { useSubmit } from '../../../ui/use-submit.ts';
import { owedAction } from './owed.ts';
import { words } from './words.ts';

/** Opens the report that is owed, and begins its draft where there is none yet. */
export function OwedAction({ owed }: { readonly owed: report.OwedReport }) {
  const t = useWords(words);
  const say = useSay();
  const navigate = useNavigate();
  const submit = useSubmit(report.openReport, {
    outdates: ['report', 'regime'],
    onDone: ({ id }) => navigate({ to: '/bao-cao/$reportId', params: { reportId: id }, search: {} }),
  });
  const action = owedAction(owed);
  const label = t('openOf', {
    action: t(action),
    report: say(owed.name),
    period: say(owed.periodName),
    body: owed.body.name,
  });
  if (owed.reportId !== null) {
    return (
      <LinkButton
        to="/bao-cao/$reportId"
        params={{ reportId: owed.reportId }}
        search={{}}
        size="compact-md"
        variant={action === 'show' ? 'default' : 'filled'}
        aria-label={label}
      >
        {t(action)}
      </LinkButton>
    );
  }
  const body = {
    bodyId: owed.body.id,
    ...(owed.requestId === null
      ? { duty: owed.duty ?? '', period: owed.period }
      : { requestId: owed.requestId }),
  };
  return (
    <>
      <Button
        size="compact-md"
        variant={owed.timeliness === 'open' ? 'default' : 'filled'}
        aria-label={label}
        loading={submit.pending}
        onClick={() => void submit.run({ body })}
      >
        {t(action)}
      </Button>
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
    </>
  );
}
