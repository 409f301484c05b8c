import { Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useWords } from '../app/i18n.tsx';
import { words } from './words.ts';

export interface ConflictField {
  readonly label: string;
  readonly yours: string;
  readonly theirs: string;
}

interface ConflictDialogProps {
  readonly opened: boolean;
  readonly fields: readonly ConflictField[];
  /** Save what was typed over the newer version: send it again with that version's number. */
  readonly onKeepMine: () => void;
  /** Give up what was typed and show the newer version. */
  readonly onTakeTheirs: () => void;
  /** Back to the form with everything still in it. */
  readonly onClose: () => void;
}

/** Two versions side by side after somebody else saved first. Nothing is chosen for the user. */
export function ConflictDialog({ opened, fields, onKeepMine, onTakeTheirs, onClose }: ConflictDialogProps) {
  const t = useWords(words);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('conflict')}
      size="xl"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text>{t('conflictText')}</Text>
        <Table.ScrollContainer minWidth={420}>
          <Table withTableBorder withColumnBorders>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('field')}</Table.Th>
                <Table.Th scope="col">{t('yours')}</Table.Th>
                <Table.Th scope="col">{t('theirs')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {fields.map(({ label, yours, theirs }) => (
                <Table.Tr key={label} fw={yours === theirs ? undefined : 600}>
                  <Table.Th scope="row">
                    {label}
                    {yours !== theirs && <Text size="xs">({t('differs')})</Text>}
                  </Table.Th>
                  <Table.Td>{yours === '' ? t('blank') : yours}</Table.Td>
                  <Table.Td>{theirs === '' ? t('blank') : theirs}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        <Group justify="flex-end">
          <Button variant="default" onClick={onTakeTheirs}>
            {t('takeTheirs')}
          </Button>
          <Button variant="default" onClick={onKeepMine}>
            {t('keepMine')}
          </Button>
          <Button data-autofocus onClick={onClose}>
            {t('keepTyping')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
