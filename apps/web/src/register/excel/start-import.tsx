import { register as contract } from '@binhdang/contract';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { address } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { useMe } from '../../app/session.ts';
import { Part } from '../../ui/part.tsx';
import { keepBody, lastBody } from '../entry/last-choices.ts';
import type { LoadedRegister } from '../use-register.ts';
import { UploadFile } from './upload-file.tsx';
import { words } from './words.ts';

interface StartImportProps {
  readonly register: LoadedRegister;
  readonly onStarted: (importId: string) => void;
}

/** The first two steps: the template, and the file that was filled in. */
export function StartImport({ register, onStarted }: StartImportProps) {
  const t = useWords(words);
  const userId = useMe()?.id ?? '';
  const { code, writableBodies } = register;
  const [bodyId, setBodyId] = useState(() => {
    const last = lastBody(userId);
    return (writableBodies.find(({ id }) => id === last) ?? writableBodies[0])?.id ?? '';
  });
  return (
    <Stack>
      <Part title={t('step1')}>
        <Text size="sm" maw="46rem">
          {t('step1Help')}
        </Text>
        <Group>
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            href={address(contract.template, { params: { register: code }, query: {} })}
            download
          >
            {t('downloadTemplate')}
          </Button>
        </Group>
      </Part>
      <Part title={t('step2')}>
        <Text size="sm" maw="46rem">
          {t('step2Help')}
        </Text>
        {writableBodies.length > 1 && (
          <Select
            label={t('body')}
            description={t('bodyHelp')}
            maw="28rem"
            searchable
            allowDeselect={false}
            data={writableBodies.map(({ id, name }) => ({ value: id, label: name }))}
            value={bodyId}
            onChange={(next) => {
              if (next === null) return;
              setBodyId(next);
              keepBody(userId, next);
            }}
          />
        )}
        <UploadFile code={code} bodyId={bodyId} label={t('chooseFile')} onStarted={onStarted} />
      </Part>
    </Stack>
  );
}
