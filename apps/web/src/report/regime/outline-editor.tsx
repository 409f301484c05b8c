import type { Outline } from '@binhdang/domain/outline';
import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { Part } from '../../ui/part.tsx';
import type { DefinitionAnswer } from './definition-page.tsx';
import { changeSection, changeSiblings, type SectionPath } from './outline-edit.ts';
import { useRevision } from './revise-fields.tsx';
import { SectionEditor } from './section-editor.tsx';
import { SectionTree } from './section-tree.tsx';
import { words } from './words.ts';

/** An outline to read; a lead officer changes headings, guidance, order, adds narratives, or takes a whole file. */
export function OutlineEditor({ shown }: { readonly shown: DefinitionAnswer }) {
  const t = useWords(words);
  const [changing, { open, close }] = useDisclosure(false);
  const outline = shown.definition as unknown as Outline;
  if (changing) return <ChangeOutline shown={shown} outline={outline} onClose={close} />;
  return (
    <Part title={t('definition')}>
      <SectionTree outline={outline} />
      <Group className="no-print">
        {shown.mayRevise && (
          <Button variant="default" onClick={open}>
            {t('change')}
          </Button>
        )}
        <Button variant="subtle" onClick={() => download(outline)}>
          {t('toFile')}
        </Button>
      </Group>
    </Part>
  );
}

function download(outline: Outline): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(outline, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `de-cuong-${outline.code}.json`;
  link.click();
  URL.revokeObjectURL(url);
}

interface ChangeOutlineProps {
  readonly shown: DefinitionAnswer;
  readonly outline: Outline;
  readonly onClose: () => void;
}

function ChangeOutline({ shown, outline: before, onClose }: ChangeOutlineProps) {
  const t = useWords(words);
  const say = useSay();
  const [outline, setOutline] = useState(before);
  const revision = useRevision(shown, onClose);
  const edit = (path: SectionPath) => ({
    path,
    onChange: (change: Parameters<typeof changeSection>[2]) =>
      setOutline((now) => changeSection(now, path, change)),
    onSiblings: (change: Parameters<typeof changeSiblings>[2]) =>
      setOutline((now) => changeSiblings(now, path, change)),
  });
  const take = async (file: File | null) => {
    try {
      const read: unknown = JSON.parse((await file?.text()) ?? '');
      if (typeof read !== 'object' || read === null || !('sections' in read)) throw new Error('no outline');
      setOutline({ ...before, ...(read as Partial<Outline>), code: before.code });
    } catch {
      notifications.show({ color: 'red', message: t('badFile') });
    }
  };
  return (
    <Part title={t('change')}>
      <Text c="dimmed">{t('keptOld')}</Text>
      <Group>
        <FileButton accept="application/json,.json" onChange={(file) => void take(file)}>
          {(props) => (
            <Button variant="subtle" {...props}>
              {t('fromFile')}
            </Button>
          )}
        </FileButton>
      </Group>
      <Stack>
        {(['sections', 'annexes'] as const).flatMap((list) =>
          outline[list].map((section, at) => (
            <SectionEditor
              key={section.code}
              section={section}
              outline={outline}
              annex={list === 'annexes'}
              editing={edit}
              path={{ list, places: [at] }}
              name={say(section.heading)}
            />
          )),
        )}
      </Stack>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          revision.send(outline as unknown as Record<string, unknown>);
        }}
      >
        {revision.fields}
      </form>
    </Part>
  );
}
