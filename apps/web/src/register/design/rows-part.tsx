import type { Field, Measure } from '@binhdang/domain/register';
import { Checkbox, Group, NativeSelect } from '@mantine/core';
import { useSay, useWords } from '../../app/i18n.tsx';
import { useFields } from './design-context.ts';
import { patched } from './edits.ts';
import { words } from './words.ts';

type Rows = Extract<Measure['value'], { from: 'rows' }>;

interface RowsPartProps {
  readonly measure: Measure;
  readonly value: Rows;
  readonly onChange: (measure: Measure) => void;
}

/** Which rows are counted or summed, and the times that rows have of their own. */
export function RowsPart({ measure, value, onChange }: RowsPartProps) {
  const t = useWords(words);
  const say = useSay();
  const fields = [...useFields().values()];
  const tables = fields.filter(({ type }) => type === 'table');
  const table = fields.find(({ code }) => code === value.field);
  const columns: readonly Field[] = table?.type === 'table' ? table.columns : [];
  const of = (...types: Field['type'][]) =>
    columns
      .filter(({ type }) => types.includes(type))
      .map(({ code, name }) => ({ value: code as string, label: say(name) }));
  const put = (next: Rows) => onChange({ ...measure, value: next });
  const days = measure.kind === 'stock' ? of('date') : of('date', 'period');
  return (
    <Group align="flex-end">
      <NativeSelect
        label={t('table')}
        value={value.field}
        onChange={(event) => put({ from: 'rows', field: event.currentTarget.value })}
        data={tables.map(({ code, name }) => ({ value: code, label: say(name) }))}
      />
      <NativeSelect
        label={t('sumOf')}
        value={value.sum ?? ''}
        onChange={(event) => put(patched(value, { sum: event.currentTarget.value || undefined }))}
        data={[{ value: '', label: t('eachRow') }, ...of('number', 'money')]}
      />
      <NativeSelect
        label={t('rowDay')}
        value={value.day ?? ''}
        onChange={(event) =>
          put(
            patched(value, {
              day: event.currentTarget.value || undefined,
              until: undefined,
              untilNext: undefined,
            }),
          )
        }
        data={[{ value: '', label: t('recordDay') }, ...days]}
      />
      {measure.kind === 'stock' && value.day !== undefined && (
        <>
          <NativeSelect
            label={t('rowUntil')}
            value={value.until ?? ''}
            onChange={(event) =>
              put(patched(value, { until: event.currentTarget.value || undefined, untilNext: undefined }))
            }
            data={[{ value: '', label: t('rowNoUntil') }, ...of('date')]}
          />
          <Checkbox
            label={t('untilNext')}
            checked={value.untilNext === true}
            onChange={(event) =>
              put(
                patched(value, {
                  untilNext: event.currentTarget.checked ? (true as const) : undefined,
                  until: undefined,
                }),
              )
            }
          />
        </>
      )}
    </Group>
  );
}
