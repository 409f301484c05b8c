/** What is asked of a field of the form beside what all fields have, by its type. */
import type { Field } from '@binhdang/domain/register';
import { Checkbox, NativeSelect, Stack } from '@mantine/core';
import { useSay, useWords } from '../../app/i18n.tsx';
import { BiInput } from './bi-input.tsx';
import { CellsEditor } from './cells-editor.tsx';
import { ColumnsEditor } from './columns-editor.tsx';
import { ExpressionInput } from './condition-editor.tsx';
import { useDesigner } from './design-context.ts';
import { patched } from './edits.ts';
import { NumberField } from './number-field.tsx';
import { type PartsProps, SimpleParts } from './simple-parts.tsx';
import { words } from './words.ts';

/** The properties of any field of the form. */
export function FieldParts({ field, fixed, onChange }: PartsProps<Field>) {
  const t = useWords(words);
  const say = useSay();
  const { design } = useDesigner();
  switch (field.type) {
    case 'computed':
      return (
        <Stack gap="sm">
          <ExpressionInput
            label={t('expression')}
            note={t('computedHint')}
            value={field.value}
            onChange={(value) => onChange({ ...field, value })}
          />
          <BiInput
            label={t('unit')}
            required
            value={field.unit}
            onChange={(unit) => onChange({ ...field, unit })}
          />
          <NumberField
            label={t('decimals')}
            min={0}
            max={6}
            value={field.decimals}
            onChange={(decimals) => onChange(patched(field, { decimals }))}
          />
        </Stack>
      );
    case 'table':
      return <ColumnsEditor field={field} onChange={onChange} />;
    case 'grid':
      return (
        <Stack gap="sm">
          <BiInput
            label={t('unit')}
            required
            value={field.unit}
            onChange={(unit) => onChange({ ...field, unit })}
          />
          <CellsEditor field={field} onChange={onChange} />
        </Stack>
      );
    case 'file':
      return (
        <Stack gap="sm">
          <NumberField
            label={t('maxFiles')}
            min={1}
            max={50}
            value={field.max}
            onChange={(max) => onChange({ ...field, max: max ?? 1 })}
          />
          <Checkbox
            label={t('imagesOnly')}
            checked={field.imagesOnly === true}
            onChange={(event) =>
              onChange(patched(field, { imagesOnly: event.currentTarget.checked || undefined }))
            }
          />
        </Stack>
      );
    case 'link':
      return (
        <NativeSelect
          label={t('linkTo')}
          required
          disabled={fixed}
          value={field.register}
          onChange={(event) => onChange({ ...field, register: event.currentTarget.value })}
          data={[
            { value: '', label: t('choose') },
            ...design.registers.map(({ code, name }) => ({ value: code, label: say(name) })),
          ]}
        />
      );
    default:
      return <SimpleParts field={field} fixed={fixed} onChange={onChange} />;
  }
}
