import { overview } from '@binhdang/contract';
import {
  ActionIcon,
  Button,
  Group,
  Menu,
  Modal,
  NativeSelect,
  Radio,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import {
  IconBookmark,
  IconCopy,
  IconDeviceFloppy,
  IconLink,
  IconRefresh,
  IconSettings,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { useMe } from '../app/session.ts';
import { AppLink } from '../ui/app-link.tsx';
import { Failure } from '../ui/failure.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import classes from './pivot.module.css';
import { measuresIn, type PivotSearch, pivotSearch } from './search.ts';
import { words } from './words.ts';

type SavedView = overview.SavedView;
type SharedWith = SavedView['sharedWith'];

const SHARED_WITH = ['me', 'body', 'overseers'] as const satisfies readonly SharedWith[];
const SCREEN = 'pivot';

export function useSavedPivots(enabled: boolean): readonly SavedView[] {
  const { data } = useQuery({ ...read(overview.views, { query: { screen: SCREEN } }), enabled });
  return data?.items ?? [];
}

/** What of the address is kept under a name; what is left out stays open: "this year" is this year next year too. */
const savedQuery = (search: PivotSearch): Record<string, unknown> =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));

/** Bodies in whose name the person may share. */
function useOwnBodies(): { readonly value: string; readonly label: string }[] {
  const roles = useMe()?.roles ?? [];
  const bodies = roles.filter(({ role }) => role !== 'administrator').map(({ body }) => body);
  return [...new Map(bodies.map(({ id, name }) => [id, { value: id, label: name }])).values()];
}

interface PivotViewsProps {
  readonly search: PivotSearch;
  readonly items: readonly SavedView[];
  readonly onApply: (search: PivotSearch) => void;
}

/** Pivots under a name: open, save, share, rename, replace, delete; copy what others shared; the link itself. */
export function PivotViews({ search, items, onApply }: PivotViewsProps) {
  const t = useWords(words);
  const [saving, save] = useDisclosure(false);
  const [managing, manage] = useDisclosure(false);
  const something = measuresIn(search).length > 0;
  const copyLink = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      notifications.show({ message: t('linkCopied') });
    } catch {
      notifications.show({ color: 'red', message: t('linkFailed') });
    }
  };
  return (
    <>
      <Menu position="bottom-end" width={320}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={18} aria-hidden />}>
            {t('views')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu ?? ''}>
          {items.length === 0 && <Menu.Label>{t('noViews')}</Menu.Label>}
          {[true, false].map((mine) => {
            const own = items.filter((view) => view.mine === mine);
            return (
              own.length > 0 && (
                <div key={String(mine)}>
                  <Menu.Label>{t(mine ? 'mine' : 'shared')}</Menu.Label>
                  {own.map((view) => (
                    <Menu.Item key={view.id} onClick={() => onApply(pivotSearch(view.query))}>
                      {view.name}
                      <SharedBy view={view} />
                    </Menu.Item>
                  ))}
                </div>
              )
            );
          })}
          <Menu.Divider />
          {something && (
            <>
              <Menu.Item leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={save.open}>
                {t('saveAs')}
              </Menu.Item>
              <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={() => void copyLink()}>
                {t('link')}
              </Menu.Item>
            </>
          )}
          {items.length > 0 && (
            <Menu.Item leftSection={<IconSettings size={16} aria-hidden />} onClick={manage.open}>
              {t('manage')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={saving}
        onClose={save.close}
        title={t('saveTitle')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <SaveForm search={search} onDone={save.close} />
      </Modal>
      <Modal
        opened={managing}
        onClose={manage.close}
        title={t('manage')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Stack gap="md">
          {items.map((view) =>
            view.mine ? (
              <OwnLine
                key={`${view.id} ${view.version}`}
                view={view}
                search={search}
                replaceable={something}
              />
            ) : (
              <SharedLine
                key={view.id}
                view={view}
                names={items.filter(({ mine }) => mine).map(({ name }) => name)}
              />
            ),
          )}
          {items.length === 0 && <Text c="dimmed">{t('noViews')}</Text>}
        </Stack>
      </Modal>
    </>
  );
}

function SharedBy({ view }: { readonly view: SavedView }) {
  const t = useWords(words);
  if (view.mine) return view.sharedWith === 'me' ? null : <Dim>{t(`share_${view.sharedWith}`)}</Dim>;
  return <Dim>{t('sharedBy', { body: view.body?.shortName ?? view.body?.name ?? '' })}</Dim>;
}

const Dim = ({ children }: { readonly children: string }) => (
  <Text size="xs" c="dimmed" component="div">
    {children}
  </Text>
);

interface SaveValues {
  readonly name: string;
  readonly sharedWith: SharedWith;
  readonly bodyId: string;
}

const bodyOf = ({ sharedWith, bodyId }: SaveValues) => ({
  sharedWith,
  ...(sharedWith === 'me' ? {} : { bodyId }),
});

function SaveForm({ search, onDone }: { readonly search: PivotSearch; readonly onDone: () => void }) {
  const t = useWords(words);
  const bodies = useOwnBodies();
  const form = useForm<SaveValues>({
    initialValues: { name: '', sharedWith: 'me', bodyId: bodies[0]?.value ?? '' },
  });
  const submit = useSubmit(overview.saveView, {
    form,
    outdates: ['overview'],
    onDone: ({ name }) => {
      notifications.show({ message: t('saved', { name }) });
      onDone();
    },
  });
  return (
    <form
      onSubmit={form.onSubmit((values) => {
        void submit.run({
          body: { screen: SCREEN, name: values.name, query: savedQuery(search), ...bodyOf(values) },
        });
      })}
    >
      <Stack>
        <TextInput label={t('name')} required maxLength={80} data-autofocus {...form.getInputProps('name')} />
        <Radio.Group label={t('sharing')} {...form.getInputProps('sharedWith')}>
          <Stack gap="xs" mt={4}>
            {SHARED_WITH.map((one) => (
              <Radio key={one} value={one} label={t(`share_${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
        {form.values.sharedWith !== 'me' && (
          <>
            {bodies.length > 1 && (
              <NativeSelect label={t('sharingBody')} data={bodies} {...form.getInputProps('bodyId')} />
            )}
            <Text size="sm" c="dimmed">
              {t('sharingNote')}
            </Text>
          </>
        )}
        <FormActions submit={submit} onCancel={onDone} />
      </Stack>
    </form>
  );
}

interface OwnLineProps {
  readonly view: SavedView;
  readonly search: PivotSearch;
  readonly replaceable: boolean;
}

function OwnLine({ view, search, replaceable }: OwnLineProps) {
  const t = useWords(words);
  const bodies = useOwnBodies();
  const form = useForm<SaveValues>({
    initialValues: {
      name: view.name,
      sharedWith: view.sharedWith,
      bodyId: view.body?.id ?? bodies[0]?.value ?? '',
    },
  });
  const change = useSubmit(overview.changeView, { form, outdates: ['overview'] });
  const remove = useSubmit(overview.deleteView, { outdates: ['overview'] });
  const params = { viewId: view.id };
  const problem = change.problem ?? remove.problem;
  const { name } = view;
  return (
    <form
      className={classes.line}
      onSubmit={form.onSubmit((values) => {
        void change.run({ params, body: { name: values.name, version: view.version, ...bodyOf(values) } });
      })}
    >
      <TextInput label={t('name')} required maxLength={80} {...form.getInputProps('name')} />
      <NativeSelect
        label={t('sharing')}
        data={SHARED_WITH.map((one) => ({ value: one, label: t(`share_${one}`) }))}
        {...form.getInputProps('sharedWith')}
      />
      {form.values.sharedWith !== 'me' && bodies.length > 1 && (
        <NativeSelect label={t('sharingBody')} data={bodies} {...form.getInputProps('bodyId')} />
      )}
      <Group gap="xs">
        <Button
          type="submit"
          variant="default"
          size="xs"
          leftSection={<IconDeviceFloppy size={16} aria-hidden />}
          aria-label={t('change', { name })}
          loading={change.pending}
          disabled={!form.isDirty()}
        >
          {t('changeShort')}
        </Button>
        {replaceable && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={16} aria-hidden />}
            aria-label={t('replace', { name })}
            onClick={() =>
              void change.run({ params, body: { query: savedQuery(search), version: view.version } })
            }
          >
            {t('replaceShort')}
          </Button>
        )}
        <ActionIcon
          variant="default"
          color="red"
          aria-label={t('remove', { name })}
          title={t('removeShort')}
          loading={remove.pending}
          onClick={() => void remove.run({ params })}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Group>
      {problem !== undefined && <Failure problem={problem} />}
    </form>
  );
}

/** What others shared is theirs; a copy is one's own. */
function SharedLine({ view, names }: { readonly view: SavedView; readonly names: readonly string[] }) {
  const t = useWords(words);
  const copy = useSubmit(overview.saveView, {
    outdates: ['overview'],
    onDone: ({ name }) => {
      notifications.show({ message: t('copied', { name }) });
    },
  });
  const name = names.includes(view.name) ? t('copyName', { name: view.name }).slice(0, 80) : view.name;
  return (
    <Group justify="space-between" className={classes.line ?? ''}>
      <div>
        <Text fw={600}>{view.name}</Text>
        <SharedBy view={view} />
      </div>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconCopy size={16} aria-hidden />}
        aria-label={t('copy', { name: view.name })}
        loading={copy.pending}
        onClick={() => void copy.run({ body: { screen: SCREEN, name, query: view.query } })}
      >
        {t('copyShort')}
      </Button>
      {copy.problem !== undefined && <Failure problem={copy.problem} onRetry={copy.retry} />}
    </Group>
  );
}

/** Saved pivots as links, before anything is chosen. */
export function SavedList({ items }: { readonly items: readonly SavedView[] }) {
  if (items.length === 0) return null;
  return (
    <ul className={classes.links}>
      {items.map((view) => (
        <li key={view.id}>
          <AppLink to="/phan-tich" search={pivotSearch(view.query)}>
            {view.name}
          </AppLink>
          <SharedBy view={view} />
        </li>
      ))}
    </ul>
  );
}
