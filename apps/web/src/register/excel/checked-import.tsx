import { register as contract } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Alert, Button, Group, Radio, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { address } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Part } from '../../ui/part.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { Again, type ImportViewProps } from './again.tsx';
import { Duplicates } from './duplicates.tsx';
import classes from './excel.module.css';
import { FaultTable } from './fault-table.tsx';
import { words } from './words.ts';

/** What the check has found: what to mend, or what to decide before it comes in. */
export function CheckedImport(props: ImportViewProps) {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const { one } = props;
  const faults = one.faults ?? 0;
  const duplicates = one.duplicates ?? 0;
  return (
    <>
      <Counts one={one} />
      {faults > 0 ? (
        <Alert color="red" variant="outline" icon={<IconAlertTriangle aria-hidden />} role="status">
          {t('hasFaults', { faults: formatNumber(faults, language) })}
        </Alert>
      ) : (
        <Alert color="green" variant="outline" icon={<IconCircleCheck aria-hidden />} role="status">
          {duplicates > 0
            ? t('rightBut', { duplicates: formatNumber(duplicates, language) })
            : t('allRight', { rows: formatNumber(one.rows ?? 0, language) })}
        </Alert>
      )}
      {one.notices.length > 0 && (
        <Part title={t('noticesTitle')}>
          <ul>
            {one.notices.map((notice) => (
              <li key={notice.vi}>{say(notice)}</li>
            ))}
          </ul>
        </Part>
      )}
      {one.cells.length > 0 && <FaultTable one={one} />}
      {faults > 0 ? (
        <>
          <Group>
            <Button
              component="a"
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
              href={address(contract.importFaults, { params: { importId: one.id } })}
              download
            >
              {t('downloadFaults')}
            </Button>
            <Discard one={one} />
          </Group>
          <Again {...props} label={t('chooseMended')} />
        </>
      ) : (
        <Confirm {...props} />
      )}
    </>
  );
}

function Counts({ one }: { readonly one: contract.RecordImport }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const counts = [
    [one.rows, t('rows')],
    [one.rightRows, t('rightRows')],
    [one.faults, t('faults')],
    [one.warnings, t('warnings')],
    [one.duplicates, t('duplicatesCount')],
  ] as const;
  return (
    <ul className={classes.counts}>
      {counts.map(([count, label], at) =>
        at < 3 || (count ?? 0) > 0 ? (
          <li key={label}>
            <div className={classes.count}>{formatNumber(count ?? 0, language)}</div>
            <Text size="sm" c="dimmed">
              {label}
            </Text>
          </li>
        ) : null,
      )}
    </ul>
  );
}

function Discard({ one }: { readonly one: contract.RecordImport }) {
  const t = useWords(words);
  const discard = useSubmit(contract.discardImport, { outdates: ['register'] });
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        loading={discard.pending}
        onClick={() => void discard.run({ params: { importId: one.id } })}
      >
        {t('discard')}
      </Button>
      {discard.problem !== undefined && <Failure problem={discard.problem} onRetry={discard.retry} />}
    </>
  );
}

/** How the rows come in; nothing has been written until here. */
function Confirm({ one }: ImportViewProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const [submit, setSubmit] = useState('submit');
  const [kept, setKept] = useState<ReadonlySet<number>>(new Set());
  const confirm = useSubmit(contract.confirmImport, { outdates: ['register'] });
  const total = one.duplicates ?? 0;
  const all = kept.size === one.likelyDuplicates.length && kept.size > 0;
  const count = (one.rows ?? 0) - (all ? 0 : total - kept.size);
  return (
    <>
      {one.likelyDuplicates.length > 0 && <Duplicates one={one} kept={kept} onChange={setKept} />}
      <Part title={t('step3')}>
        <Radio.Group value={submit} onChange={setSubmit}>
          <Stack gap="xs">
            <Radio value="submit" label={t('asSubmitted')} description={t('asSubmittedHelp')} />
            <Radio value="draft" label={t('asDrafts')} description={t('asDraftsHelp')} />
          </Stack>
        </Radio.Group>
        <Text size="sm">{count === 0 ? t('nothingLeft') : t('allOrNone')}</Text>
        <Group>
          <Button
            disabled={count === 0}
            loading={confirm.pending}
            onClick={() =>
              void confirm.run({
                params: { importId: one.id },
                body: {
                  submit: submit === 'submit',
                  duplicates: all ? 'import' : 'leave-out',
                  except: all ? [] : [...kept],
                },
              })
            }
          >
            {t('confirm', { count: formatNumber(count, language) })}
          </Button>
          <Discard one={one} />
        </Group>
        {confirm.problem !== undefined && <Failure problem={confirm.problem} onRetry={confirm.retry} />}
      </Part>
    </>
  );
}
