/** What is asked of a simple field, which may also be a column of a table, beside what all fields have. */
import { LEVELS, PERIOD_KINDS } from '@binhdang/domain';
import { codeFrom, type Field, type SimpleField } from '@binhdang/domain/register';
import { Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useSay, useWords } from '../../app/i18n.tsx';
import { BiInput } from './bi-input.tsx';
import { ChoicesEditor } from './choices-editor.tsx';
import { useDesigner } from './design-context.ts';
import { firstChoices, patched } from './edits.ts';
import { NumberField } from './number-field.tsx';
import { LEVEL_NAMES, PERIOD_NAMES } from './type-names.ts';
import { words } from './words.ts';

export interface PartsProps<F extends Field> {
  readonly field: F;
  /** Records hold values of it: what would read them otherwise stays. */
  readonly fixed: boolean;
  readonly onChange: (field: F) => void;
}

/** The properties of a simple field, which may be a column too. */
export function SimpleParts({ field, fixed, onChange }: PartsProps<SimpleField>) {
  const t = useWords(words);
  const say = useSay();
  switch (field.type) {
    case 'text':
      return (
        <Group grow align="flex-end">
          <NumberField
            label={t('lines')}
            min={1}
            max={20}
            value={field.lines}
            onChange={(lines) => onChange(patched(field, { lines }))}
          />
          <NumberField
            label={t('maxLength')}
            min={1}
            max={20_000}
            value={field.maxLength}
            onChange={(maxLength) => onChange(patched(field, { maxLength }))}
          />
        </Group>
      );
    case 'number':
      return (
        <Stack gap="sm">
          <BiInput
            label={t('unit')}
            required
            value={field.unit}
            onChange={(unit) => onChange({ ...field, unit })}
          />
          <Group grow align="flex-end">
            <NumberField
              label={t('decimals')}
              min={0}
              max={6}
              value={field.decimals}
              onChange={(decimals) => onChange(patched(field, { decimals }))}
            />
            <NumberField
              label={t('min')}
              decimals={6}
              value={field.min}
              onChange={(min) => onChange(patched(field, { min }))}
            />
            <NumberField
              label={t('max')}
              decimals={6}
              value={field.max}
              onChange={(max) => onChange(patched(field, { max }))}
            />
          </Group>
        </Stack>
      );
    case 'date':
      return (
        <Checkbox
          label={t('notAfterToday')}
          checked={field.notAfterToday === true}
          onChange={(event) =>
            onChange(patched(field, { notAfterToday: event.currentTarget.checked || undefined }))
          }
        />
      );
    case 'period':
      return (
        <Stack gap="sm">
          <Checkbox.Group
            label={t('periodKinds')}
            value={field.kinds}
            onChange={(kinds) =>
              onChange({ ...field, kinds: PERIOD_KINDS.filter((one) => kinds.includes(one)) })
            }
          >
            <Group gap="md" mt={4}>
              {PERIOD_KINDS.map((kind) => (
                <Checkbox key={kind} value={kind} label={say(PERIOD_NAMES[kind])} />
              ))}
            </Group>
          </Checkbox.Group>
          <Checkbox
            label={t('periodNotAfter')}
            checked={field.notAfterToday === true}
            onChange={(event) =>
              onChange(patched(field, { notAfterToday: event.currentTarget.checked || undefined }))
            }
          />
        </Stack>
      );
    case 'choice':
    case 'choices':
      return <ListPart field={field} fixed={fixed} onChange={onChange} />;
    case 'place':
      return (
        <NativeSelect
          label={t('level')}
          value={field.level}
          onChange={(event) => {
            const level = LEVELS.find((one) => one === event.currentTarget.value);
            if (level !== undefined) onChange({ ...field, level });
          }}
          data={LEVELS.filter((one) => one !== 'central').map((one) => ({
            value: one,
            label: say(LEVEL_NAMES[one]),
          }))}
        />
      );
    default:
      return null;
  }
}

type ListField = Extract<SimpleField, { list: string }>;

/** Which list it offers, and its choices at hand. */
function ListPart({ field, fixed, onChange }: PartsProps<ListField>) {
  const t = useWords(words);
  const say = useSay();
  const { definition, edit } = useDesigner();
  const lists = Object.entries(definition.lists);
  const toNew = () => {
    const code = codeFrom(field.name.vi, new Set(Object.keys(definition.lists)));
    edit((now) => ({
      ...now,
      lists: { ...now.lists, [code]: firstChoices() },
    }));
    onChange({ ...field, list: code });
  };
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('list')}
        description={fixed ? t('listFixed') : undefined}
        disabled={fixed}
        value={field.list}
        onChange={(event) =>
          event.currentTarget.value === '' ? toNew() : onChange({ ...field, list: event.currentTarget.value })
        }
        data={[
          ...lists.map(([code, choices]) => ({
            value: code,
            label: `${code}: ${choices
              .slice(0, 3)
              .map(({ name }) => say(name))
              .join(', ')}${choices.length > 3 ? '…' : ''}`,
          })),
          { value: '', label: t('newList') },
        ]}
      />
      <Text size="sm" fw={500}>
        {t('choices')}
      </Text>
      <ChoicesEditor list={field.list} />
    </Stack>
  );
}
