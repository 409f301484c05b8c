import type { PlanEdit, PlanNode } from '@binhdang/domain';
import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '../../app/i18n.tsx';
import { DraftNotice } from '../../ui/draft-notice.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { words } from './words.ts';

/** Name of the drafts of entries, before the entry's id. */
export const NODE_DRAFT = 'review.node.';

interface NodeEditorProps {
  readonly node: PlanNode;
  /** Only the caret moves, and Enter splits there. */
  readonly splitting: boolean;
  readonly onEdit: (edit: PlanEdit) => void;
  readonly onClose: () => void;
}

/** Words and number of one entry. What is typed is kept on this machine until it is saved. */
export function NodeEditor({ node, splitting, onEdit, onClose }: NodeEditorProps) {
  const t = useWords(words);
  const [base, setBase] = useState({ text: node.text, label: node.label ?? '' });
  const [values, setValues] = useState(base);
  const draft = useDraft(NODE_DRAFT + node.id, values, setValues);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const field = area.current;
    if (!field) return;
    field.focus();
    const at = splitting ? firstBreak(field.value) : field.value.length;
    field.setSelectionRange(at, at);
  }, [splitting]);

  const changed = values.text !== base.text || values.label !== base.label;
  /** Somebody else, or another window, has changed the entry since it was opened here. */
  const overtaken = node.text !== base.text || (node.label ?? '') !== base.label;
  const close = () => {
    draft.clear();
    onClose();
  };
  const takeTheirs = () => {
    const theirs = { text: node.text, label: node.label ?? '' };
    setBase(theirs);
    setValues(theirs);
    area.current?.focus();
  };
  const save = () => {
    const text = values.text.trim();
    const label = values.label.trim() || null;
    if (text !== node.text) onEdit({ type: 'setText', nodeId: node.id, text });
    if (label !== node.label) onEdit({ type: 'setLabel', nodeId: node.id, label });
    close();
  };
  const split = () => {
    const at = area.current?.selectionStart ?? 0;
    if (values.text !== node.text) onEdit({ type: 'setText', nodeId: node.id, text: values.text });
    onEdit({ type: 'split', nodeId: node.id, at: Math.max(1, at), newId: crypto.randomUUID() });
    close();
  };
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      event.preventDefault();
      // Pressed by mistake it costs nothing: what was typed comes back when the entry is opened again.
      if (changed) onClose();
      else close();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (splitting) split();
      else save();
    } else if (event.altKey && event.key.toLowerCase() === 's') {
      event.preventDefault();
      split();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside
    <div onKeyDown={onKey}>
      <Stack gap="xs">
        <DraftNotice draft={draft} />
        {overtaken && (
          <Alert role="alert" color="red" variant="outline" title={t('conflict')}>
            <Text size="sm">{t('theirs', { text: [node.label, node.text].filter(Boolean).join(' ') })}</Text>
            <Text size="sm">{t('overtaken')}</Text>
            <Button size="compact-sm" variant="default" mt="xs" onClick={takeTheirs}>
              {t('takeTheirs')}
            </Button>
          </Alert>
        )}
        {splitting ? (
          <Text size="sm">{t('splitHint')}</Text>
        ) : (
          <TextInput
            size="sm"
            label={t('label')}
            w="8rem"
            maxLength={40}
            value={values.label}
            onChange={(event) => setValues({ ...values, label: event.currentTarget.value })}
          />
        )}
        <Textarea
          ref={area}
          label={t('text')}
          autosize
          minRows={2}
          maxRows={14}
          readOnly={splitting}
          value={values.text}
          onChange={(event) => setValues({ ...values, text: event.currentTarget.value })}
        />
        <Group gap="xs">
          {!splitting && (
            <Button size="sm" onClick={save}>
              {t('save')}
            </Button>
          )}
          <Button size="sm" variant={splitting ? 'filled' : 'default'} onClick={split}>
            {t('splitHere')}
          </Button>
          <Button size="sm" variant="default" onClick={close}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </div>
  );
}

/** Where a text most likely falls apart: after its first sentence, else between words in the middle. */
function firstBreak(text: string): number {
  const sentence = /[.;:]\s+(?=\S)/u.exec(text);
  if (sentence) return sentence.index + sentence[0].length;
  const middle = Math.floor(text.length / 2);
  const blank = text.indexOf(' ', middle);
  return blank < 0 ? middle : blank + 1;
}
