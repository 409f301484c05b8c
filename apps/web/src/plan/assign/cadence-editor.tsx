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
import { changedTo, ordered, whole } from './cadence-forms.ts';
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
          onChange(kind === NONE ? null : changedTo(kind as CadenceKind, value, plan));
        }}
      />
      {value !== null && <Fields value={value} onChange={onChange} />}
      <Text size="sm" c="dimmed" aria-live="polite">
        {dates.length === 0 ? t('previewNone') : t('preview', { dates: dates.map(formatDate).join('; ') })}
      </Text>
    </Stack>
  );
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
            start !== null && onChange({ ...value, ...ordered(start, value.end, 'start') })
          }
        />
        <DateField
          label={t('to')}
          value={value.end}
          onChange={(end) => end !== null && onChange({ ...value, ...ordered(value.start, end) })}
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
          onChange={(day) => onChange({ ...value, day: whole(day, 31) })}
        />
        {value.kind === 'yearly' && (
          <NumberInput
            label={t('month')}
            min={1}
            max={12}
            value={value.month}
            onChange={(month) => onChange({ ...value, month: whole(month, 12) })}
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
