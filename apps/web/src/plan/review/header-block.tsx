import { files, type planReview } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Anchor, Button, Card, Collapse, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp, IconExternalLink, IconPencil } from '@tabler/icons-react';
import { address } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import type { Choice } from './bodies-editor.tsx';
import { HeaderForm } from './header-form.tsx';
import classes from './review.module.css';
import { words } from './words.ts';

interface HeaderBlockProps {
  readonly review: planReview.Review;
  readonly choices: readonly Choice[];
  readonly onGo: (nodeId: string) => void;
}

/** What the document says of itself, what it cites and whom it reaches, and remarks on its form. */
export function HeaderBlock({ review, choices, onGo }: HeaderBlockProps) {
  const { document, plan } = review;
  const t = useWords(words);
  const incomplete = document.number === null || document.date === null;
  const [opened, { toggle }] = useDisclosure(incomplete);
  const [editing, edit] = useDisclosure(false);
  const form = review.findings.filter((finding) => finding.basis !== 'reading');
  const line = [
    document.kind,
    document.number ?? t('missing'),
    document.date ? formatDate(document.date) : t('missing'),
  ];
  return (
    <Card component="section" aria-label={t('headerBlock')} py="xs">
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{line.filter(Boolean).join(' · ')}</Text>
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
            onClick={edit.open}
          >
            {t('editHeader')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={opened}
            rightSection={
              opened ? <IconChevronUp size={16} aria-hidden /> : <IconChevronDown size={16} aria-hidden />
            }
            onClick={toggle}
          >
            {opened ? t('less') : `${t('more')} · ${t('findings', { count: form.length })}`}
          </Button>
        </Group>
      </Group>
      <Collapse expanded={opened}>
        <Stack gap="sm" mt="sm">
          <Facts review={review} />
          <Citations document={document} />
          <Remarks findings={form} review={review} onGo={onGo} />
          {document.fileId !== null && (
            <Anchor
              href={address(files.downloadFile, { params: { fileId: document.fileId }, query: {} })}
              target="_blank"
              rel="noreferrer"
              size="sm"
            >
              {t('openFile')}: {document.fileName} <IconExternalLink size={14} aria-hidden />
            </Anchor>
          )}
        </Stack>
      </Collapse>
      {editing && <HeaderForm plan={plan} document={document} choices={choices} onClose={edit.close} />}
    </Card>
  );
}

function Facts({ review: { document, plan } }: { readonly review: planReview.Review }) {
  const t = useWords(words);
  const { signer } = document;
  const facts: readonly (readonly [keyof typeof words, string | null])[] = [
    ['issuer', plan.issuer.name],
    ['leadBody', plan.leadBody.name],
    ['place', document.place],
    ['signerName', [signer.authority, signer.post, signer.name].filter(Boolean).join(' / ') || null],
    ['period', `${formatDate(plan.startsOn)} – ${formatDate(plan.endsOn)}`],
  ];
  const missing = (
    <Text component="span" c="dimmed">
      {t('missing')}
    </Text>
  );
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd>{value ?? missing}</dd>
        </div>
      ))}
      <div className={classes.wide}>
        <dt>{t('recipientsShort')}</dt>
        <dd>{document.recipients.map((one) => one.name).join('; ') || missing}</dd>
      </div>
    </dl>
  );
}

function Citations({ document }: { readonly document: planReview.ReviewDocument }) {
  const t = useWords(words);
  if (document.citations.length === 0) return null;
  return (
    <div>
      <Text size="xs" c="dimmed">
        {t('citations')}
      </Text>
      <Text size="sm">
        {document.citations
          .map((one) =>
            [
              one.kind,
              one.number ?? one.name,
              one.date && formatDate(one.date),
              one.legalBasis && `(${t('legalBasis')})`,
            ]
              .filter(Boolean)
              .join(' '),
          )
          .join('; ')}
      </Text>
    </div>
  );
}

interface RemarksProps {
  readonly findings: readonly planReview.ReviewFinding[];
  readonly review: planReview.Review;
  readonly onGo: (nodeId: string) => void;
}

function Remarks({ findings, review, onGo }: RemarksProps) {
  const t = useWords(words);
  const say = useSay();
  if (findings.length === 0) return <Text size="sm">{t('noFindings')}</Text>;
  const nodeAt = (finding: planReview.ReviewFinding) =>
    finding.nodeId ??
    review.nodes.find(
      ({ startAt, endAt }) =>
        finding.span !== null &&
        startAt !== null &&
        endAt !== null &&
        startAt <= finding.span.start &&
        finding.span.start < endAt,
    )?.id;
  return (
    <div>
      <Text size="xs" c="dimmed">
        {t('findings', { count: findings.length })}
      </Text>
      <ul className={classes.plainList}>
        {findings.map((finding) => {
          const target = nodeAt(finding);
          return (
            <li key={`${finding.code}${finding.span?.start ?? ''}${finding.message.vi}`}>
              {target === undefined ? (
                <Text size="sm" component="span">
                  {say(finding.message)}
                </Text>
              ) : (
                <Anchor component="button" type="button" size="sm" ta="start" onClick={() => onGo(target)}>
                  {say(finding.message)}
                </Anchor>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
