import type { FieldOf } from '@binhdang/domain/register';
import { useCallback } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { useMe } from '../../app/session.ts';
import { FileDrop, type Prepared } from '../../ui/file-drop.tsx';
import { isLocalFile, localFileId } from '../offline/entry.ts';
import { openSecretStore } from '../offline/secret-store.ts';
import { listOf, type Names } from './entered.ts';
import classes from './form.module.css';
import { useFormContext } from './form-context.ts';
import { isPicture, shrunk } from './picture.ts';
import { readableSize } from './typed.ts';
import { words } from './words.ts';

interface FileFieldProps {
  readonly field: FieldOf<'file'>;
  readonly id: string;
  readonly value: unknown;
  readonly names: Names;
  readonly onChange: (value: unknown, names?: Names) => void;
}

/** Without HEIC: asked for these, an iPhone turns its photos into JPEG by itself. */
const PICTURES = ['jpg', 'jpeg', 'png', 'webp'];
const PICTURE_KINDS = 'JPG, PNG, WebP';

/** Files of a record. Pictures are made small and lose what the camera wrote into them before they are sent. */
export function FileField({ field, id, value, names, onChange }: FileFieldProps) {
  const t = useWords(words);
  const say = useSay();
  const { bodyId } = useFormContext();
  const prepare = useCallback(
    async (file: File): Promise<Prepared> => {
      if (!isPicture(file)) return { file };
      try {
        const small = await shrunk(file);
        const filling = {
          name: small.name,
          before: readableSize(file.size),
          after: readableSize(small.size),
        };
        return { file: small, note: t('pictureShrunk', filling) };
      } catch {
        const heic = /\.hei[cf]$/i.test(file.name) || /hei[cf]/.test(file.type);
        return { fault: t(heic ? 'pictureHeic' : 'pictureUnreadable', { name: file.name }) };
      }
    },
    [t],
  );
  const userId = useMe()?.id;
  const keep = async (file: File) => {
    const store = userId === undefined ? undefined : await openSecretStore(userId).catch(() => undefined);
    if (store === undefined) return undefined;
    const kept = { id: localFileId(), name: file.name };
    await store.putFile(kept.id, file);
    return kept;
  };
  if (bodyId === undefined) return <span className={classes.hint}>{t('filesNeedBody')}</span>;
  return (
    <FileDrop
      label={say(field.name)}
      labelledBy={`${id}-label`}
      id={id}
      bodyId={bodyId}
      value={listOf(value).map((fileId) => ({ id: fileId, name: names[fileId] ?? fileId }))}
      onChange={(files) =>
        onChange(
          files.length === 0 ? undefined : files.map((file) => file.id),
          Object.fromEntries(files.map((file) => [file.id, file.name])),
        )
      }
      prepare={prepare}
      max={field.max}
      keep={keep}
      isKept={({ id }) => isLocalFile(id)}
      camera
      {...(field.imagesOnly === true ? { endings: PICTURES, kinds: PICTURE_KINDS } : {})}
    />
  );
}
