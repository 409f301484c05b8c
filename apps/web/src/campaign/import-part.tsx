import { campaign } from '@binhdang/contract';
import type { ContributionContent } from '@binhdang/domain/review';
import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { ApiProblem, address, call } from '../app/api.ts';
import { useSay, useWords } from '../app/i18n.tsx';
import { Failure } from '../ui/failure.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { contributionWords } from './words.ts';

interface ImportPartProps {
  readonly params: { readonly campaignId: string; readonly bodyId: string };
  readonly version: number | null;
  /** Something typed is not saved yet: the import would be made without it. */
  readonly blocked: boolean;
  readonly onTaken: (content: ContributionContent, version: number) => void;
}

/** The series through Excel: a template, and the file back. All cells or none are taken. */
export function ImportPart({ params, version, blocked, onTaken }: ImportPartProps) {
  const t = useWords(contributionWords);
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [fileName, setFileName] = useState('');
  const submit = useSubmit(campaign.importSeries, {
    outdates: ['campaign'],
    onDone: async ({ values, added, changed }) => {
      notifications.show({ message: t('imported', { values, added, changed }) });
      const { content, draftVersion } = await call(campaign.contribution, { params, query: {} });
      if (content !== null && draftVersion !== null)
        onTaken(content as unknown as ContributionContent, draftVersion);
    },
  });
  const take = (file: File | undefined) => {
    if (!file) return;
    setFileName(file.name);
    void submit.run({ params, body: { version: version ?? 0 } as never, file } as never);
  };
  const refused =
    submit.problem instanceof ApiProblem && submit.problem.code === 'import-refused'
      ? submit.problem
      : undefined;
  return (
    <details>
      <summary>{t('excel')}</summary>
      <Stack gap="sm" py="sm">
        <Text size="sm">{t('excelText')}</Text>
        <Group>
          <Anchor href={address(campaign.template, { params })}>
            <Group gap={6} component="span">
              <IconDownload size={18} aria-hidden />
              {t('template')}
            </Group>
          </Anchor>
          <input
            ref={input}
            type="file"
            accept=".xlsx"
            className="visually-hidden"
            tabIndex={-1}
            aria-label={t('chooseFile')}
            onChange={(event) => {
              take(event.currentTarget.files?.[0]);
              // Otherwise the same file could not be chosen again after it was put right.
              event.currentTarget.value = '';
            }}
          />
          <Button
            variant="default"
            leftSection={<IconUpload size={18} aria-hidden />}
            loading={submit.pending}
            disabled={blocked}
            onClick={() => input.current?.click()}
          >
            {t('chooseFile')}
          </Button>
        </Group>
        {blocked && (
          <Text size="sm" c="dimmed">
            {t('importSaveFirst')}
          </Text>
        )}
        {refused !== undefined && (
          <div role="alert">
            <Text fw={600}>
              {fileName}: {t('wrongCells', { count: refused.errors.length })}
            </Text>
            <Table fz="sm">
              <Table.Tbody>
                {refused.errors.map(({ path, message }) => (
                  <Table.Tr key={path + message.vi}>
                    <Table.Td w="16rem">{path.replace('!', ' · ')}</Table.Td>
                    <Table.Td>{say(message)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
        )}
        {submit.problem !== undefined && refused === undefined && (
          <Failure problem={submit.problem} onRetry={submit.retry} />
        )}
      </Stack>
    </details>
  );
}
