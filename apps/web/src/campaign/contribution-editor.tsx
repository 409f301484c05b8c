import { campaign, type FieldError } from '@binhdang/contract';
import type { ContributionContent, ReviewDefinition } from '@binhdang/domain/review';
import { EMPTY_CONTRIBUTION } from '@binhdang/domain/review';
import { Button, Group, Tabs, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import { ApiProblem } from '../app/api.ts';
import { useSay, useWords } from '../app/i18n.tsx';
import { ConflictDialog } from '../ui/conflict-dialog.tsx';
import { DraftNotice } from '../ui/draft-notice.tsx';
import { Failure } from '../ui/failure.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useSubmit } from '../ui/use-submit.ts';
import classes from './campaign.module.css';
import type { Campaign } from './campaign-page.tsx';
import type { Contribution } from './contribution-page.tsx';
import { definitionOf, narrativeParts } from './definition.ts';
import { ImportPart } from './import-part.tsx';
import { ProposalsEntry } from './proposals-entry.tsx';
import { contributionRoute } from './routes.tsx';
import { SendPart } from './send-part.tsx';
import { SeriesEntry } from './series-entry.tsx';
import { TextsEntry } from './texts-entry.tsx';
import { contentOf, type Typed, typedOf } from './typed-contribution.ts';
import { contributionWords } from './words.ts';

interface EditorProps {
  readonly head: Campaign;
  readonly data: Contribution;
}

interface Kept {
  readonly content: ContributionContent;
  readonly version: number;
}

export interface Entry {
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
  readonly definition: ReviewDefinition;
  readonly head: Campaign;
  /** By place: "series.training_by_year.women.2015". */
  readonly faults: ReadonlyMap<string, string>;
}

const TABS = ['so-lieu', 'noi-dung', 'kien-nghi', 'gui'] as const;

/** Writing a contribution. What is typed is kept on this machine until it is saved on the server. */
export function ContributionEditor({ head, data }: EditorProps) {
  const t = useWords(contributionWords);
  const say = useSay();
  const { xem } = contributionRoute.useSearch();
  const navigate = contributionRoute.useNavigate();
  const definition = definitionOf(head.definition);
  const stored = (data.content as ContributionContent | null) ?? EMPTY_CONTRIBUTION;
  const [typed, setTyped] = useState<Typed>(() => typedOf(stored));
  const [kept, setKept] = useState({
    version: data.shown === null ? data.draftVersion : null,
    text: textOf(stored, definition),
  });
  const [conflict, setConflict] = useState<Kept>();
  const draft = useDraft(`campaign.${head.id}.${data.body.id}`, typed, setTyped);
  const { content, unreadable } = useMemo(() => contentOf(typed, definition), [typed, definition]);
  const text = JSON.stringify(content);
  const params = { campaignId: head.id, bodyId: data.body.id };
  const take = ({ content: saved, version }: Kept) => {
    setTyped(typedOf(saved));
    setKept({ version, text: textOf(saved, definition) });
    setConflict(undefined);
    draft.clear();
  };
  const submit = useSubmit(campaign.save, {
    outdates: ['campaign'],
    onConflict: (current) => setConflict(current as Kept),
    onDone: ({ version }) => {
      setKept({ version, text });
      setConflict(undefined);
      draft.clear();
      notifications.show({ message: t('saved') });
    },
  });
  const save = (version = kept.version) =>
    submit.run({ params, body: { content: content as never, version } });
  const refused: readonly FieldError[] = submit.problem instanceof ApiProblem ? submit.problem.errors : [];
  const faults = new Map([
    ...data.findings.map(({ path, message }) => [path, say(message)] as const),
    ...refused.map(({ path, message }) => [path.replace(/^content\./, ''), say(message)] as const),
    ...unreadable.map(
      ({ path, name, text: wrong }) => [path, t('notNumber', { place: say(name), text: wrong })] as const,
    ),
  ]);
  const entry: Entry = {
    typed,
    change: (part) => setTyped((now) => ({ ...now, ...part })),
    definition,
    head,
    faults,
  };
  const changed = text !== kept.text;
  const names = {
    'so-lieu': t('tabSeries'),
    'noi-dung': t('tabTexts'),
    'kien-nghi': `${t('tabProposals')} (${typed.proposals.length})`,
    gui: t('tabSend'),
  };
  return (
    <>
      <DraftNotice draft={draft} />
      <Tabs
        value={TABS.find((one) => one === xem) ?? 'so-lieu'}
        keepMounted={false}
        onChange={(next) =>
          void navigate({ search: (now) => ({ ...now, xem: next ?? undefined }), replace: true })
        }
      >
        <Tabs.List mb="md" className="no-print">
          {TABS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {names[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="so-lieu">
          <ImportPart
            params={params}
            version={kept.version}
            blocked={changed || unreadable.length > 0}
            onTaken={(saved, version) => take({ content: saved, version })}
          />
          <SeriesEntry entry={entry} />
        </Tabs.Panel>
        <Tabs.Panel value="noi-dung">
          <TextsEntry entry={entry} />
        </Tabs.Panel>
        <Tabs.Panel value="kien-nghi">
          <ProposalsEntry entry={entry} />
        </Tabs.Panel>
        <Tabs.Panel value="gui">
          <SendPart
            head={head}
            data={data}
            version={kept.version}
            blocked={changed || unreadable.length > 0}
            content={content}
          />
        </Tabs.Panel>
      </Tabs>
      <div className={`${classes.bar} no-print`}>
        {unreadable.slice(0, 5).map(({ path }) => (
          <Text key={path} size="sm" c="var(--mantine-color-error)">
            {faults.get(path)}
          </Text>
        ))}
        {submit.problem !== undefined && <Failure problem={submit.problem} onRetry={submit.retry} />}
        <Group>
          <Button loading={submit.pending} disabled={unreadable.length > 0} onClick={() => void save()}>
            {t('save')}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {t(changed ? 'unsaved' : 'allSaved')}
          </Text>
        </Group>
      </div>
      <ConflictDialog
        opened={conflict !== undefined}
        fields={
          conflict === undefined
            ? []
            : conflictFields(content, conflict.content, definition, say, t('tabSeries'))
        }
        onKeepMine={() => void save(conflict?.version ?? null)}
        onTakeTheirs={() => conflict && take(conflict)}
        onClose={() => setConflict(undefined)}
      />
    </>
  );
}

/** For comparing: the database gives the parts back in an order of its own. */
const textOf = (content: ContributionContent, definition: ReviewDefinition): string =>
  JSON.stringify(contentOf(typedOf(content), definition).content);

function conflictFields(
  mine: ContributionContent,
  theirs: ContributionContent,
  definition: ReviewDefinition,
  say: ReturnType<typeof useSay>,
  seriesName: string,
) {
  const figures = ({ series }: ContributionContent) =>
    Object.entries(series)
      .flatMap(([key, { values }]) =>
        Object.entries(values).map(([year, value]) => `${key} ${year}: ${value}`),
      )
      .sort();
  const [own, other] = [figures(mine), figures(theirs)];
  const only = (these: string[], those: string[]) => these.filter((one) => !those.includes(one)).join('\n');
  const texts = narrativeParts(definition)
    .filter(({ code }) => (mine.texts[code] ?? '') !== (theirs.texts[code] ?? ''))
    .map(({ code, heading }) => ({
      label: say(heading),
      yours: mine.texts[code] ?? '',
      theirs: theirs.texts[code] ?? '',
    }));
  return [...texts, { label: seriesName, yours: only(own, other), theirs: only(other, own) }];
}
