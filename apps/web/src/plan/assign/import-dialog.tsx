import { plan as contract, type OutputOf } from '@binhdang/contract';
import { Badge, Button, FileInput, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import { useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { type Screen, useWrite } from './use-assign.ts';
import { words } from './words.ts';

type Preview = OutputOf<typeof contract.importMatrix>;
const KINDS = { added: 'kindAdded', changed: 'kindChanged', removed: 'kindRemoved' } as const;
const SHOWN = 200;

/** A workbook is checked and shown first; only then is it applied. */
export function ImportDialog({ screen, onClose }: { readonly screen: Screen; readonly onClose: () => void }) {
  const t = useWords(words);
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<Preview>();
  const forget = useRef<() => void>(null);
  const params = { planId: screen.plan.id };
  const check = useSubmit(contract.importMatrix, { onDone: setPreview });
  // Somebody changed the assignments since: what was shown is no longer what would happen.
  const send = useWrite(contract.importMatrix, () => setPreview(undefined));
  const choose = async (next: File | null) => {
    // Taken into memory, and the field emptied: the file corrected in Excel can be chosen again under its name.
    setFile(next && new File([await next.arrayBuffer()], next.name, { type: next.type }));
    forget.current?.();
    setPreview(undefined);
    send.reset();
    check.reset();
  };
  const apply = async () => {
    if (!file || !preview) return;
    const body = { apply: 'true', fingerprint: preview.fingerprint };
    if (!(await send.run({ params, body, file }))) return;
    notifications.show({ color: 'green', message: t('imported', countsOf(preview)) });
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('importTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text size="sm">{t('importHelp')}</Text>
        <Group align="flex-end">
          <FileInput
            style={{ flex: '1 1 14rem' }}
            label={t('chooseFile')}
            placeholder={t('noFile')}
            accept=".xlsx"
            resetRef={forget}
            value={file}
            onChange={(next) => void choose(next)}
          />
          <Button
            variant={preview ? 'default' : 'filled'}
            loading={check.pending}
            disabled={file === null}
            onClick={() => file && void check.run({ params, body: { apply: 'false' }, file })}
          >
            {t('check')}
          </Button>
        </Group>
        {check.problem !== undefined && <Failure problem={check.problem} onRetry={check.retry} />}
        {send.problem !== undefined && <Failure problem={send.problem} onRetry={send.retry} />}
        {preview && <Changes preview={preview} />}
        {preview && preview.changes.length > 0 && (
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button loading={send.pending} onClick={() => void apply()}>
              {t('apply')}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}

function countsOf({ changes }: Preview): { added: number; changed: number; removed: number } {
  const count = (kind: string) => changes.filter((change) => change.kind === kind).length;
  return { added: count('added'), changed: count('changed'), removed: count('removed') };
}

function Changes({ preview }: { readonly preview: Preview }) {
  const t = useWords(words);
  const { changes } = preview;
  if (changes.length === 0) return <Text role="status">{t('noChanges')}</Text>;
  return (
    <>
      <Text fw={600} role="status">
        {t('willChange', countsOf(preview))}
      </Text>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Tbody>
            {changes.slice(0, SHOWN).map((change) => (
              <Table.Tr key={`${change.task} ${change.body}`}>
                <Table.Td>
                  <Badge variant="light" color={change.kind === 'removed' ? 'red' : 'official'}>
                    {t(KINDS[change.kind])}
                  </Badge>
                </Table.Td>
                <Table.Td>{change.task}</Table.Td>
                <Table.Td>{change.body}</Table.Td>
                <Table.Td>
                  {change.what.map(({ field, before, after }) => (
                    <div key={field}>
                      {field}: {before || '–'} → {after || '–'}
                    </div>
                  ))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {changes.length > SHOWN && <Text>{t('andMore', { count: changes.length - SHOWN })}</Text>}
    </>
  );
}
