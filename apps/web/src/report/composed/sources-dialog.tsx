import { report } from '@binhdang/contract';
import { Anchor, Button, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { read } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { words as uiWords } from '../../ui/words.ts';
import classes from './report.module.css';
import { documentWords } from './words.ts';

/** A number, row or passage whose records are shown. */
export interface Opened {
  readonly path: string;
  readonly name: string;
  readonly records: number;
}

interface SourcesDialogProps {
  readonly documentId: string;
  readonly opened: Opened | undefined;
  readonly onClose: () => void;
}

/** The records that a part of a document was made from, each with the way to it. */
export function SourcesDialog({ documentId, opened, onClose }: SourcesDialogProps) {
  const t = useWords(documentWords);
  const tu = useWords(uiWords);
  const query = useQuery({
    ...read(report.sources, { params: { documentId }, query: { path: opened?.path ?? '' } }),
    enabled: opened !== undefined,
  });
  return (
    <Modal
      opened={opened !== undefined}
      onClose={onClose}
      size="lg"
      title={
        opened && (
          <Text component="span" fw={600}>
            {t('recordsOf', { what: opened.name })}
          </Text>
        )
      }
      closeButtonProps={{ 'aria-label': tu('close') }}
    >
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading lines={3} />}
      {query.data !== undefined && opened !== undefined && (
        <Records records={query.data.records} expected={opened.records} />
      )}
    </Modal>
  );
}

interface RecordsProps {
  readonly records: readonly report.SourceRecord[];
  readonly expected: number;
}

/** A total of the province stands for a thousand records. */
const AT_ONCE = 100;

function Records({ records, expected }: RecordsProps) {
  const t = useWords(documentWords);
  const [shown, setShown] = useState(AT_ONCE);
  const hidden = expected - records.length;
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t('recordsNow')}
      </Text>
      <ul className={classes.lines}>
        {records.slice(0, shown).map((record) => (
          <li key={record.id}>
            <Text size="sm" fw={600}>
              {record.body.name}
              {record.kind === 'difficulty' && ` · ${t('difficulty')}`}
            </Text>
            <Anchor
              size="sm"
              underline="hover"
              lineClamp={3}
              renderRoot={(props) =>
                record.kind === 'obligation' ? (
                  <Link {...props} to="/nhiem-vu/$obligationId" params={{ obligationId: record.id }} />
                ) : (
                  <Link {...props} to="/kho-khan/$difficultyId" params={{ difficultyId: record.id }} />
                )
              }
            >
              {record.text}
            </Anchor>
          </li>
        ))}
      </ul>
      {records.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + AT_ONCE)}>
          {t('moreRecords', { count: records.length - shown })}
        </Button>
      )}
      {hidden > 0 && <Text size="sm">{t('recordsHidden', { count: hidden })}</Text>}
    </Stack>
  );
}
