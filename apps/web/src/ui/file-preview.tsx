import { files } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Anchor, Group, Modal, Text, UnstyledButton } from '@mantine/core';
import { IconDownload, IconFile } from '@tabler/icons-react';
import { useState } from 'react';
import { address } from '../app/api.ts';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { megabytes } from './file-kinds.ts';
import classes from './file-preview.module.css';
import { words } from './words.ts';

type StoredFile = Pick<files.StoredFile, 'id' | 'name' | 'mediaType' | 'sizeBytes'>;

/** Names of files; each opens in the page if the browser can show it, and can be downloaded. */
export function FileLinks({ list }: { readonly list: readonly StoredFile[] }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const [shown, setShown] = useState<StoredFile>();
  return (
    <>
      <ul className={classes.list}>
        {list.map((file) => (
          <li key={file.id}>
            <UnstyledButton className={classes.link} onClick={() => setShown(file)}>
              <IconFile size={18} aria-hidden />
              {file.name}
            </UnstyledButton>
            <Text component="span" size="xs" c="dimmed">
              {formatNumber(megabytes(file.sizeBytes), language)} MB
            </Text>
          </li>
        ))}
      </ul>
      <Modal
        opened={shown !== undefined}
        onClose={() => setShown(undefined)}
        title={shown?.name}
        size="90rem"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {shown !== undefined && <FilePreview file={shown} />}
      </Modal>
    </>
  );
}

/** A file shown in the page: picture, PDF, sound or film; others can only be downloaded. */
export function FilePreview({ file }: { readonly file: StoredFile }) {
  const t = useWords(words);
  const params = { fileId: file.id };
  const source = address(files.downloadFile, { params });
  return (
    <>
      <Group justify="flex-end" mb="xs">
        <Anchor
          href={address(files.downloadFile, { params, query: { download: 'true' } })}
          download={file.name}
        >
          <IconDownload size={18} aria-hidden /> {t('downloadFile')}
        </Anchor>
      </Group>
      <Content file={file} source={source} />
    </>
  );
}

function Content({ file, source }: { readonly file: StoredFile; readonly source: string }) {
  const t = useWords(words);
  const kind = file.mediaType.split('/')[0];
  if (kind === 'image') return <img src={source} alt={file.name} className={classes.picture} />;
  if (file.mediaType === 'application/pdf' || file.mediaType === 'text/plain') {
    return <iframe src={source} title={file.name} className={classes.frame} />;
  }
  return <Text>{t('noPreview')}</Text>;
}
