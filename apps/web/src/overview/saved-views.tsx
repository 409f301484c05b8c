import { overview } from '@binhdang/contract';
import { ActionIcon, Button, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import {
  IconBookmark,
  IconDeviceFloppy,
  IconPencil,
  IconRefresh,
  IconSettings,
  IconTrash,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { read } from '../app/api.ts';
import { useWords } from '../app/i18n.tsx';
import { Failure } from '../ui/failure.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { type FilterSearch, filterSearch, savedQuery } from './filter.ts';
import { words } from './words.ts';

interface SavedViewsProps {
  readonly filter: FilterSearch;
  readonly onApply: (filter: FilterSearch) => void;
}

/** A person's own filters under a name: apply, save, rename, replace, delete. */
export function SavedViews({ filter, onApply }: SavedViewsProps) {
  const t = useWords(words);
  const { data } = useQuery(read(overview.views, { query: { screen: 'obligations' } }));
  const [saving, save] = useDisclosure(false);
  const [managing, manage] = useDisclosure(false);
  const items = data?.items ?? [];
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={18} aria-hidden />}>
            {t('views')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {items.length === 0 && <Menu.Label>{t('noViews')}</Menu.Label>}
          {items.map((view) => (
            <Menu.Item key={view.id} onClick={() => onApply(filterSearch(view.query))}>
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={save.open}>
            {t('saveView')}
          </Menu.Item>
          {items.length > 0 && (
            <Menu.Item leftSection={<IconSettings size={16} aria-hidden />} onClick={manage.open}>
              {t('manageViews')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={saving}
        onClose={save.close}
        title={t('saveView')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <SaveForm filter={filter} onDone={save.close} />
      </Modal>
      <Modal
        opened={managing}
        onClose={manage.close}
        title={t('manageViews')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Stack gap="sm">
          {items.map((view) => (
            <ViewLine key={`${view.id} ${view.version}`} view={view} filter={filter} />
          ))}
          {items.length === 0 && <Text c="dimmed">{t('noViews')}</Text>}
        </Stack>
      </Modal>
    </>
  );
}

function SaveForm({ filter, onDone }: { readonly filter: FilterSearch; readonly onDone: () => void }) {
  const t = useWords(words);
  const form = useForm({ initialValues: { name: '' } });
  const submit = useSubmit(overview.saveView, { form, outdates: ['overview'], onDone });
  return (
    <form
      onSubmit={form.onSubmit(({ name }) => {
        void submit.run({ body: { screen: 'obligations', name, query: savedQuery(filter) } });
      })}
    >
      <Stack>
        <TextInput
          label={t('viewName')}
          required
          maxLength={80}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <FormActions submit={submit} onCancel={onDone} />
      </Stack>
    </form>
  );
}

function ViewLine({ view, filter }: { readonly view: overview.SavedView; readonly filter: FilterSearch }) {
  const t = useWords(words);
  const form = useForm({ initialValues: { name: view.name } });
  const change = useSubmit(overview.changeView, { form, outdates: ['overview'] });
  const remove = useSubmit(overview.deleteView, { outdates: ['overview'] });
  const params = { viewId: view.id };
  const problem = change.problem ?? remove.problem;
  return (
    <form
      onSubmit={form.onSubmit(({ name }) => {
        void change.run({ params, body: { name, version: view.version } });
      })}
    >
      <Group gap="xs" align="flex-end" wrap="nowrap">
        <TextInput flex={1} label={t('viewName')} required maxLength={80} {...form.getInputProps('name')} />
        <ActionIcon
          type="submit"
          variant="default"
          aria-label={t('renameView', { name: view.name })}
          title={t('rename')}
          loading={change.pending}
          disabled={form.values.name.trim() === view.name}
        >
          <IconPencil size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={t('replaceView', { name: view.name })}
          title={t('replaceView', { name: view.name })}
          onClick={() =>
            void change.run({ params, body: { query: savedQuery(filter), version: view.version } })
          }
        >
          <IconRefresh size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          color="red"
          aria-label={t('deleteView', { name: view.name })}
          title={t('deleteView', { name: view.name })}
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
