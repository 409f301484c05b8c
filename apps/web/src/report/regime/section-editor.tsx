import { type Outline, type Part, partsOf, type Section } from '@binhdang/domain/outline';
import { Badge, Button, Card, Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useWords } from '../../app/i18n.tsx';
import { changePart, moved, newNarrative, type SectionPath, without } from './outline-edit.ts';
import { words } from './words.ts';

interface Editing {
  readonly onChange: (change: (section: Section) => Section) => void;
  readonly onSiblings: (change: (siblings: readonly Section[], at: number) => readonly Section[]) => void;
}

interface SectionEditorProps {
  readonly section: Section;
  readonly outline: Outline;
  readonly annex?: boolean;
  readonly path: SectionPath;
  readonly name: string;
  readonly editing: (path: SectionPath) => Editing;
}

/** Heading, order and parts of a section, with the sections inside it. */
export function SectionEditor({ section, outline, annex = false, path, name, editing }: SectionEditorProps) {
  const t = useWords(words);
  const { onChange, onSiblings } = editing(path);
  const setHeading = (heading: Section['heading']) => onChange((now) => ({ ...now, heading }));
  const { heading } = section;
  return (
    <Card component="fieldset" withBorder aria-label={name}>
      <Stack gap="sm">
        <Group grow align="flex-start">
          <TextInput
            label={`${annex ? t('annex') : t('heading')} (VI)`}
            value={heading.vi}
            onChange={({ currentTarget }) => setHeading({ ...heading, vi: currentTarget.value })}
          />
          <TextInput
            label={`${annex ? t('annex') : t('heading')} (EN)`}
            value={heading.en}
            onChange={({ currentTarget }) => setHeading({ ...heading, en: currentTarget.value })}
          />
        </Group>
        <Steps
          name={name}
          onMove={(by) => onSiblings((list, at) => moved(list, at, by))}
          onRemove={() => onSiblings(without)}
        />
        {section.parts.map((part, at) => (
          <PartEditor
            key={part.code}
            part={part}
            onChange={(change) => onChange((now) => changePart(now, at, change))}
            onMove={(by) => onChange((now) => ({ ...now, parts: moved(now.parts, at, by) }))}
            onRemove={() => onChange((now) => ({ ...now, parts: without(now.parts, at) }))}
          />
        ))}
        <Group>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              const taken = new Set(partsOf(outline).map(({ code }) => code));
              const added = newNarrative(taken, { vi: words.newText.vi, en: words.newText.en });
              onChange((now) => ({ ...now, parts: [...now.parts, added] }));
            }}
          >
            {t('addText')}
          </Button>
        </Group>
        {section.sections.map((inner, at) => (
          <SectionEditor
            key={inner.code}
            section={inner}
            outline={outline}
            path={{ ...path, places: [...path.places, at] }}
            name={inner.heading.vi}
            editing={editing}
          />
        ))}
      </Stack>
    </Card>
  );
}

interface StepsProps {
  readonly name: string;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
}

function Steps({ name, onMove, onRemove }: StepsProps) {
  const t = useWords(words);
  return (
    <Group gap="xs">
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${t('up')}: ${name}`}
        onClick={() => onMove(-1)}
      >
        {t('up')}
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${t('down')}: ${name}`}
        onClick={() => onMove(1)}
      >
        {t('down')}
      </Button>
      <Button
        size="compact-xs"
        variant="subtle"
        color="red"
        aria-label={`${t('remove')}: ${name}`}
        onClick={onRemove}
      >
        {t('remove')}
      </Button>
    </Group>
  );
}

interface PartEditorProps {
  readonly part: Part;
  readonly onChange: (change: (part: Part) => Part) => void;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
}

function PartEditor({ part, onChange, onMove, onRemove }: PartEditorProps) {
  const t = useWords(words);
  const name = part.title?.vi ?? t(`kind_${part.type}`);
  const both = (before: { vi: string; en: string } | undefined, vi: string) => ({ vi, en: before?.en || vi });
  return (
    <Stack gap="xs" pl="md">
      <Group gap="xs">
        <Badge variant="light" color="gray">
          {t(`kind_${part.type}`)}
        </Badge>
        <Steps name={name} onMove={onMove} onRemove={onRemove} />
      </Group>
      <TextInput
        label={t('heading')}
        value={part.title?.vi ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange((now) => {
            // A table has a title in any case; a narrative may do without.
            if (value !== '' || now.type !== 'narrative') return { ...now, title: both(now.title, value) };
            const { title: _, ...rest } = now;
            return rest;
          })
        }
      />
      <Textarea
        label={t('guidance')}
        autosize
        value={part.guidance?.vi ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange((now) => {
            if (value !== '') return { ...now, guidance: both(now.guidance, value) };
            const { guidance: _, ...rest } = now;
            return rest as Part;
          })
        }
      />
      {part.type === 'narrative' && (
        <Checkbox
          label={t('mustWrite')}
          checked={part.required}
          onChange={({ currentTarget: { checked } }) =>
            onChange((now) => (now.type === 'narrative' ? { ...now, required: checked } : now))
          }
        />
      )}
    </Stack>
  );
}
