import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useWords } from '../app/i18n.tsx';
import classes from './conflict-dialog.module.css';
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
        {fields.map(({ label, yours, theirs }) => (
          <section key={label}>
            <Text fw={600}>
              {label}
              {yours !== theirs && ` (${t('differs')})`}
            </Text>
            <dl className={classes.pair}>
              <div>
                <dt>{t('yours')}</dt>
                <dd>{yours === '' ? t('blank') : yours}</dd>
              </div>
              <div>
                <dt>{t('theirs')}</dt>
                <dd>{theirs === '' ? t('blank') : theirs}</dd>
              </div>
            </dl>
          </section>
        ))}
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
