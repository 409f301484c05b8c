import { type OutputOf, report } from '@binhdang/contract';
import { Button, Card, Radio, Select, Stack, Text } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { holds, useMe } from '../../app/session.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { NotAllowed } from '../../ui/not-allowed.tsx';
import { Page } from '../../ui/page.tsx';
import { ExtractForm } from './extract-form.tsx';
import { KINDS, kindOf } from './kinds.ts';
import classes from './report.module.css';
import { ReportForm } from './report-form.tsx';
import { type ComposeSearch, composeRoute } from './routes.tsx';
import { KIND_NAMES, words } from './words.ts';

type Choice = OutputOf<typeof report.choices>['plans'][number];

/** Composing: what, on which plan, for whom; then the form that goes with it. */
export function ComposePage() {
  const t = useWords(words);
  const me = useMe();
  const allowed = holds(me, ['lead_officer', 'leader', 'focal_officer', 'viewer']);
  const query = useQuery({ ...read(report.choices), enabled: allowed });
  const plans = query.data?.plans.filter(({ kinds }) => kinds.length > 0);
  if (!allowed) return <NotAllowed />;
  return (
    <Page narrow title={t('composeTitle')} crumbs={[{ title: t('title'), to: '/van-ban' }]}>
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {plans?.length === 0 && <Empty icon={IconFileOff} text={t('nothingToCompose')} />}
      {plans?.[0] !== undefined && <Compose plans={plans} first={plans[0]} />}
    </Page>
  );
}

function Compose({ plans, first }: { readonly plans: readonly Choice[]; readonly first: Choice }) {
  const search = composeRoute.useSearch();
  const navigate = composeRoute.useNavigate();
  const plan = plans.find(({ planId }) => planId === search.keHoach) ?? first;
  const kinds = KINDS.filter((kind) => plan.kinds.includes(kind));
  const wanted = kindOf(search.loai);
  const kind = kinds.find((one) => one === wanted) ?? kinds[0];
  const go = (change: ComposeSearch) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  if (kind === undefined) return null;
  return (
    <>
      <Card className={classes.choices}>
        <Choices plans={plans} plan={plan} kinds={kinds} kind={kind} go={go} />
      </Card>
      <FormFor plan={plan} kind={kind} chosen={search.coQuan} go={go} />
    </>
  );
}

interface ChoicesProps {
  readonly plans: readonly Choice[];
  readonly plan: Choice;
  readonly kinds: readonly report.ComposedKind[];
  readonly kind: report.ComposedKind;
  readonly go: (change: ComposeSearch) => void;
}

function Choices({ plans, plan, kinds, kind, go }: ChoicesProps) {
  const t = useWords(words);
  const say = useSay();
  return (
    <Stack gap="sm">
      <Radio.Group label={t('kind')} value={kind} onChange={(loai) => go({ loai, coQuan: undefined })}>
        <div className={classes.radios}>
          {kinds.map((one) => (
            <Radio key={one} value={one} label={say(KIND_NAMES[one])} />
          ))}
        </div>
      </Radio.Group>
      {plans.length > 1 ? (
        <Select
          label={t('plan')}
          allowDeselect={false}
          data={plans.map(({ planId, number, title }) => ({
            value: planId,
            label: `${number ?? ''} ${title}`.trim(),
          }))}
          value={plan.planId}
          onChange={(keHoach) => go({ keHoach: keHoach ?? undefined, coQuan: undefined })}
        />
      ) : (
        <Text size="sm">
          <strong>{t('plan')}:</strong> {plan.number} {plan.title}
        </Text>
      )}
    </Stack>
  );
}

interface FormForProps {
  readonly plan: Choice;
  readonly kind: report.ComposedKind;
  readonly chosen: string | undefined;
  readonly go: (change: ComposeSearch) => void;
}

function FormFor({ plan, kind, chosen, go }: FormForProps) {
  const t = useWords(words);
  if (kind === 'urging_letter') {
    return (
      <Stack align="flex-start">
        <Text>{t('urgingHint')}</Text>
        <Button renderRoot={(props) => <Link {...props} to="/don-doc" search={{ keHoach: plan.planId }} />}>
          {t('toUrging')}
        </Button>
      </Stack>
    );
  }
  if (kind === 'assignment_extract') {
    const body =
      plan.bodies.find(({ id }) => id === chosen) ?? (plan.bodies.length === 1 ? plan.bodies[0] : undefined);
    return (
      <>
        <Select
          label={t('extractOf')}
          placeholder={t('chooseBody')}
          searchable
          required
          data={plan.bodies.map(({ id, name }) => ({ value: id, label: name }))}
          value={body?.id ?? null}
          onChange={(coQuan) => go({ coQuan: coQuan ?? undefined })}
        />
        {body !== undefined && (
          <ExtractForm key={`${plan.planId}.${body.id}`} planId={plan.planId} bodyId={body.id} />
        )}
      </>
    );
  }
  const own = plan.own.find(({ id }) => id === chosen) ?? (plan.all ? undefined : plan.own[0]);
  const scopes = [
    ...(plan.all ? [{ value: ALL, label: t('allBodies') }] : []),
    ...plan.own.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <>
      {scopes.length > 1 && (
        <Select
          label={t('scope')}
          allowDeselect={false}
          data={scopes}
          value={own?.id ?? ALL}
          onChange={(value) => go({ coQuan: value === ALL || value === null ? undefined : value })}
        />
      )}
      <ReportForm key={`${plan.planId}.${own?.id ?? ALL}`} planId={plan.planId} own={own?.id ?? null} />
    </>
  );
}

const ALL = 'tat-ca';
