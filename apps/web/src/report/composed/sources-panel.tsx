import type { report } from '@binhdang/contract';
import { Select, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useWords } from '../../app/i18n.tsx';
import classes from './report.module.css';
import { type Opened, SourcesDialog } from './sources-dialog.tsx';
import { columnName, type FigureTable, figureTables, holdsWords, rowGroups } from './sources-model.ts';
import { documentWords } from './words.ts';

/** Every number of the tables of counts, and every row of the lists, with the records behind it. */
export function SourcesPanel({ document }: { readonly document: report.ComposedDocument }) {
  const t = useWords(documentWords);
  const [opened, setOpened] = useState<Opened>();
  const [wanted, setWanted] = useState('');
  const tables = useMemo(() => figureTables(document.figures), [document.figures]);
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t(
          tables.length > 0 || document.parts.some(({ kind }) => kind === 'row')
            ? 'figuresHint'
            : 'noFigures',
        )}
      </Text>
      <TextInput
        aria-label={t('find')}
        placeholder={t('find')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      {tables.length > 0 && <Tables tables={tables} wanted={wanted} onOpen={setOpened} />}
      <Rows parts={document.parts} wanted={wanted} apart={tables.length > 0} onOpen={setOpened} />
      <SourcesDialog documentId={document.id} opened={opened} onClose={() => setOpened(undefined)} />
    </Stack>
  );
}

interface TablesProps {
  readonly tables: readonly FigureTable[];
  readonly wanted: string;
  readonly onOpen: (opened: Opened) => void;
}

function Tables({ tables, wanted, onOpen }: TablesProps) {
  const t = useWords(documentWords);
  const [at, setAt] = useState(0);
  const table = tables[at] ?? tables[0];
  const rows = table?.rows.filter(({ name }) => holdsWords(name, wanted)) ?? [];
  return (
    <>
      {tables.length > 1 && (
        <Select
          label={t('table')}
          allowDeselect={false}
          data={tables.map(({ name }, place) => ({ value: String(place), label: name }))}
          value={String(at)}
          onChange={(value) => setAt(Number(value))}
        />
      )}
      <ul className={classes.lines}>
        {rows.map(({ key, name, figures }) => (
          <li key={key}>
            <Text size="sm" fw={500}>
              {name}
            </Text>
            <div className={classes.numbers}>
              {figures.map((figure) => (
                <button
                  key={figure.path}
                  type="button"
                  className={classes.number}
                  onClick={() =>
                    onOpen({
                      path: figure.path,
                      name: `${name}, ${columnName(figure.column)}`,
                      records: figure.records,
                    })
                  }
                >
                  {columnName(figure.column)} <b>{figure.value}</b>
                </button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

interface RowsProps {
  readonly parts: readonly report.DocumentPart[];
  readonly wanted: string;
  /** Whether tables of counts stand above. */
  readonly apart: boolean;
  readonly onOpen: (opened: Opened) => void;
}

function Rows({ parts, wanted, apart, onOpen }: RowsProps) {
  const t = useWords(documentWords);
  const groups = useMemo(() => rowGroups(parts), [parts]);
  const shown = groups
    .map(({ name, rows }) => ({
      name,
      rows: holdsWords(name, wanted) ? rows : rows.filter(({ text }) => holdsWords(text, wanted)),
    }))
    .filter(({ rows }) => rows.length > 0);
  if (groups.length === 0) return null;
  return (
    <section>
      {apart && (
        <Text fw={600} mt="sm">
          {t('rowsOfAnnex')}
        </Text>
      )}
      <ul className={classes.lines}>
        {shown.map(({ name, rows }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a task may stand twice in a plan
          <li key={`${place}.${name}`}>
            <Group name={name} rows={rows} open={groups.length === 1} onOpen={onOpen} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface GroupProps {
  readonly name: string;
  readonly rows: readonly report.DocumentPart[];
  /** Whether it is open from the start. */
  readonly open: boolean;
  readonly onOpen: (opened: Opened) => void;
}

/** Rows are drawn when their group is opened: a report of the province has a thousand. */
function Group({ name, rows, open: first, onOpen }: GroupProps) {
  const t = useWords(documentWords);
  const [open, setOpen] = useState(first);
  return (
    <details open={open} className={classes.groups} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {name === '' ? t('noCaption') : name} ({rows.length})
      </summary>
      {open && (
        <div className={classes.numbers}>
          {rows.map(({ path, text, records }) => (
            <button
              key={path}
              type="button"
              className={classes.number}
              onClick={() => onOpen({ path, name: text, records })}
            >
              {text}
            </button>
          ))}
        </div>
      )}
    </details>
  );
}
