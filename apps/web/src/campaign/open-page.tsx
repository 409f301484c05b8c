import { campaign, type OutputOf } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import {
  Button,
  Group,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Page } from '../ui/page.tsx';
import { Part } from '../ui/part.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { NOBODY, type Whom, WhomFields, whomBody } from './whom-fields.tsx';
import { words } from './words.ts';

type Choices = OutputOf<typeof campaign.list>;

/** Opening a review: what it is called, since which year, until when, and whom it asks. */
export function OpenPage() {
  const t = useWords(words);
  const { data, error, refetch } = useQuery(read(campaign.list));
  return (
    <Page title={t('openNew')} crumbs={[{ title: t('title'), to: '/tong-ket' }]} narrow>
      {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data?.plans.length === 0 && <Empty text={t('noPlan')} />}
      {data !== undefined && data.plans.length > 0 && <OpenForm choices={data} />}
    </Page>
  );
}

function OpenForm({ choices: { plans, proposed } }: { readonly choices: Choices }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const form = useForm({
    initialValues: {
      planId: plans[0]?.id ?? '',
      name: proposed.name,
      basis: '',
      request: '',
      from: proposed.from,
      to: proposed.to,
      dueOn: null as CivilDate | null,
      whom: NOBODY as Whom,
    },
    validate: {
      name: (value) => (value.trim() === '' ? t('needed') : null),
      basis: (value) => (value.trim() === '' ? t('needed') : null),
      dueOn: (value) => (value === null ? t('needed') : null),
    },
  });
  const submit = useSubmit(campaign.open, {
    form,
    outdates: ['campaign'],
    onDone: ({ id, bodies }) => {
      notifications.show({ message: t('opened', { count: bodies }) });
      return navigate({ to: '/tong-ket/$campaignId', params: { campaignId: id } });
    },
  });
  const send = form.onSubmit(({ planId, whom, dueOn, ...rest }) =>
    submit.run({ params: { planId }, body: { ...rest, dueOn: dueOn ?? '', whom: whomBody(whom) } }),
  );
  return (
    <form noValidate onSubmit={send}>
      <Stack>
        <NativeSelect
          label={t('plan')}
          data={plans.map(({ id, number, title }) => ({
            value: id,
            label: `${number ?? ''} ${title}`.trim(),
          }))}
          {...form.getInputProps('planId')}
        />
        <TextInput label={t('name')} required maxLength={300} {...form.getInputProps('name')} />
        <Textarea
          label={t('basis')}
          description={t('basisHint')}
          required
          autosize
          minRows={2}
          maxLength={1000}
          {...form.getInputProps('basis')}
        />
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <NumberInput
            label={t('from')}
            min={1990}
            max={2100}
            thousandSeparator=""
            {...form.getInputProps('from')}
          />
          <NumberInput
            label={t('to')}
            min={1990}
            max={2100}
            thousandSeparator=""
            {...form.getInputProps('to')}
          />
          <DateField
            label={t('dueOn')}
            required
            value={form.values.dueOn}
            error={form.errors.dueOn}
            onChange={(dueOn) => {
              form.setFieldValue('dueOn', dueOn);
              form.clearFieldError('dueOn');
            }}
          />
        </SimpleGrid>
        <Textarea
          label={t('request')}
          description={t('requestHint')}
          autosize
          minRows={2}
          maxLength={4000}
          {...form.getInputProps('request')}
        />
        <Part title={t('whom')}>
          <WhomFields
            planId={form.values.planId}
            value={form.values.whom}
            onChange={(whom) => {
              form.setFieldValue('whom', whom);
              form.clearFieldError('whom');
            }}
            error={form.errors.whom as string | undefined}
          />
        </Part>
        {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        <Group justify="flex-end">
          <Button type="submit" loading={submit.pending}>
            {t('openNew')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
