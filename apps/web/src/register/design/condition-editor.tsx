import type { Field } from '@binhdang/domain/register';
import {
  ActionIcon,
  Button,
  Group,
  NativeSelect,
  SegmentedControl,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { DateField } from '../../ui/date-field.tsx';
import {
  type Comparison,
  type Condition,
  comparableWith,
  comparisonsOf,
  conditionIn,
  expressionOf,
  needsOperand,
  type Term,
} from './condition.ts';
import { conditionWords } from './condition-words.ts';
import classes from './design.module.css';
import { useDesigner, useFields } from './design-context.ts';

interface ConditionEditorProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (source: string) => void;
  /** Fields that a condition may not ask: the one it decides about. */
  readonly without?: string;
}

/** A condition by choosing, or as the expression that is kept. */
export function ConditionEditor({ label, value, onChange, without }: ConditionEditorProps) {
  const t = useWords(conditionWords);
  const all = useFields();
  const [condition, setCondition] = useState<Condition | undefined>(() => conditionIn(value, all));
  const [expert, setExpert] = useState(condition === undefined);
  // What undo, a renamed field or the expression itself changed comes back into the choices.
  useEffect(() => {
    setCondition((now) => {
      if (now !== undefined && expressionOf(now, all) === value.trim()) return now;
      return conditionIn(value, all);
    });
  }, [value, all]);
  const fields = [...all.values()].filter(
    ({ code, type }) => code !== without && type !== 'file' && comparisonsOf(type).length > 0,
  );
  const put = (next: Condition) => {
    setCondition(next);
    const source = expressionOf(next, all);
    if (source !== value.trim()) onChange(source);
  };
  const rich = condition === undefined;
  const shown = rich || expert ? 'expert' : 'simple';
  return (
    <fieldset className={classes.condition}>
      <legend>{label}</legend>
      <Stack gap="xs">
        <SegmentedControl
          size="xs"
          aria-label={`${label}: ${t('mode')}`}
          value={shown}
          onChange={(mode) => setExpert(mode === 'expert')}
          data={[
            { value: 'simple', label: t('simple'), disabled: rich },
            { value: 'expert', label: t('expert') },
          ]}
        />
        {shown === 'expert' ? (
          <ExpressionInput
            label={label}
            value={value}
            onChange={onChange}
            note={rich ? t('tooRich') : undefined}
          />
        ) : (
          condition !== undefined && <Terms condition={condition} fields={fields} onChange={put} />
        )}
      </Stack>
    </fieldset>
  );
}

interface ExpressionInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (source: string) => void;
  readonly note?: string | undefined;
}

/** The expression as it is kept, with the codes that may stand in it. */
export function ExpressionInput({ label, value, onChange, note }: ExpressionInputProps) {
  const t = useWords(conditionWords);
  const say = useSay();
  const fields = useFields();
  return (
    <Stack gap={4}>
      <Textarea
        label={label === t('expression') ? label : `${label}: ${t('expression')}`}
        description={note}
        value={value}
        autosize
        minRows={2}
        maxLength={1000}
        spellCheck={false}
        classNames={{ input: classes.expression ?? '' }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <details className={classes.codes}>
        <summary>{t('fieldsForExperts')}</summary>
        <ul>
          {[...fields.values()]
            .filter(({ type }) => type !== 'file')
            .map((field) => (
              <li key={field.code}>
                <code>
                  r.{field.code}
                  {field.type === 'grid' ? '.total' : ''}
                </code>{' '}
                {say(field.name)}
              </li>
            ))}
        </ul>
      </details>
    </Stack>
  );
}

interface TermsProps {
  readonly condition: Condition;
  readonly fields: readonly Field[];
  readonly onChange: (condition: Condition) => void;
}

function Terms({ condition, fields, onChange }: TermsProps) {
  const t = useWords(conditionWords);
  const { terms } = condition;
  const put = (next: readonly Term[]) => onChange({ ...condition, terms: next });
  const add = () => {
    const first = fields[0];
    if (first === undefined) return;
    const [comparison = 'filled'] = comparisonsOf(first.type);
    put([...terms, { field: first.code, comparison, operand: undefined }]);
  };
  return (
    <Stack gap="xs">
      {terms.map((term, at) => (
        <TermRow
          // biome-ignore lint/suspicious/noArrayIndexKey: terms have nothing but their place
          key={at}
          at={at}
          term={term}
          fields={fields}
          onChange={(next) => put(terms.map((one, index) => (index === at ? next : one)))}
          onRemove={() => put(terms.filter((_, index) => index !== at))}
        />
      ))}
      <Group gap="sm">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={add}
        >
          {t('addTerm')}
        </Button>
        {terms.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t('join')}
            value={condition.join}
            onChange={(join) => onChange({ ...condition, join: join === 'any' ? 'any' : 'all' })}
            data={[
              { value: 'all', label: t('allOf') },
              { value: 'any', label: t('anyOf') },
            ]}
          />
        )}
      </Group>
    </Stack>
  );
}

interface TermRowProps {
  readonly at: number;
  readonly term: Term;
  readonly fields: readonly Field[];
  readonly onChange: (term: Term) => void;
  readonly onRemove: () => void;
}

const comparisonWord = (comparison: Comparison) => (comparison === 'empty' ? 'empty_value' : comparison);

function TermRow({ at, term, fields, onChange, onRemove }: TermRowProps) {
  const t = useWords(conditionWords);
  const say = useSay();
  const field = fields.find(({ code }) => code === term.field);
  const chooseField = (code: string) => {
    const next = fields.find((one) => one.code === code);
    const [comparison = 'filled'] = comparisonsOf(next?.type);
    onChange({ field: code, comparison, operand: undefined });
  };
  return (
    <div className={classes.term}>
      <NativeSelect
        aria-label={`${t('field')} ${at + 1}`}
        value={term.field}
        onChange={(event) => chooseField(event.currentTarget.value)}
        data={fields.map(({ code, name }) => ({ value: code, label: say(name) }))}
      />
      <NativeSelect
        aria-label={`${t('comparison')} ${at + 1}`}
        value={term.comparison}
        onChange={(event) => onChange({ ...term, comparison: event.currentTarget.value as Comparison })}
        data={comparisonsOf(field?.type).map((one) => ({ value: one, label: t(comparisonWord(one)) }))}
      />
      {field !== undefined && needsOperand(term.comparison) && (
        <OperandInput at={at} term={term} field={field} fields={fields} onChange={onChange} />
      )}
      <ActionIcon aria-label={t('removeTerm', { number: at + 1 })} onClick={onRemove}>
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}

interface OperandInputProps {
  readonly at: number;
  readonly term: Term;
  readonly field: Field;
  readonly fields: readonly Field[];
  readonly onChange: (term: Term) => void;
}

function OperandInput({ at, term, field, fields, onChange }: OperandInputProps) {
  const t = useWords(conditionWords);
  const say = useSay();
  const { definition } = useDesigner();
  const label = `${t('value')} ${at + 1}`;
  const text = term.operand?.text ?? '';
  const put = (next: string, kind: 'value' | 'field' = 'value') =>
    onChange({ ...term, operand: { kind, text: next } });
  if ('list' in field)
    return (
      <NativeSelect
        aria-label={label}
        value={text}
        onChange={(event) => put(event.currentTarget.value)}
        data={[
          { value: '', label: t('choose') },
          ...(definition.lists[field.list] ?? []).map(({ code, name }) => ({
            value: code,
            label: say(name),
          })),
        ]}
      />
    );
  const others = fields.filter(
    ({ code, type }) => code !== field.code && comparableWith(field.type).includes(type),
  );
  const kind = term.operand?.kind ?? 'value';
  return (
    <>
      {others.length > 0 && (
        <NativeSelect
          aria-label={`${t('compareWith')} ${at + 1}`}
          value={kind}
          onChange={(event) => {
            const next = event.currentTarget.value === 'field' ? 'field' : 'value';
            put(next === 'field' ? (others[0]?.code ?? '') : '', next);
          }}
          data={[
            { value: 'value', label: t('fixedValue') },
            { value: 'field', label: t('otherField') },
          ]}
        />
      )}
      {kind === 'field' ? (
        <NativeSelect
          aria-label={label}
          value={text}
          onChange={(event) => put(event.currentTarget.value, 'field')}
          data={others.map(({ code, name }) => ({ value: code, label: say(name) }))}
        />
      ) : field.type === 'date' ? (
        <DateField label={label} value={text === '' ? null : text} onChange={(day) => put(day ?? '')} />
      ) : (
        <TextInput
          aria-label={label}
          inputMode="decimal"
          value={text}
          onChange={(event) => put(event.currentTarget.value)}
        />
      )}
    </>
  );
}
