import { type Field, isPersonal, renameField, usesOf } from '@binhdang/domain/register';
import { Button, Checkbox, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { BiInput } from './bi-input.tsx';
import { CodeField } from './code-field.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { useDesigner } from './design-context.ts';
import {
  changeField,
  duplicateField,
  fieldCodes,
  patched,
  removeField,
  renamed,
  stepField,
} from './edits.ts';
import { FieldParts } from './field-parts.tsx';
import { Findings } from './findings.tsx';
import { FIELD_TYPES } from './type-names.ts';
import { words } from './words.ts';

/** Everything about one field. */
export function FieldEditor({ field }: { readonly field: Field }) {
  const t = useWords(words);
  const say = useSay();
  const { definition, edit, published, choose, findings } = useDesigner();
  const { code } = field;
  const fixed = published.fields.has(code);
  const put = (next: Field, step?: string) => edit((now) => changeField(now, code, () => next), step);
  /** What the field was called when its name was entered: whether its code was made from that. */
  const calledBefore = useRef({ code, name: field.name.vi });
  if (calledBefore.current.code !== code) calledBefore.current = { code, name: field.name.vi };
  const follow = (next: string) => {
    calledBefore.current = { code: next, name: field.name.vi };
    if (next !== code) choose({ part: 'field', code: next });
  };
  // A new field is named first: its name stands ready to be written over.
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fixed) return;
    const input = frame.current?.querySelector<HTMLInputElement>('input');
    if (input?.value === say(FIELD_TYPES[field.type].name)) {
      input.focus();
      input.select();
    }
  }, [fixed, field.type, say]);
  const leaveName = () => {
    const next = renamed(definition, code, calledBefore.current.name, published.fields);
    if (next.code !== code) edit(() => next.definition);
    follow(next.code);
  };
  const { name: typeName, icon: Icon } = FIELD_TYPES[field.type];
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h3">
          <Icon size={18} /> {say(field.name) || t('field')}
        </Title>
        <FieldActions field={field} fixed={fixed} />
      </Group>
      <Text size="sm" c="dimmed">
        {say(typeName)}
        {fixed && `. ${t('typeFixed')}`}
      </Text>
      <Findings findings={findings.filter((one) => one.part === 'field' && one.code === code)} plain />
      <div ref={frame}>
        <BiInput
          label={t('name')}
          required
          value={field.name}
          onChange={(name) => put({ ...field, name }, `name ${code}`)}
          onLeave={leaveName}
        />
      </div>
      <CodeField
        code={code}
        fixed={fixed}
        taken={fieldCodes(definition)}
        onChange={(next) => {
          edit((now) => renameField(now, code, next));
          follow(next);
        }}
      />
      <FieldParts field={field} fixed={fixed} onChange={(next) => put(next, `part ${code}`)} />
      {field.type !== 'computed' && <RequiredPart field={field} onChange={put} />}
      <ShownPart field={field} onChange={put} />
      <BiInput
        label={t('hint')}
        value={field.hint}
        onChange={(hint) => put(patched(field, { hint: hint.vi === '' ? undefined : hint }), `hint ${code}`)}
      />
      <Checkbox
        label={t('personal')}
        description={t('personalHint')}
        checked={isPersonal(field)}
        disabled={field.type === 'person'}
        onChange={(event) => put(patched(field, { personal: event.currentTarget.checked || undefined }))}
      />
    </Stack>
  );
}

interface PartProps {
  readonly field: Field;
  readonly onChange: (field: Field, step?: string) => void;
}

/** Not yet a condition, but one is to be written. */
const OPEN = ' ';

function RequiredPart({ field, onChange }: PartProps) {
  const t = useWords(words);
  const { required = false } = field;
  const mode = typeof required === 'string' ? 'when' : required ? 'always' : 'never';
  return (
    <div>
      <Text size="sm" fw={500} id={`required-${field.code}`}>
        {t('required')}
      </Text>
      <SegmentedControl
        aria-labelledby={`required-${field.code}`}
        value={mode}
        onChange={(next) =>
          onChange(
            patched(field, { required: next === 'always' ? true : next === 'when' ? OPEN : undefined }),
          )
        }
        data={[
          { value: 'never', label: t('never') },
          { value: 'always', label: t('always') },
          { value: 'when', label: t('whenCondition') },
        ]}
      />
      {typeof required === 'string' && (
        <ConditionEditor
          label={`${t('required')} ${t('whenCondition').toLowerCase()}`}
          value={required}
          without={field.code}
          onChange={(source) => onChange({ ...field, required: source || OPEN }, `required ${field.code}`)}
        />
      )}
    </div>
  );
}

function ShownPart({ field, onChange }: PartProps) {
  const t = useWords(words);
  const { shownWhen } = field;
  return (
    <div>
      <Text size="sm" fw={500} id={`shown-${field.code}`}>
        {t('shown')}
      </Text>
      <SegmentedControl
        aria-labelledby={`shown-${field.code}`}
        value={shownWhen === undefined ? 'always' : 'when'}
        onChange={(next) => onChange(patched(field, { shownWhen: next === 'when' ? OPEN : undefined }))}
        data={[
          { value: 'always', label: t('always') },
          { value: 'when', label: t('whenCondition') },
        ]}
      />
      {shownWhen !== undefined && (
        <ConditionEditor
          label={`${t('shown')} ${t('whenCondition').toLowerCase()}`}
          value={shownWhen}
          without={field.code}
          onChange={(source) => onChange({ ...field, shownWhen: source || OPEN }, `shown ${field.code}`)}
        />
      )}
    </div>
  );
}

function FieldActions({ field, fixed }: { readonly field: Field; readonly fixed: boolean }) {
  const t = useWords(words);
  const say = useSay();
  const { definition, edit, choose } = useDesigner();
  const { code } = field;
  const uses = usesOf(definition, code);
  const name = say(field.name);
  const copy = () => {
    const made = duplicateField(definition, code, ({ vi, en }) => ({
      vi: `${vi} ${words.copySuffix.vi}`,
      en: `${en} ${words.copySuffix.en}`,
    }));
    edit(() => made.definition);
    choose({ part: 'field', code: made.code });
  };
  return (
    <Group gap={4}>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowUp size={14} aria-hidden />}
        aria-label={t('upOf', { name })}
        onClick={() => edit((now) => stepField(now, code, -1))}
      >
        {t('up')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowDown size={14} aria-hidden />}
        aria-label={t('downOf', { name })}
        onClick={() => edit((now) => stepField(now, code, 1))}
      >
        {t('down')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconCopy size={14} aria-hidden />}
        onClick={copy}
      >
        {t('duplicate')}
      </Button>
      <ConfirmButton
        size="compact-sm"
        variant="default"
        color="red"
        label={t('remove')}
        question={
          <>
            {uses.length > 0 &&
              t('removeFieldAsk', { uses: uses.map((use) => `“${say(use.name)}”`).join(', ') })}{' '}
            {fixed ? t('removeKept') : t('removeOf', { name })}
          </>
        }
        onConfirm={() => {
          choose(undefined);
          edit((now) => removeField(now, code));
        }}
      />
    </Group>
  );
}
