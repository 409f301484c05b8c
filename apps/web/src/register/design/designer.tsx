import { register } from '@binhdang/contract';
import type { Finding } from '@binhdang/domain/register';
import { Alert, Badge, Button, Group, Modal, Stack, Tabs, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowBackUp, IconArrowForwardUp, IconDownload, IconSend } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { address } from '../../app/api.ts';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { ChangesTab } from './changes-tab.tsx';
import { ChecksTab } from './checks-tab.tsx';
import classes from './design.module.css';
import { type Chosen, DesignContext, type DesignContextValue, useDesigner } from './design-context.ts';
import { Findings } from './findings.tsx';
import { FormTab } from './form-tab.tsx';
import { ListsTab } from './lists-tab.tsx';
import { MeasuresTab } from './measures-tab.tsx';
import { TryTab } from './preview.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { type DesignTab, designRoute } from './routes.ts';
import { SettingsTab } from './settings-tab.tsx';
import { type Design, useDesign } from './use-design.ts';
import { Versions } from './versions.tsx';
import { words } from './words.ts';

interface DesignerProps {
  readonly design: Design & { readonly draft: NonNullable<Design['draft']> };
}

const TABS = [
  { tab: 'bieu-mau', word: 'tabForm', content: FormTab },
  { tab: 'danh-muc', word: 'tabLists', content: ListsTab },
  { tab: 'kiem-tra', word: 'tabChecks', content: ChecksTab },
  { tab: 'so-lieu', word: 'tabMeasures', content: MeasuresTab },
  { tab: 'chung', word: 'tabSettings', content: SettingsTab },
  { tab: 'thu', word: 'tabTry', content: TryTab },
  { tab: 'thay-doi', word: 'tabChanges', content: ChangesTab },
  { tab: 'lich-su', word: 'history', content: HistoryTab },
] as const satisfies readonly { tab: DesignTab; word: keyof typeof words; content: () => React.ReactNode }[];

/** On which part of the designer a finding is put right. */
const TAB_OF: Readonly<Record<Finding['part'], DesignTab>> = {
  register: 'chung',
  listing: 'chung',
  section: 'bieu-mau',
  field: 'bieu-mau',
  list: 'danh-muc',
  check: 'kiem-tra',
  measure: 'so-lieu',
};

/** A draft at work: its parts, what is left to put right, and the way to publish it. */
export function Designer({ design }: DesignerProps) {
  const t = useWords(words);
  const navigate = useNavigate();
  const { phan: tab = 'bieu-mau' } = designRoute.useSearch();
  const [chosen, choose] = useState<Chosen>();
  const state = useDesign({
    design,
    onCode: (code) =>
      void navigate({ to: designRoute.to, params: { register: code }, search: { phan: tab }, replace: true }),
  });
  const show = (phan: DesignTab) =>
    navigate({ to: designRoute.to, params: { register: design.code }, search: { phan }, replace: true });
  const context = useMemo(
    (): DesignContextValue => ({ ...state, design, chosen, choose }),
    [state, design, chosen],
  );
  useHotkeys([
    ['mod+z', state.undo],
    ['mod+shift+z', state.redo],
    ['mod+y', state.redo],
  ]);
  // In an input too, where undoing is the input's own.
  useHotkeys([['mod+s', () => void state.saving.now()]], []);
  const open = ({ part, code }: Finding) => {
    choose(part === 'field' || part === 'section' ? { part, code } : undefined);
    void show(TAB_OF[part]);
    // Its card stands there once the part is drawn.
    setTimeout(() => document.getElementById(`${part}-${code}`)?.scrollIntoView({ block: 'center' }), 50);
  };
  const Content = TABS.find((one) => one.tab === tab)?.content ?? FormTab;
  return (
    <DesignContext value={context}>
      <Stack gap="md">
        <Bar onFinding={open} />
        <Tabs
          value={tab}
          keepMounted={false}
          onChange={(next) => {
            const one = TABS.find((each) => each.tab === next);
            if (one) void show(one.tab);
          }}
          aria-label={t('tabs')}
        >
          <Tabs.List className={classes.tabs ?? ''}>
            {TABS.map((one) => (
              <Tabs.Tab key={one.tab} value={one.tab}>
                {t(one.word)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={tab} pt="md">
            <Content />
          </Tabs.Panel>
        </Tabs>
      </Stack>
    </DesignContext>
  );
}

function HistoryTab() {
  const { design } = useDesigner();
  return <Versions design={design} drafting />;
}

function Bar({ onFinding }: { readonly onFinding: (finding: Finding) => void }) {
  const t = useWords(words);
  const { undo, redo, canUndo, canRedo, findings, design, saving } = useDesigner();
  const [publishing, setPublishing] = useState(false);
  const navigate = useNavigate();
  const leave = () =>
    design.versions.length > 0
      ? navigate({ to: designRoute.to, params: { register: design.code }, search: {} })
      : navigate({ to: '/quan-tri/so-theo-doi' });
  const discard = useSubmit(register.discardDesign, { outdates: ['register'], onDone: leave });
  return (
    <Stack gap="xs" className={classes.bar}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            disabled={!canUndo}
            onClick={undo}
          >
            {t('undo')}
          </Button>
          <Button
            size="compact-md"
            variant="default"
            leftSection={<IconArrowForwardUp size={16} aria-hidden />}
            disabled={!canRedo}
            onClick={redo}
          >
            {t('redo')}
          </Button>
          <Saving />
        </Group>
        <Group gap="xs">
          <Button
            size="compact-md"
            variant="default"
            component="a"
            href={address(register.definitionFile, { params: { register: design.code }, query: {} })}
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('exportDraft')}
          </Button>
          <ConfirmButton
            size="compact-md"
            variant="default"
            color="red"
            label={t('discard')}
            question={t('discardAsk')}
            pending={discard.pending}
            onConfirm={() =>
              discard.run({ params: { register: design.code }, body: { version: saving.savedVersion() } })
            }
          />
          <Button
            size="compact-md"
            leftSection={<IconSend size={16} aria-hidden />}
            onClick={() => setPublishing(true)}
          >
            {t('publish')}
          </Button>
        </Group>
      </Group>
      {discard.problem !== undefined && <Failure problem={discard.problem} onRetry={discard.retry} />}
      <div role="status">
        {findings.length > 0 && (
          <details className={classes.left}>
            <summary>
              <Badge color="orange" variant="light">
                {t('findings', { count: findings.length })}
              </Badge>
            </summary>
            <Findings findings={findings} onOpen={onFinding} />
          </details>
        )}
      </div>
      {publishing && (
        <PublishDialog
          onClose={() => setPublishing(false)}
          onPublished={() => {
            setPublishing(false);
            void navigate({ to: designRoute.to, params: { register: design.code }, search: {} });
          }}
        />
      )}
    </Stack>
  );
}

/** Whether what is on screen is safe, and what to do when it is not. */
function Saving() {
  const t = useWords(words);
  const { language } = useLanguage();
  const { saving, replace } = useDesigner();
  const { state, theirs } = saving;
  return (
    <>
      <Text size="sm" c={state === 'failed' ? 'red' : 'dimmed'} role="status">
        {state === 'saved' && t('saved', { at: formatInstant(saving.savedAt, language) })}
        {state === 'saving' && t('saving')}
        {state === 'waiting' && t('waiting')}
        {state === 'failed' && t('notSaved')}
      </Text>
      {state === 'failed' && (
        <Alert variant="outline" color="red" p="xs">
          <Failure problem={saving.problem} onRetry={() => void saving.now()} />
        </Alert>
      )}
      {theirs !== undefined && (
        <Modal opened onClose={() => undefined} withCloseButton={false} title={t('conflictTitle')}>
          <Stack>
            <Text>
              {t('conflictText', {
                name: theirs.changedBy.name,
                at: formatInstant(theirs.changedAt, language),
              })}
            </Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={() => saving.takeTheirs(replace)}>
                {t('takeTheirs')}
              </Button>
              <Button onClick={saving.keepMine}>{t('keepMine')}</Button>
            </Group>
          </Stack>
        </Modal>
      )}
    </>
  );
}
