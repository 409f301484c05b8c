import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowDown, IconArrowLeft, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { BiInput } from './bi-input.tsx';
import classes from './design.module.css';
import { useDesigner, useFields } from './design-context.ts';
import { changeSection, moveSection, removeSection } from './edits.ts';
import { FieldEditor } from './field-editor.tsx';
import { Outline } from './outline.tsx';
import { Preview } from './preview.tsx';
import { words } from './words.ts';

/** The form: its outline, and beside it what is chosen, or the form as people will see it. */
export function FormTab() {
  const t = useWords(words);
  const { chosen, choose } = useDesigner();
  const fields = useFields();
  const field = chosen?.part === 'field' ? fields.get(chosen.code) : undefined;
  const section = chosen?.part === 'section' ? Number(chosen.code) : undefined;
  const open = field !== undefined || section !== undefined;
  const panel = useRef<HTMLDivElement>(null);
  const key = open ? `${chosen?.part} ${chosen?.code}` : '';
  useEffect(() => {
    // What was chosen begins where it can be read: on a phone in place of the outline, elsewhere under the bar.
    const top = panel.current?.getBoundingClientRect().top ?? 0;
    if (key !== '' && top < 0) panel.current?.scrollIntoView({ block: 'start' });
  }, [key]);
  return (
    <div className={classes.columns} data-open={open || undefined}>
      <div className={classes.outlinePane}>
        <Outline />
      </div>
      <Card className={classes.panel ?? ''} ref={panel}>
        {open && (
          <Button
            className={classes.back ?? ''}
            size="compact-sm"
            variant="subtle"
            leftSection={<IconArrowLeft size={14} aria-hidden />}
            onClick={() => choose(undefined)}
          >
            {t('backToOutline')}
          </Button>
        )}
        {field !== undefined && <FieldEditor field={field} />}
        {section !== undefined && <SectionEditor at={section} />}
        {!open && (
          <Stack gap="sm">
            <Title order={2} size="h3">
              {t('previewTitle')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('previewHint')}
            </Text>
            <Preview />
          </Stack>
        )}
      </Card>
    </div>
  );
}

function SectionEditor({ at }: { readonly at: number }) {
  const t = useWords(words);
  const say = useSay();
  const { definition, edit, choose } = useDesigner();
  const section = definition.sections[at];
  if (section === undefined) return null;
  const step = (by: -1 | 1) => {
    edit((now) => moveSection(now, at, by));
    choose({ part: 'section', code: String(at + by) });
  };
  return (
    <Stack gap="md">
      <Title order={2} size="h3">
        {t('section')}: {say(section.name)}
      </Title>
      <Text size="sm" c="dimmed">
        {t('sectionHint')}
      </Text>
      <BiInput
        label={t('sectionName')}
        required
        value={section.name}
        onChange={(name) =>
          edit((now) => changeSection(now, at, (one) => ({ ...one, name })), `section ${at}`)
        }
      />
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowUp size={14} aria-hidden />}
          disabled={at === 0}
          onClick={() => step(-1)}
        >
          {t('up')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowDown size={14} aria-hidden />}
          disabled={at === definition.sections.length - 1}
          onClick={() => step(1)}
        >
          {t('down')}
        </Button>
        {section.fields.length === 0 && (
          <Button
            size="compact-sm"
            variant="default"
            color="red"
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={() => {
              choose(undefined);
              edit((now) => removeSection(now, at));
            }}
          >
            {t('removeSection')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
