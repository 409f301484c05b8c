import { cascade } from '@binhdang/contract';
import { formatDate, formatNumber } from '@binhdang/domain';
import { type BodyPlanTask, changesBetween, isChanged, type TaskField } from '@binhdang/domain/cascade';
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { address, read } from '../app/api.ts';
import { dictionary, useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { Empty } from '../ui/empty.tsx';
import { Failure } from '../ui/failure.tsx';
import { Loading } from '../ui/loading.tsx';
import { Part } from '../ui/part.tsx';
import classes from './cascade.module.css';
import { StateBadge } from './state-badge.tsx';
import { FIELD_NAMES, PART_NAMES } from './words.ts';

const words = dictionary({
  none: { vi: 'Kế hoạch chưa gửi lần nào.', en: 'The plan was never sent.' },
  version: { vi: 'Bản {number}', en: 'Version {number}' },
  sentBy: { vi: 'Gửi: {name}, {at}', en: 'Sent: {name}, {at}' },
  judgedBy: { vi: 'Ý kiến: {name}, {at}', en: 'Judged: {name}, {at}' },
  said: { vi: 'Thay đổi: {changes}', en: 'Changes: {changes}' },
  compare: { vi: 'So với bản trước', en: 'Against the one before' },
  hide: { vi: 'Ẩn', en: 'Hide' },
  noDifference: { vi: 'Hai bản không khác nhau về nội dung.', en: 'The two say the same.' },
  added: { vi: 'Thêm', en: 'Added' },
  removed: { vi: 'Bỏ', en: 'Removed' },
  changed: { vi: 'Sửa', en: 'Changed' },
  before: { vi: 'Trước', en: 'Before' },
  after: { vi: 'Sau', en: 'After' },
});

/** What was sent when, what was said of it, and what each version changed. */
export function Versions({ plan }: { readonly plan: cascade.BodyPlan }) {
  const t = useWords(words);
  if (plan.versions.length === 0) return <Empty text={t('none')} />;
  return (
    <Stack gap="md">
      {plan.versions.map((version) => (
        <One key={version.number} plan={plan} version={version} />
      ))}
    </Stack>
  );
}

function One({
  plan,
  version,
}: {
  readonly plan: cascade.BodyPlan;
  readonly version: cascade.BodyPlanVersion;
}) {
  const t = useWords(words);
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const { number, submittedBy, submittedAt, judgedBy, judgedAt, remarks, changes, verdict } = version;
  return (
    <Part title={t('version', { number: String(number) })}>
      <Group gap="sm">
        <StateBadge state={verdict ?? 'submitted'} />
        <Text size="sm" c="dimmed">
          {t('sentBy', { name: submittedBy.name, at: formatInstant(submittedAt, language) })}
        </Text>
      </Group>
      {changes !== null && <Text style={{ whiteSpace: 'pre-wrap' }}>{t('said', { changes })}</Text>}
      {judgedBy !== null && judgedAt !== null && (
        <Text size="sm" c="dimmed">
          {t('judgedBy', { name: judgedBy.name, at: formatInstant(judgedAt, language) })}
        </Text>
      )}
      {remarks !== null && <Text style={{ whiteSpace: 'pre-wrap' }}>{remarks}</Text>}
      <Group gap="md" className="no-print">
        {number > 1 && (
          <Button size="compact-sm" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'hide' : 'compare')}
          </Button>
        )}
        <Anchor
          size="sm"
          href={address(cascade.docx, { params: { bodyPlanId: plan.id }, query: { number } })}
        >
          DOCX
        </Anchor>
        <Anchor
          size="sm"
          href={address(cascade.pdf, {
            params: { bodyPlanId: plan.id },
            query: { number, download: 'true' },
          })}
        >
          PDF
        </Anchor>
      </Group>
      {open && <Comparison bodyPlanId={plan.id} number={number} />}
    </Part>
  );
}

function Comparison({ bodyPlanId, number }: { readonly bodyPlanId: string; readonly number: number }) {
  const t = useWords(words);
  const say = useSay();
  const query = useQuery(read(cascade.compare, { params: { bodyPlanId }, query: { version: number } }));
  if (query.data === undefined) {
    return query.isError ? (
      <Failure problem={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Loading />
    );
  }
  const { content, before } = query.data;
  if (before === null) return null;
  const found = changesBetween(before, content);
  if (!isChanged(found)) return <Text c="dimmed">{t('noDifference')}</Text>;
  return (
    <Stack gap="sm">
      {found.parts.map((part) => (
        <Pair key={part} label={say(PART_NAMES[part])} before={before[part]} after={content[part]} />
      ))}
      {found.added.map((task) => (
        <Text key={task.id}>
          <b>{t('added')}:</b> {task.text}
        </Text>
      ))}
      {found.removed.map((task) => (
        <Text key={task.id}>
          <b>{t('removed')}:</b> {task.text}
        </Text>
      ))}
      {found.changed.map(({ before: was, after, fields }) => (
        <div key={after.id}>
          <Text lineClamp={2}>
            <b>{t('changed')}:</b> {after.text}
          </Text>
          {fields.map((field) => (
            <Pair
              key={field}
              label={say(FIELD_NAMES[field])}
              before={shown(was, field)}
              after={shown(after, field)}
            />
          ))}
        </div>
      ))}
    </Stack>
  );
}

function shown(task: BodyPlanTask, field: TaskField): string {
  const value = task[field];
  if (value === null || value === '') return '–';
  if (field === 'dueOn') return formatDate(String(value));
  return typeof value === 'number' ? formatNumber(value) : value;
}

function Pair({
  label,
  before,
  after,
}: {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}) {
  const t = useWords(words);
  return (
    <div>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <dl className={classes.pair}>
        <div>
          <dt>{t('before')}</dt>
          <dd>{before}</dd>
        </div>
        <div>
          <dt>{t('after')}</dt>
          <dd>{after}</dd>
        </div>
      </dl>
    </div>
  );
}
