import { Badge, Group, Stack, Text } from '@mantine/core';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { AppLink } from '../ui/app-link.tsx';
import { Part } from '../ui/part.tsx';
import type { Campaign } from './campaign-page.tsx';
import type { Contribution } from './contribution-page.tsx';
import { contributionWords } from './words.ts';

/** All that was submitted, with what was said of it. */
export function Submissions({ head, data }: { readonly head: Campaign; readonly data: Contribution }) {
  const t = useWords(contributionWords);
  const { language } = useLanguage();
  if (data.submissions.length === 0) return null;
  return (
    <Part title={t('tabVersions')}>
      {data.submissions.map((one) => (
        <Stack key={one.number} gap={2}>
          <Group gap="sm">
            <AppLink
              to="/tong-ket/$campaignId/co-quan/$bodyId"
              params={{ campaignId: head.id, bodyId: data.body.id }}
              search={{ ban: one.number }}
            >
              {t('seeNumber', { number: one.number })}
            </AppLink>
            {data.acceptedNumber === one.number && (
              <Badge variant="light" color="green">
                {t('counts')}
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {t('sentBy', { when: formatInstant(one.submittedAt, language), person: one.submittedBy.name })}
            {one.note !== null && ` · ${one.note}`}
          </Text>
          <Text size="sm">
            {one.verdict === null || one.judgedAt === null
              ? t('waiting')
              : t('judgedBy', {
                  verdict: t(one.verdict === 'accepted' ? 'accepted' : 'returnedShort'),
                  when: formatInstant(one.judgedAt, language),
                  person: one.judgedBy?.name ?? '',
                })}
            {one.remarks !== null && `: ${one.remarks}`}
          </Text>
        </Stack>
      ))}
    </Part>
  );
}
