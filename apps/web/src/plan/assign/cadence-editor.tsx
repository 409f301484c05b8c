import {
  CADENCE_KINDS,
  type Cadence,
  type CadenceKind,
  formatDate,
  type PlanSpan,
  planOccurrences,
} from '@binhdang/domain';
import { Checkbox, Group, NativeSelect, NumberInput, Stack, Text } from '@mantine/core';
import { useWords } from '../../app/i18n.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { words } from './words.ts';

interface CadenceEditorProps {
  readonly value: Cadence | null;
  readonly onChange: (cadence: Cadence | null) => void;
  readonly plan: PlanSpan;
}

const NONE = 'none';

/** When an obligation falls due, in words, with the days that follow from it. */
export function CadenceEditor({ value, onChange, plan }: CadenceEditorProps) {
  const t = useWords(words);
  const kinds = CADENCE_KINDS.map((kind) => ({
    value: kind,
    label: t(kind === 'before' ? 'beforeDay' : kind),
  }));
  const dates = planOccurrences(value, plan).map(({ due }) => due);
  return (
    <Stack gap="xs">
      <NativeSelect
        label={t('cadenceKind')}
        value={value?.kind ?? NONE}
        data={[...kinds, { value: NONE, label: t('noDate') }]}
        onChange={(event) => {
          const kind = event.currentTarget.value;
          onChange(kind === NONE ? null : startOf(kind as CadenceKind, plan));
        }}
      />
      {value !== null && <Fields value={value} onChange={onChange} />}
      <Text size="sm" c="dimmed" aria-live="polite">
        {dates.length === 0 ? t('previewNone') : t('preview', { dates: dates.map(formatDate).join('; ') })}
      </Text>
    </Stack>
  );
}

function startOf(kind: CadenceKind, plan: PlanSpan): Cadence {
  const month = { day: 14, before: false, following: false };
  switch (kind) {
    case 'once':
    case 'before':
      return { kind, date: plan.endsOn };
    case 'range':
      return { kind, start: plan.issuedOn ?? plan.startsOn, end: plan.endsOn };
    case 'yearly':
      return { kind, month: 12, ...month };
    case 'monthly':
    case 'quarterly':
    case 'half_yearly':
      return { kind, ...month };
    default:
      return { kind };
  }
}

function Fields({
  value,
  onChange,
}: {
  readonly value: Cadence;
  readonly onChange: (cadence: Cadence) => void;
}) {
  const t = useWords(words);
  if (value.kind === 'once' || value.kind === 'before')
    return (
      <DateField
        label={t('date')}
        value={value.date}
        onChange={(date) => date !== null && onChange({ ...value, date })}
      />
    );
  if (value.kind === 'range')
    return (
      <Group gap="sm" grow>
        <DateField
          label={t('from')}
          value={value.start}
          onChange={(start) =>
            start !== null && onChange({ ...value, start, end: start > value.end ? start : value.end })
          }
        />
        <DateField
          label={t('to')}
          value={value.end}
          onChange={(end) =>
            end !== null && onChange({ ...value, end, start: end < value.start ? end : value.start })
          }
        />
      </Group>
    );
  if (value.kind === 'immediate' || value.kind === 'continuous' || value.kind === 'prescribed') return null;
  return (
    <>
      <Group gap="sm" grow>
        <NumberInput
          label={t('day')}
          min={1}
          max={31}
          value={value.day}
          onChange={(day) => onChange({ ...value, day: within(day, 31) })}
        />
        {value.kind === 'yearly' && (
          <NumberInput
            label={t('month')}
            min={1}
            max={12}
            value={value.month}
            onChange={(month) => onChange({ ...value, month: within(month, 12) })}
          />
        )}
      </Group>
      <Checkbox
        label={t('before')}
        checked={value.before}
        onChange={(event) => onChange({ ...value, before: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('following')}
        checked={value.following}
        onChange={(event) => onChange({ ...value, following: event.currentTarget.checked })}
      />
    </>
  );
}

const within = (value: number | string, most: number): number =>
  Math.min(most, Math.max(1, Math.round(Number(value) || 1)));
