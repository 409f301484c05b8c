import { codeFrom, type FieldOf, type SimpleField } from '@binhdang/domain/register';
import { ActionIcon, Button, Checkbox, Group, Menu, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { BiInput } from './bi-input.tsx';
import { CodeField } from './code-field.tsx';
import classes from './design.module.css';
import { useDesigner } from './design-context.ts';
import { changeAt, firstChoices, inVietnamese, newField, patched, stepped } from './edits.ts';
import { NumberField } from './number-field.tsx';
import { SimpleParts } from './simple-parts.tsx';
import { COLUMN_TYPES, FIELD_TYPES } from './type-names.ts';
import { words } from './words.ts';

interface ColumnsEditorProps {
  readonly field: FieldOf<'table'>;
  readonly onChange: (field: FieldOf<'table'>) => void;
}

/** Columns of a table of rows: fields without conditions. */
export function ColumnsEditor({ field, onChange }: ColumnsEditorProps) {
  const t = useWords(words);
  const say = useSay();
  const { definition, edit } = useDesigner();
  const put = (columns: SimpleField[]) => onChange({ ...field, columns });
  const taken = new Set<string>(field.columns.map(({ code }) => code));
  const add = (type: (typeof COLUMN_TYPES)[number]) => {
    const name = inVietnamese(undefined, say(FIELD_TYPES[type].name));
    const code = codeFrom(name.vi, taken);
    const column = newField(type, code, name) as SimpleField;
    if ('list' in column && definition.lists[column.list] === undefined)
      edit((now) => ({
        ...now,
        lists: { ...now.lists, [column.list]: firstChoices() },
      }));
    put([...field.columns, column]);
  };
  return (
    <Stack gap="sm">
      <NumberField
        label={t('maxRows')}
        min={1}
        max={500}
        value={field.maxRows}
        onChange={(maxRows) => onChange(patched(field, { maxRows }))}
      />
      <Text size="sm" fw={500}>
        {t('columns')}
      </Text>
      {field.columns.map((column, at) => (
        <ColumnPart
          // biome-ignore lint/suspicious/noArrayIndexKey: its code changes with its name
          key={at}
          table={field.code}
          column={column}
          at={at}
          last={at === field.columns.length - 1}
          taken={taken}
          onChange={(next) => put(changeAt(field.columns, at, () => next))}
          onStep={(by) => put(stepped(field.columns, at, by))}
          onRemove={() => put(field.columns.filter((_, index) => index !== at))}
        />
      ))}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            w="fit-content"
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={field.columns.length >= 20}
          >
            {t('addColumn')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {COLUMN_TYPES.map((type) => {
            const { name, icon: Icon } = FIELD_TYPES[type];
            return (
              <Menu.Item key={type} leftSection={<Icon size={16} />} onClick={() => add(type)}>
                {say(name)}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
    </Stack>
  );
}

interface ColumnPartProps {
  readonly table: string;
  readonly column: SimpleField;
  readonly at: number;
  readonly last: boolean;
  readonly taken: ReadonlySet<string>;
  readonly onChange: (column: SimpleField) => void;
  readonly onStep: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function ColumnPart({ table, column, at, last, taken, onChange, onStep, onRemove }: ColumnPartProps) {
  const t = useWords(words);
  const say = useSay();
  const { published } = useDesigner();
  const fixed = published.fields.has(`${table}.${column.code}`);
  const name = say(column.name);
  const { icon: Icon, name: type } = FIELD_TYPES[column.type];
  return (
    <details className={classes.column} open={!fixed && column.name.vi === FIELD_TYPES[column.type].name.vi}>
      <summary>
        <Icon size={16} /> {name || `${t('column')} ${at + 1}`}{' '}
        <Text span size="xs" c="dimmed">
          {say(type)}
        </Text>
      </summary>
      <Stack gap="sm" mt="xs">
        <BiInput
          label={t('name')}
          required
          value={column.name}
          onChange={(next) => onChange({ ...column, name: next })}
        />
        <CodeField
          code={column.code}
          fixed={fixed}
          taken={taken}
          onChange={(code) => onChange({ ...column, code })}
        />
        <SimpleParts field={column} fixed={fixed} onChange={(next) => onChange(next as SimpleField)} />
        <Checkbox
          label={t('required')}
          checked={column.required === true}
          onChange={(event) =>
            onChange(patched(column, { required: event.currentTarget.checked || undefined }))
          }
        />
        <Checkbox
          label={t('personal')}
          checked={column.personal === true || column.type === 'person'}
          disabled={column.type === 'person'}
          onChange={(event) =>
            onChange(patched(column, { personal: event.currentTarget.checked || undefined }))
          }
        />
        <Group gap="xs">
          <ActionIcon aria-label={t('upOf', { name })} disabled={at === 0} onClick={() => onStep(-1)}>
            <IconArrowUp size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('downOf', { name })} disabled={last} onClick={() => onStep(1)}>
            <IconArrowDown size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon color="red" aria-label={t('removeOf', { name })} onClick={onRemove}>
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
      </Stack>
    </details>
  );
}
