import { codeFrom, type Field, type Measure } from '@binhdang/domain/register';
import { Card, Group, MultiSelect, NativeSelect, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useRef } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { BiInput } from './bi-input.tsx';
import { CodeField } from './code-field.tsx';
import { ConditionEditor, ExpressionInput } from './condition-editor.tsx';
import { useDesigner, useFields } from './design-context.ts';
import { changeAt, patched } from './edits.ts';
import { Findings } from './findings.tsx';
import { RowsPart } from './rows-part.tsx';
import { words } from './words.ts';

const COUNTABLE = new Set<Field['type']>(['number', 'money', 'computed', 'grid']);

/** One measure: what is counted, when, and how it is told apart. */
export function MeasureCard({ measure, at }: { readonly measure: Measure; readonly at: number }) {
  const t = useWords(words);
  const say = useSay();
  const { definition, edit, findings, published, design } = useDesigner();
  const fixed = published.measures.has(measure.code);
  const taken = new Set([
    ...definition.measures.map(({ code }) => code as string),
    ...design.measuresElsewhere.map(({ code }) => code),
  ]);
  const put = (next: Measure, step?: string) =>
    edit((now) => ({ ...now, measures: changeAt(now.measures, at, () => next) }), step);
  const calledBefore = useRef({ code: measure.code, name: measure.name.vi });
  if (calledBefore.current.code !== measure.code)
    calledBefore.current = { code: measure.code, name: measure.name.vi };
  const leaveName = () => {
    const others = new Set([...taken].filter((code) => code !== measure.code));
    const { name } = calledBefore.current;
    calledBefore.current = { code: measure.code, name: measure.name.vi };
    if (!fixed && measure.code === codeFrom(name, others))
      put({ ...measure, code: codeFrom(measure.name.vi, others) });
  };
  return (
    <Card component="section" id={`measure-${measure.code}`}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {say(measure.name) || t('newMeasure')}
          </Title>
          <ConfirmButton
            size="compact-sm"
            variant="default"
            color="red"
            label={t('remove')}
            question={t('removeOf', { name: say(measure.name) })}
            onConfirm={() =>
              edit((now) => ({ ...now, measures: now.measures.filter((_, index) => index !== at) }))
            }
          />
        </Group>
        <Findings
          findings={findings.filter(({ part, code }) => part === 'measure' && code === measure.code)}
          plain
        />
        <BiInput
          label={t('name')}
          required
          value={measure.name}
          onChange={(name) => put({ ...measure, name }, `measure name ${at}`)}
          onLeave={leaveName}
        />
        <BiInput
          label={t('unit')}
          required
          value={measure.unit}
          onChange={(unit) => put({ ...measure, unit }, `measure unit ${at}`)}
        />
        <CodeField
          code={measure.code}
          fixed={fixed}
          taken={taken}
          onChange={(code) => put({ ...measure, code })}
        />
        <CountedPart measure={measure} at={at} onChange={put} />
        <TimePart measure={measure} fixed={fixed} onChange={put} />
        <SplitPart measure={measure} onChange={put} />
        <WhenPart measure={measure} at={at} onChange={put} />
      </Stack>
    </Card>
  );
}

interface PartProps {
  readonly measure: Measure;
  readonly onChange: (measure: Measure, step?: string) => void;
}

function CountedPart({ measure, at, onChange }: PartProps & { readonly at: number }) {
  const t = useWords(words);
  const say = useSay();
  const fields = [...useFields().values()];
  const countable = fields.filter(({ type }) => COUNTABLE.has(type));
  const tables = fields.filter(({ type }) => type === 'table');
  const { value } = measure;
  const choose = (from: string) => {
    const next: Measure['value'] =
      from === 'field'
        ? { from, field: countable[0]?.code ?? '' }
        : from === 'rows'
          ? { from, field: tables[0]?.code ?? '' }
          : from === 'expression'
            ? { from, value: '' }
            : { from: 'record' };
    onChange({ ...measure, value: next });
  };
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('counted')}
        value={value.from}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: 'record', label: t('countRecord') },
          { value: 'field', label: t('countField'), disabled: countable.length === 0 },
          { value: 'rows', label: t('countRows'), disabled: tables.length === 0 },
          { value: 'expression', label: t('countExpression') },
        ]}
      />
      {value.from === 'field' && (
        <NativeSelect
          label={t('countedField')}
          value={value.field}
          onChange={(event) =>
            onChange({ ...measure, value: { ...value, field: event.currentTarget.value } })
          }
          data={countable.map(({ code, name }) => ({ value: code, label: say(name) }))}
        />
      )}
      {value.from === 'rows' && <RowsPart measure={measure} value={value} onChange={onChange} />}
      {value.from === 'expression' && (
        <ExpressionInput
          label={t('countExpression')}
          value={value.value}
          onChange={(source) => onChange({ ...measure, value: { ...value, value: source } }, `value ${at}`)}
        />
      )}
    </Stack>
  );
}

function TimePart({ measure, fixed, onChange }: PartProps & { readonly fixed: boolean }) {
  const t = useWords(words);
  const say = useSay();
  const { definition } = useDesigner();
  const days = [...useFields().values()].filter(({ type }) => type === 'date' || type === 'period');
  return (
    <Group align="flex-end">
      <div>
        <Text size="sm" fw={500} id={`kind-${measure.code}`}>
          {t('measureKind')}
        </Text>
        <SegmentedControl
          aria-labelledby={`kind-${measure.code}`}
          disabled={fixed}
          value={measure.kind}
          onChange={(kind) => {
            const { on: _, ...rest } = measure;
            onChange(kind === 'stock' ? { ...rest, kind: 'stock' } : { ...measure, kind: 'flow' });
          }}
          data={[
            { value: 'flow', label: t('flow') },
            { value: 'stock', label: t('stock'), disabled: definition.nature === 'event' },
          ]}
        />
      </div>
      {measure.kind === 'flow' && (
        <NativeSelect
          label={t('onDay')}
          disabled={fixed}
          value={measure.on ?? ''}
          onChange={(event) => onChange(patched(measure, { on: event.currentTarget.value || undefined }))}
          data={[
            { value: '', label: t('recordDay') },
            ...days
              .filter(({ code }) => code !== definition.day)
              .map(({ code, name }) => ({ value: code, label: say(name) })),
          ]}
        />
      )}
    </Group>
  );
}

function SplitPart({ measure, onChange }: PartProps) {
  const t = useWords(words);
  const say = useSay();
  const { axes, definition } = useDesigner();
  const fields = useFields();
  const { value } = measure;
  const table = value.from === 'rows' ? fields.get(value.field) : undefined;
  const columns: readonly Field[] = table?.type === 'table' ? table.columns : [];
  const choices = [...columns, ...fields.values()].filter(
    (field): field is Extract<Field, { type: 'choice' }> => field.type === 'choice',
  );
  const isAxis = (field: { code: string; list: string }) => {
    const known = new Set(axes.get(field.code)?.categories.map(({ code }) => code));
    return (definition.lists[field.list] ?? []).every(({ code }) => known.has(code));
  };
  const option = ({ code, name }: Field) => ({ value: code, label: say(name) });
  const asAxes = choices.filter(isAxis);
  return (
    <Stack gap="sm">
      <MultiSelect
        label={t('by')}
        description={t('byHint')}
        value={measure.by ?? []}
        maxValues={4}
        onChange={(by) => onChange(patched(measure, { by: by.length === 0 ? undefined : by }))}
        data={choices.map(option)}
      />
      {asAxes.length > 0 && (
        <MultiSelect
          label={t('axes')}
          description={t('axesHint')}
          value={measure.axes ?? []}
          maxValues={3}
          onChange={(next) => onChange(patched(measure, { axes: next.length === 0 ? undefined : next }))}
          data={asAxes.map(option)}
        />
      )}
    </Stack>
  );
}

/** Not yet a condition, but one is to be written. */
const OPEN = ' ';

function WhenPart({ measure, at, onChange }: PartProps & { readonly at: number }) {
  const t = useWords(words);
  const { when } = measure;
  return (
    <div>
      <SegmentedControl
        aria-label={t('onlyWhen')}
        value={when === undefined ? 'always' : 'when'}
        onChange={(mode) => onChange(patched(measure, { when: mode === 'when' ? OPEN : undefined }))}
        data={[
          { value: 'always', label: t('always') },
          { value: 'when', label: t('onlyWhen') },
        ]}
      />
      {when !== undefined && (
        <ConditionEditor
          label={t('onlyWhen')}
          value={when}
          onChange={(source) => onChange({ ...measure, when: source || OPEN }, `when ${at}`)}
        />
      )}
    </div>
  );
}
