import { report } from '@binhdang/contract';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconFileTypeDocx, IconFileTypePdf, IconFileTypeXls, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { address, read } from '../../app/api.ts';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { useDesk } from './desk.ts';
import { pageWords } from './page-words.ts';
import classes from './report.module.css';

/** The report as a document: Word, PDF, Excel of its annexes, and on paper. */
export function DocumentPanel() {
  const t = useWords(pageWords);
  const { page } = useDesk();
  const { number } = page.shown;
  const input = {
    params: { reportId: page.head.id },
    query: number === null ? {} : { number },
  };
  return (
    <section className={classes.panel} aria-label={t('document')}>
      <Text fw={600} mb={6}>
        {t('document')}
      </Text>
      <Group gap="xs">
        <Button
          component="a"
          size="compact-md"
          variant="default"
          href={address(report.reportDocx, input)}
          leftSection={<IconFileTypeDocx size={18} aria-hidden />}
        >
          {t('word')}
        </Button>
        <Button
          component="a"
          size="compact-md"
          variant="default"
          href={address(report.reportPdf, input)}
          target="_blank"
          rel="noreferrer"
          leftSection={<IconFileTypePdf size={18} aria-hidden />}
        >
          {t('pdf')}
        </Button>
        <Button
          component="a"
          size="compact-md"
          variant="default"
          href={address(report.reportExcel, input)}
          leftSection={<IconFileTypeXls size={18} aria-hidden />}
        >
          {t('excel')}
        </Button>
        <PrintButton label={t('print')} />
      </Group>
    </section>
  );
}

/** Signed files of what was sent, with what was found of their signatures, in plain words. */
export function SignedPanel() {
  const t = useWords(pageWords);
  const { page } = useDesk();
  const { head, shown } = page;
  const query = useQuery({
    ...read(report.signedFiles, { params: { reportId: head.id } }),
    enabled: head.lastNumber > 0,
  });
  const attach = useSubmit(report.attachSignedFile, { outdates: ['report'] });
  if (head.lastNumber === 0) return null;
  const number = shown.number ?? head.lastNumber;
  const items = query.data?.items ?? [];
  return (
    <section className={classes.panel} aria-label={t('signedFiles')}>
      <Stack gap="xs">
        <Text fw={600}>{t('signedFiles')}</Text>
        {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <Loading lines={1} />}
        {query.data !== undefined && items.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('noSigned')}
          </Text>
        )}
        {items.map((one) => (
          <Signed key={one.id} signed={one} />
        ))}
        {page.allowed.includes('report.write') && (
          <>
            <FileDrop
              label={t('attach')}
              bodyId={head.body.id}
              value={[]}
              endings={['.pdf', '.jpg', '.jpeg', '.png']}
              kinds="PDF, JPG, PNG"
              onChange={(files) => {
                const [file] = files;
                if (file !== undefined)
                  void attach.run({ params: { reportId: head.id, number }, body: { fileId: file.id } });
              }}
            />
            <Text size="xs" c="dimmed">
              {t('attachHint')}
            </Text>
            {attach.problem !== undefined && <Failure problem={attach.problem} onRetry={attach.retry} />}
          </>
        )}
      </Stack>
    </section>
  );
}

function Signed({ signed }: { readonly signed: report.SignedFile }) {
  const t = useWords(pageWords);
  const { page } = useDesk();
  const remove = useSubmit(report.removeSignedFile, { outdates: ['report'] });
  return (
    <div className={classes.quiet}>
      <a href={`/api/files/${signed.file.id}`} target="_blank" rel="noreferrer">
        {signed.file.name}
      </a>{' '}
      <Text span size="xs" c="dimmed">
        {t('version', { number: signed.number })} · {t(signed.kind)}
      </Text>
      {signed.signatures.length === 0 && signed.kind === 'digital' && (
        <Text size="sm">{t('unsignedPdf')}</Text>
      )}
      {signed.signatures.map((signature, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: signatures stand in the order of the file
        <Signature key={at} signature={signature} />
      ))}
      {page.allowed.includes('report.write') && (
        <ConfirmButton
          label={t('removeSigned')}
          variant="subtle"
          color="red"
          size="compact-xs"
          pending={remove.pending}
          question={
            <Stack gap="sm">
              <Text>{t('removeQuestion', { name: signed.file.name })}</Text>
              {remove.problem !== undefined && <Failure problem={remove.problem} onRetry={remove.retry} />}
            </Stack>
          }
          onConfirm={() => remove.run({ params: { reportId: page.head.id, signedFileId: signed.id } })}
        />
      )}
    </div>
  );
}

function Signature({ signature }: { readonly signature: report.FileSignature }) {
  const t = useWords(pageWords);
  const { language } = useLanguage();
  const lines: { readonly good: boolean | undefined; readonly text: string }[] = [
    { good: signature.intact, text: t(signature.intact ? 'intact' : 'broken') },
    ...(signature.wholeFile ? [] : [{ good: false, text: t('added') }]),
    {
      good: signature.certificateValid,
      text: t(signature.certificateValid ? 'certificateOk' : 'certificateBad'),
    },
    {
      good: signature.trusted ?? undefined,
      text: t(signature.trusted === null ? 'trustUnknown' : signature.trusted ? 'trusted' : 'untrusted'),
    },
  ];
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('signer', { name: signature.signer ?? '–' })}
      </Text>
      <Text size="xs" c="dimmed">
        {[
          signature.issuer === null ? '' : t('issuer', { name: signature.issuer }),
          signature.signedAt === null
            ? ''
            : t('signedAt', { at: formatInstant(signature.signedAt, language) }),
        ]
          .filter((one) => one !== '')
          .join(' · ')}
      </Text>
      <ul className={classes.list}>
        {lines.map(({ good, text }) => (
          <li key={text} className={good === undefined ? classes.warn : good ? classes.good : classes.bad}>
            {good === false ? <IconX size={14} aria-hidden /> : <IconCheck size={14} aria-hidden />} {text}
          </li>
        ))}
      </ul>
      {signature.note !== null && <Text size="xs">{signature.note}</Text>}
    </div>
  );
}
