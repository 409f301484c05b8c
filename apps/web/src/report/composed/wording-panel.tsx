import { report } from '@binhdang/contract';
import { Alert, Button, Group, Stack, Switch, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLock, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../app/i18n.tsx';
import { ConflictDialog } from '../../ui/conflict-dialog.tsx';
import { DraftNotice } from '../../ui/draft-notice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import classes from './report.module.css';
import { type Opened, SourcesDialog } from './sources-dialog.tsx';
import { documentWords } from './words.ts';

type Edits = Readonly<Record<string, string>>;

interface Typed {
  /** The version of the document that was being read when the first word was changed. */
  readonly base: number | null;
  readonly edits: Edits;
}

const NOTHING: Typed = { base: null, edits: {} };

interface Theirs {
  readonly version: number;
  readonly parts: readonly { readonly path: string; readonly text: string }[];
}

/** The text of the document part by part; what is narrative can be reworded while it is a draft. */
export function WordingPanel({ document }: { readonly document: report.ComposedDocument }) {
  const t = useWords(documentWords);
  const may = document.mayEdit && !document.issued;
  const [only, setOnly] = useState(false);
  const [opened, setOpened] = useState<Opened>();
  const { base, edits, setEdits, changed, save, submit, draft, conflict } = useEdits(document);
  const parts = document.parts.filter(({ kind, editable }) => kind !== 'row' && (!only || editable));
  return (
    <Stack gap="sm">
      {document.issued && <Alert icon={<IconLock aria-hidden />}>{t('closed')}</Alert>}
      {!document.mayEdit && (
        <Text size="sm" c="dimmed">
          {t('readOnly')}
        </Text>
      )}
      {may && <DraftNotice draft={draft} />}
      {may && (
        <Switch
          label={t('onlyEditable')}
          checked={only}
          onChange={(event) => setOnly(event.currentTarget.checked)}
        />
      )}
      <ul className={classes.lines}>
        {parts.map((part) => (
          <li key={part.path}>
            <Part
              part={part}
              edited={may ? edits[part.path] : undefined}
              onEdit={may && part.editable ? (text) => setEdits(withEdit(edits, part.path, text)) : undefined}
              onOpen={setOpened}
            />
          </li>
        ))}
      </ul>
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
      {may && changed.length > 0 && (
        <div className={classes.savebar}>
          <Button loading={submit.pending} onClick={() => void save(base ?? document.version)}>
            {t('savePartsCount', { count: changed.length })}
          </Button>
        </div>
      )}
      {conflict}
      <SourcesDialog documentId={document.id} opened={opened} onClose={() => setOpened(undefined)} />
    </Stack>
  );
}

/** With the text at the path; without the path if there is none. */
function withEdit(edits: Edits, path: string, text: string | undefined): Edits {
  const { [path]: _, ...others } = edits;
  return text === undefined ? others : { ...others, [path]: text };
}

/** What is being reworded, kept on this machine until it is saved. */
function useEdits(document: report.ComposedDocument) {
  const t = useWords(documentWords);
  const [{ base, edits }, setTyped] = useState<Typed>(NOTHING);
  const [theirs, setTheirs] = useState<Theirs>();
  const setEdits = (next: Edits) => setTyped({ base: base ?? document.version, edits: next });
  const draft = useDraft(`document.${document.id}`, { base, edits }, setTyped);
  const textOf = new Map(document.parts.map(({ path, text }) => [path, text]));
  const changed = Object.entries(edits).filter(
    ([path, text]) => text.trim() !== '' && text !== textOf.get(path),
  );
  const submit = useSubmit(report.editDocument, {
    outdates: ['report'],
    onConflict: (current) => setTheirs(current as Theirs),
    onDone: () => {
      draft.clear();
      setTyped(NOTHING);
      setTheirs(undefined);
      notifications.show({ message: t('saved'), color: 'green' });
    },
  });
  const save = (version: number) =>
    submit.run({
      params: { documentId: document.id },
      body: { version, parts: changed.map(([path, text]) => ({ path, text })) },
    });
  const conflict = theirs !== undefined && (
    <ConflictDialog
      opened
      fields={changed.map(([path, text]) => ({
        label: (textOf.get(path) ?? path).slice(0, 60),
        yours: text,
        theirs: theirs.parts.find((part) => part.path === path)?.text ?? '',
      }))}
      onKeepMine={() => void save(theirs.version)}
      onTakeTheirs={() => {
        setTyped(NOTHING);
        setTheirs(undefined);
        draft.clear();
        submit.reset();
      }}
      onClose={() => setTheirs(undefined)}
    />
  );
  return { base, edits, setEdits, changed, save, submit, draft, conflict };
}

interface PartProps {
  readonly part: report.DocumentPart;
  /** The text being typed; undefined while it is only read. */
  readonly edited: string | undefined;
  /** undefined where it may not be reworded; called with undefined to give up the edit. */
  readonly onEdit: ((text: string | undefined) => void) | undefined;
  readonly onOpen: (opened: Opened) => void;
}

function Part({ part, edited, onEdit, onOpen }: PartProps) {
  const t = useWords(documentWords);
  const short = part.text.length > 60 ? `${part.text.slice(0, 60)}…` : part.text;
  if (edited !== undefined && onEdit !== undefined) {
    return (
      <>
        <Textarea
          label={t('editing')}
          autosize
          minRows={2}
          maxRows={20}
          maxLength={20_000}
          value={edited}
          autoFocus
          onChange={(event) => onEdit(event.currentTarget.value)}
        />
        <Button size="compact-sm" variant="subtle" mt={4} onClick={() => onEdit(undefined)}>
          {t('undo')}
        </Button>
      </>
    );
  }
  return (
    <>
      <Text size="sm" className={classes.part} fw={part.kind === 'heading' ? 600 : undefined}>
        {part.kind === 'table'
          ? t('tableBody', { caption: part.text === '' ? t('noCaption') : part.text })
          : part.text}
      </Text>
      {(onEdit !== undefined || part.records > 0) && (
        <Group gap="xs" mt={2}>
          {onEdit !== undefined && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPencil size={14} aria-hidden />}
              aria-label={t('editPart', { text: short })}
              onClick={() => onEdit(part.text)}
            >
              {t('edit')}
            </Button>
          )}
          {part.records > 0 && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={`${t('records', { count: part.records })}: ${short}`}
              onClick={() => onOpen({ path: part.path, name: short, records: part.records })}
            >
              {t('records', { count: part.records })}
            </Button>
          )}
        </Group>
      )}
    </>
  );
}
