import { register } from '@binhdang/contract';
import { RegisterDefinition, tidyDefinition } from '@binhdang/domain/register';
import { Button, FileButton, Modal, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { words } from './words.ts';

/** A definition out of a file, or what is wrong with the file. */
export async function readDefinitionFile(
  file: File,
): Promise<{ readonly definition: RegisterDefinition } | { readonly fault: string }> {
  let content: unknown;
  try {
    content = JSON.parse(await file.text());
  } catch {
    return { fault: 'JSON' };
  }
  const parsed = RegisterDefinition.safeParse(tidyDefinition(content));
  if (parsed.success) return { definition: parsed.data };
  const [issue] = parsed.error.issues;
  return { fault: `${issue?.path.map(String).join('.') || 'JSON'}` };
}

/** Begins a draft of a register from a file. */
export function ImportInto({ code }: { readonly code: string }) {
  const t = useWords(words);
  const [fault, setFault] = useState<string>();
  const submit = useSubmit(register.startDesign, { outdates: ['register'] });
  const take = async (file: File | null) => {
    if (file === null) return;
    const found = await readDefinitionFile(file);
    if ('fault' in found) {
      setFault(found.fault);
      return;
    }
    await submit.run({
      params: { register: code },
      body: { definition: found.definition as unknown as Record<string, unknown> },
    });
  };
  return (
    <>
      <FileButton accept="application/json,.json" onChange={(file) => void take(file)}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            loading={submit.pending}
            leftSection={<IconFileImport size={16} aria-hidden />}
          >
            {t('importFile')}
          </Button>
        )}
      </FileButton>
      <Modal
        opened={fault !== undefined || submit.problem !== undefined}
        onClose={() => {
          setFault(undefined);
          submit.reset();
        }}
        title={t('importFile')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Stack>
          {fault !== undefined && <Text>{t('fileBad', { fault })}</Text>}
          {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        </Stack>
      </Modal>
    </>
  );
}
