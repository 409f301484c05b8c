/** What a record says, section by section, as its definition lays it out: for its own page, the judge's pane and paper. */
import type { register } from '@binhdang/contract';
import { type Field, type FieldValue, type RecordValues, sayValue } from '@binhdang/domain/register';
import { Anchor, Card, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { FileLinks } from '../../ui/file-preview.tsx';
import type { LoadedRegister } from '../use-register.ts';
import classes from './detail.module.css';
import { GridTable, RowsTable } from './field-tables.tsx';
import { words } from './words.ts';

export interface RecordViewProps {
  readonly record: Pick<register.RecordDetail, 'values' | 'names' | 'files'>;
  /** The version of the definition that the record was written on. */
  readonly loaded: LoadedRegister;
}

export function RecordView({ record, loaded }: RecordViewProps) {
  const say = useSay();
  const t = useWords(words);
  const values = record.values as RecordValues;
  return loaded.definition.sections.map((section) => {
    const filled = section.fields.filter(({ code }) => values[code] !== undefined);
    const name = say(section.name);
    return (
      <Card component="section" key={name} aria-label={name} className={classes.section ?? ''}>
        <Title order={2} size="h3" mb="xs">
          {name}
        </Title>
        {filled.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('nothing')}
          </Text>
        ) : (
          <dl className={classes.facts}>
            {filled.map((field) => (
              <div key={field.code} className={classes.fact} data-wide={isWide(field) || undefined}>
                <dt>{say(field.name)}</dt>
                <dd>
                  <Value field={field} value={values[field.code]} record={record} loaded={loaded} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Card>
    );
  });
}

/** What needs the whole width: tables, files and texts of several lines. */
const isWide = (field: Field): boolean =>
  field.type === 'grid' ||
  field.type === 'table' ||
  field.type === 'file' ||
  (field.type === 'text' && (field.lines ?? 1) > 1);

interface ValueProps extends RecordViewProps {
  readonly field: Field;
  readonly value: FieldValue | undefined;
}

function Value({ field, value, record, loaded }: ValueProps) {
  const say = useSay();
  const { language } = useLanguage();
  const saying = { lists: loaded.definition.lists, names: record.names, language };
  if (value === undefined) return null;
  switch (field.type) {
    case 'grid':
      return <GridTable field={field} value={value} axes={loaded.axes} />;
    case 'table':
      return <RowsTable field={field} value={value} saying={saying} />;
    case 'file': {
      const ids: readonly unknown[] = Array.isArray(value) ? value : [];
      return (
        <FileLinks list={record.files.filter((file) => file.field === field.code && ids.includes(file.id))} />
      );
    }
    case 'link':
      return <Named to={`/ban-ghi/${String(value)}`} name={record.names[String(value)]} />;
    case 'body':
    case 'place':
      return <Named to={`/co-quan/${String(value)}`} name={record.names[String(value)]} />;
    case 'number':
    case 'computed':
      return <span className={classes.figure}>{`${sayValue(field, value, saying)} ${say(field.unit)}`}</span>;
    case 'money':
      return <span className={classes.figure}>{sayValue(field, value, saying)} đồng</span>;
    default:
      return <span className={classes.prose}>{sayValue(field, value, saying)}</span>;
  }
}

/** What one may not see has no name for one, and nothing to open. */
function Named({ to, name }: { readonly to: string; readonly name: string | undefined }) {
  const t = useWords(words);
  if (name === undefined)
    return (
      <Text span c="dimmed">
        {t('unknownName')}
      </Text>
    );
  return (
    <Anchor component={Link} to={to}>
      {name}
    </Anchor>
  );
}
