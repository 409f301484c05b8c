import { files } from '@binhdang/contract';
import { ActionIcon, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconFile, IconPaperclip, IconTrash, IconX } from '@tabler/icons-react';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { ApiProblem, call } from '../app/api.ts';
import { useSay, useWords } from '../app/i18n.tsx';
import classes from './file-drop.module.css';
import { FILE_ENDINGS, FILE_KINDS, FILE_LIMIT_MB, faultOf, megabytes } from './file-kinds.ts';
import { words } from './words.ts';

export type StoredFile = files.StoredFile;

interface FileDropProps {
  readonly label: string;
  /** The body that the files belong to. */
  readonly bodyId: string;
  /** Files already uploaded. */
  readonly value: readonly StoredFile[];
  readonly onChange: (files: StoredFile[]) => void;
}

interface Upload {
  readonly id: string;
  readonly name: string;
  readonly part: number;
  readonly stop: AbortController;
}

/** Takes files by button or by dropping, uploads them at once, and says in words what went wrong with which. */
export function FileDrop({ label, bodyId, value, onChange }: FileDropProps) {
  const t = useWords(words);
  const say = useSay();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [news, setNews] = useState('');
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  // Several uploads may end between two renders; each must see the others' result.
  const current = useRef(value);
  current.current = value;
  const running = useRef(uploads);
  running.current = uploads;
  useEffect(
    () => () => {
      for (const upload of running.current) upload.stop.abort();
    },
    [],
  );

  const put = (next: StoredFile[]) => {
    current.current = next;
    onChange(next);
  };
  const send = async (file: File) => {
    const upload = { id: crypto.randomUUID(), name: file.name, part: 0, stop: new AbortController() };
    setUploads((all) => [...all, upload]);
    try {
      const stored = await call(files.uploadFile, {
        query: { bodyId },
        file,
        idempotencyKey: upload.id,
        signal: upload.stop.signal,
        onProgress: (part) =>
          setUploads((all) => all.map((one) => (one.id === upload.id ? { ...one, part } : one))),
      });
      put([...current.current, stored]);
      setNews(t('uploaded', { name: file.name }));
    } catch (problem) {
      if (problem instanceof ApiProblem) {
        const why = say(problem.text.detail ?? problem.text.title);
        setFaults((all) => [...all, t('fileBroken', { name: file.name, why })]);
      } else if (!upload.stop.signal.aborted) throw problem;
    } finally {
      setUploads((all) => all.filter((one) => one.id !== upload.id));
    }
  };
  const take = (chosen: readonly File[]) => {
    const found = chosen.map((file) => ({ file, fault: faultOf(file, FILE_ENDINGS) }));
    setFaults(
      found.flatMap(({ file, fault }) =>
        fault === undefined
          ? []
          : [
              t(fault, {
                name: file.name,
                size: megabytes(file.size),
                limit: FILE_LIMIT_MB,
                kinds: FILE_KINDS,
              }),
            ],
      ),
    );
    for (const { file, fault } of found) if (fault === undefined) void send(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };

  return (
    <Stack gap="xs">
      <Text component="label" htmlFor={id} fw={600} size="sm">
        {label}
      </Text>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is only a short cut, the button does the same */}
      <div
        className={classes.area}
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
          id={id}
          type="file"
          multiple
          className="visually-hidden"
          tabIndex={-1}
          accept={FILE_ENDINGS.map((ending) => `.${ending}`).join(',')}
          onChange={(event) => {
            take([...(event.currentTarget.files ?? [])]);
            // Otherwise the same file could not be chosen again after a failure.
            event.currentTarget.value = '';
          }}
        />
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconPaperclip size={18} aria-hidden />}
            aria-describedby={`${id}-kinds`}
            onClick={() => input.current?.click()}
          >
            {t('chooseFiles')}
          </Button>
          <Text size="sm" visibleFrom="sm">
            {t('dropFiles')}
          </Text>
        </Group>
        <Text size="xs" c="dimmed" mt={6} id={`${id}-kinds`}>
          {t('fileKinds', { kinds: FILE_KINDS, size: FILE_LIMIT_MB })}
        </Text>
      </div>
      {uploads.map((upload) => (
        <Uploading key={upload.id} upload={upload} />
      ))}
      <FileList value={value} onRemove={(file) => put(current.current.filter((one) => one.id !== file.id))} />
      <span className="visually-hidden" role="status">
        {news}
      </span>
      <div role="alert">
        {faults.map((fault) => (
          <Text key={fault} size="sm" c="var(--mantine-color-error)">
            {fault}
          </Text>
        ))}
      </div>
    </Stack>
  );
}

function Uploading({ upload }: { readonly upload: Upload }) {
  const t = useWords(words);
  const label = t('uploading', { name: upload.name });
  return (
    <Group gap="sm" wrap="nowrap">
      <div className={classes.progress}>
        <Text size="sm">{label}</Text>
        <Progress value={upload.part * 100} aria-label={label} />
      </div>
      <ActionIcon aria-label={t('stopUpload', { name: upload.name })} onClick={() => upload.stop.abort()}>
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

interface FileListProps {
  readonly value: readonly StoredFile[];
  readonly onRemove: (file: StoredFile) => void;
}

function FileList({ value, onRemove }: FileListProps) {
  const t = useWords(words);
  if (value.length === 0) return null;
  return (
    <ul className={classes.list}>
      {value.map((file) => (
        <li key={file.id} className={classes.file}>
          <IconFile size={18} aria-hidden />
          <a href={`/api/files/${file.id}`} target="_blank" rel="noreferrer">
            {file.name}
          </a>
          <ActionIcon
            color="red"
            aria-label={t('removeFile', { name: file.name })}
            onClick={() => onRemove(file)}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
