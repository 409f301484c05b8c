import { register as contract } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import classes from './excel.module.css';
import { words } from './words.ts';

/** As the contract has it; a test holds them together. */
export const MOST_ROWS = 50_000;

interface UploadFileProps {
  readonly code: string;
  readonly bodyId: string;
  readonly label: string;
  /** The earlier file that this one is instead of. */
  readonly replaces?: string;
  readonly onStarted: (importId: string) => void;
}

/** One file by button or by dropping; sent at once to be checked. */
export function UploadFile({ code, bodyId, label, replaces, onStarted }: UploadFileProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [name, setName] = useState('');
  const [part, setPart] = useState(0);
  const start = useSubmit(contract.startImport, {
    outdates: ['register'],
    onDone: ({ id: importId }) => onStarted(importId),
  });
  const take = async (file: File | undefined) => {
    if (file === undefined || start.pending) return;
    setName(file.name);
    setPart(0);
    // Taken into memory: the same file mended in Excel meanwhile is another one when it is chosen again.
    const taken = new File([await file.arrayBuffer()], file.name, { type: file.type });
    await start.run({
      params: { register: code },
      query: { bodyId, ...(replaces === undefined ? {} : { replaces }) },
      file: taken,
      onProgress: setPart,
    });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const uploading = t('uploading', { name });
  return (
    <Stack gap="xs">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is only a short cut, the button does the same */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={input}
          type="file"
          className="visually-hidden"
          aria-label={label}
          tabIndex={-1}
          accept=".xlsx,.xlsm,.csv,.txt"
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            // Otherwise the same file could not be chosen again.
            event.currentTarget.value = '';
          }}
        />
        <Group gap="sm">
          <Button
            leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
            aria-describedby={id}
            loading={start.pending}
            onClick={() => input.current?.click()}
          >
            {label}
          </Button>
          <Text size="sm" visibleFrom="sm">
            {t('dropHere')}
          </Text>
        </Group>
        <Text size="xs" c="dimmed" mt={6} id={id}>
          {t('fileKinds', { rows: formatNumber(MOST_ROWS, language) })}
        </Text>
      </div>
      {start.pending && (
        <div role="status">
          <Text size="sm">{uploading}</Text>
          <Progress value={part * 100} aria-label={uploading} />
        </div>
      )}
      {start.problem !== undefined && <Failure problem={start.problem} onRetry={start.retry} />}
    </Stack>
  );
}
