import { campaign } from '@binhdang/contract';
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useSay, useWords } from '../app/i18n.tsx';
import { DraftNotice } from '../ui/draft-notice.tsx';
import { Failure } from '../ui/failure.tsx';
import { Part } from '../ui/part.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useSubmit } from '../ui/use-submit.ts';
import classes from './campaign.module.css';
import type { Campaign } from './campaign-page.tsx';
import type { Together } from './consolidated.tsx';
import { definitionOf, type NarrativePart, narrativeParts } from './definition.ts';
import { words } from './words.ts';

/** What bodies wrote under each heading, and the lead body's own words for it. */
export function TextsPart({ data, together }: { readonly data: Campaign; readonly together: Together }) {
  const parts = narrativeParts(definitionOf(data.definition));
  const texts = new Map(together.texts.map((one) => [one.code, one]));
  return parts.map((part) => {
    const text = texts.get(part.code);
    return text === undefined ? null : (
      <OnePart key={part.code} data={data} part={part} text={text} version={together.version} />
    );
  });
}

interface OnePartProps {
  readonly data: Campaign;
  readonly part: NarrativePart;
  readonly text: Together['texts'][number];
  readonly version: number;
}

function OnePart({ data, part, text, version }: OnePartProps) {
  const t = useWords(words);
  const say = useSay();
  const manages = data.allowed.includes('campaign.manage');
  return (
    <Part title={say(part.heading)}>
      {text.gathered.length === 0 && <Text c="dimmed">{t('nobodyWrote')}</Text>}
      {text.gathered.length > 0 && (
        <details open={text.gathered.length <= 5}>
          <summary>
            {t('gathered')} ({text.gathered.length})
          </summary>
          <Stack gap="xs" mt="xs">
            {text.gathered.map(({ body, text: written }) => (
              <Text key={body.id} className={classes.quote ?? ''}>
                <b>{body.name}:</b> {written}
              </Text>
            ))}
          </Stack>
        </details>
      )}
      {manages ? (
        <OwnWords data={data} code={part.code} saved={text.summary} version={version} />
      ) : (
        text.summary !== '' && (
          <Text className={classes.quote ?? ''}>
            <b>{t('ownWords')}:</b> {text.summary}
          </Text>
        )
      )}
    </Part>
  );
}

interface OwnWordsProps {
  readonly data: Campaign;
  readonly code: string;
  readonly saved: string;
  readonly version: number;
}

function OwnWords({ data, code, saved, version }: OwnWordsProps) {
  const t = useWords(words);
  const [typed, setTyped] = useState({ text: saved });
  const [conflict, setConflict] = useState<string>();
  const draft = useDraft(`campaign.summary.${data.id}.${code}`, typed, setTyped);
  const submit = useSubmit(campaign.summarise, {
    outdates: ['campaign'],
    onConflict: (current) => setConflict((current as { text?: string } | undefined)?.text ?? ''),
    onDone: () => {
      draft.clear();
      setConflict(undefined);
      notifications.show({ message: t('saved') });
    },
  });
  return (
    <Stack gap="xs" className="no-print">
      <DraftNotice draft={draft} />
      <Textarea
        label={t('ownWords')}
        description={t('ownWordsHint')}
        autosize
        minRows={2}
        maxRows={16}
        maxLength={20_000}
        value={typed.text}
        onChange={(event) => setTyped({ text: event.currentTarget.value })}
      />
      {conflict !== undefined && (
        <Alert role="alert" variant="outline" color="orange">
          {t('conflict')}
        </Alert>
      )}
      {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
      <Group>
        <Button
          variant="default"
          disabled={typed.text === saved}
          loading={submit.pending}
          onClick={() =>
            void submit.run({ params: { campaignId: data.id }, body: { code, text: typed.text, version } })
          }
        >
          {t('saveWords')}
        </Button>
      </Group>
    </Stack>
  );
}
