import { files } from '@binhdang/contract';
import { ActionIcon, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconCamera, IconFile, IconPaperclip, IconTrash, IconX } from '@tabler/icons-react';
import { type DragEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { ApiProblem, call } from '../app/api.ts';
import { useSay, useWords } from '../app/i18n.tsx';
import classes from './file-drop.module.css';
import { FILE_ENDINGS, FILE_KINDS, FILE_LIMIT_MB, type FileFault, faultOf, megabytes } from './file-kinds.ts';
import { words } from './words.ts';

export type StoredFile = files.StoredFile;

/** What is shown of a file that was uploaded before. */
type Shown = Pick<StoredFile, 'id' | 'name'>;

/** A file as it is sent, with what was done to it; or why it is not sent. */
export type Prepared = { readonly file: File; readonly note?: string } | { readonly fault: string };

interface FileDropProps<F extends Shown> {
  readonly label: string;
  /** Where the label is drawn by what is around. */
  readonly labelledBy?: string;
  readonly id?: string;
  /** The body that the files belong to. */
  readonly bodyId: string;
  /** Files already uploaded. */
  readonly value: readonly F[];
  readonly onChange: (files: (F | StoredFile)[]) => void;
  /** Changes a file before it is sent, as a picture is made small. */
  readonly prepare?: (file: File) => Promise<Prepared>;
  /** Kinds taken, by the ending of their names; otherwise all that the server takes. */
  readonly endings?: readonly string[];
  readonly kinds?: string;
  /** Most files that may be there in all. */
  readonly max?: number;
  /** Offers the camera on devices that have one at hand. */
  readonly camera?: boolean;
  /** Keeps a file that cannot be sent for want of a connection; undefined where that cannot be. */
  readonly keep?: (file: File) => Promise<F | undefined>;
  /** Whether a file is kept here and has no address yet. */
  readonly isKept?: (file: Shown) => boolean;
}

interface Upload {
  readonly id: string;
  readonly name: string;
  readonly part: number;
  readonly stop: AbortController;
}

/** Takes files by button or by dropping, uploads them at once, and says in words what went wrong with which. */
export function FileDrop<F extends Shown = StoredFile>({
  label,
  labelledBy,
  id: givenId,
  bodyId,
  value,
  onChange,
  prepare,
  endings = FILE_ENDINGS,
  kinds = FILE_KINDS,
  max,
  camera = false,
  keep,
  isKept = () => false,
}: FileDropProps<F>) {
  const t = useWords(words);
  const say = useSay();
  const ownId = useId();
  const id = givenId ?? ownId;
  const input = useRef<HTMLInputElement>(null);
  const cameraInput = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [news, setNews] = useState('');
  const [notes, setNotes] = useState<readonly string[]>([]);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  // Several uploads may end between two renders; each must see the others' result.
  const current = useRef<readonly (F | StoredFile)[]>(value);
  current.current = value;
  const running = useRef(uploads);
  running.current = uploads;
  useEffect(
    () => () => {
      for (const upload of running.current) upload.stop.abort();
    },
    [],
  );

  const put = (next: (F | StoredFile)[]) => {
    current.current = next;
    onChange(next);
  };
  const fail = (fault: string) => setFaults((all) => [...all, fault]);
  const send = async (chosen: File) => {
    const upload = { id: crypto.randomUUID(), name: chosen.name, part: 0, stop: new AbortController() };
    setUploads((all) => [...all, upload]);
    let ready = chosen;
    try {
      const prepared = prepare === undefined ? { file: chosen } : await prepare(chosen);
      if ('fault' in prepared) return fail(prepared.fault);
      const { file, note } = prepared;
      ready = file;
      const tooMuch = faultOf(file, endings);
      if (tooMuch !== undefined) return fail(told(tooMuch, file));
      const stored = await call(files.uploadFile, {
        query: { bodyId },
        file,
        idempotencyKey: upload.id,
        signal: upload.stop.signal,
        onProgress: (part) =>
          setUploads((all) => all.map((one) => (one.id === upload.id ? { ...one, part } : one))),
      });
      put([...current.current, stored]);
      if (note !== undefined) setNotes((all) => [...all, note]);
      setNews(note ?? t('uploaded', { name: file.name }));
    } catch (problem) {
      const here =
        problem instanceof ApiProblem && problem.kind === 'offline' ? await keep?.(ready) : undefined;
      if (here !== undefined) {
        put([...current.current, here]);
        setNews(t('fileKept', { name: here.name }));
        setNotes((all) => [...all, t('fileKept', { name: here.name })]);
      } else if (problem instanceof ApiProblem) {
        const why = say(problem.text.detail ?? problem.text.title);
        fail(t('fileBroken', { name: chosen.name, why }));
      } else if (!upload.stop.signal.aborted) throw problem;
    } finally {
      setUploads((all) => all.filter((one) => one.id !== upload.id));
    }
  };
  const told = (fault: FileFault, file: File) =>
    t(fault, { name: file.name, size: megabytes(file.size), limit: FILE_LIMIT_MB, kinds });
  // What is made small first may be too large, or of a kind that becomes another, when it is chosen.
  const refusal = (file: File) => {
    const fault = faultOf(file, endings);
    return prepare === undefined || fault === 'fileEmpty' ? fault : undefined;
  };
  const take = (chosen: readonly File[]) => {
    const left = max === undefined ? chosen.length : max - current.current.length - running.current.length;
    const taken = chosen.slice(0, Math.max(0, left));
    const found = taken.map((file) => ({ file, fault: refusal(file) }));
    setNotes([]);
    setFaults([
      ...(taken.length < chosen.length ? [t('filesOver', { max: max ?? 0 })] : []),
      ...found.flatMap(({ file, fault }) => (fault === undefined ? [] : [told(fault, file)])),
    ]);
    for (const { file, fault } of found) if (fault === undefined) void send(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };

  return (
    <Stack gap="xs">
      {labelledBy === undefined && (
        <Text component="label" htmlFor={id} fw={600} size="sm">
          {label}
        </Text>
      )}
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
          id={labelledBy === undefined ? id : undefined}
          type="file"
          multiple={max !== 1}
          aria-label={labelledBy === undefined ? undefined : label}
          className="visually-hidden"
          tabIndex={-1}
          accept={endings.map((ending) => `.${ending}`).join(',')}
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
            {...(labelledBy === undefined ? {} : { id, 'data-stop': true })}
            aria-describedby={`${id}-kinds`}
            onClick={() => input.current?.click()}
          >
            {t('chooseFiles')}
          </Button>
          {camera && <CameraButton input={cameraInput} onTake={take} label={t('takePhoto')} />}
          <Text size="sm" visibleFrom="sm">
            {t('dropFiles')}
          </Text>
        </Group>
        <Text size="xs" c="dimmed" mt={6} id={`${id}-kinds`}>
          {t('fileKinds', { kinds, size: FILE_LIMIT_MB })}
          {max !== undefined && ` ${t('filesMost', { max })}`}
        </Text>
      </div>
      {uploads.map((upload) => (
        <Uploading key={upload.id} upload={upload} />
      ))}
      <FileList
        value={value}
        isKept={isKept}
        onRemove={(file) => put(current.current.filter((one) => one.id !== file.id))}
      />
      {notes.map((note) => (
        <Text key={note} size="sm" c="dimmed">
          {note}
        </Text>
      ))}
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

interface CameraButtonProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onTake: (files: readonly File[]) => void;
  readonly label: string;
}

/** Opens the camera at once; on devices without one at hand it is not shown. */
function CameraButton({ input, onTake, label }: CameraButtonProps) {
  return (
    <span className={classes.camera}>
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={label}
        className="visually-hidden"
        tabIndex={-1}
        onChange={(event) => {
          onTake([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button
        variant="default"
        leftSection={<IconCamera size={18} aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </span>
  );
}

interface FileListProps {
  readonly value: readonly Shown[];
  readonly isKept: (file: Shown) => boolean;
  readonly onRemove: (file: Shown) => void;
}

function FileList({ value, isKept, onRemove }: FileListProps) {
  const t = useWords(words);
  if (value.length === 0) return null;
  return (
    <ul className={classes.list}>
      {value.map((file) => (
        <li key={file.id} className={classes.file}>
          <IconFile size={18} aria-hidden />
          {isKept(file) ? (
            <span>
              {file.name} <Text span size="sm" c="dimmed">{`(${t('notSentYet')})`}</Text>
            </span>
          ) : (
            <a href={`/api/files/${file.id}`} target="_blank" rel="noreferrer">
              {file.name}
            </a>
          )}
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
