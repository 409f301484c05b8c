import type { Choice } from '@binhdang/domain/register';
import {
  ActionIcon,
  Badge,
  Button,
  Group,
  Menu,
  Modal,
  NativeSelect,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDots, IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import classes from './design.module.css';
import { useDesigner } from './design-context.ts';
import { addChoices, changeAt, changeChoices, inVietnamese, renamedChoice, stepped } from './edits.ts';
import { words } from './words.ts';

/** The choices of a list: those that records may hold are retired or merged, the others simply taken away. */
export function ChoicesEditor({ list }: { readonly list: string }) {
  const t = useWords(words);
  const { definition, edit } = useDesigner();
  const [pasting, setPasting] = useState<string>();
  const [merging, setMerging] = useState<Choice>();
  const choices = definition.lists[list] ?? [];
  const change = (how: (all: readonly Choice[]) => Choice[], step?: string) =>
    edit((now) => changeChoices(now, list, how), step);
  return (
    <Stack gap="xs">
      <ol className={classes.choices} aria-label={t('choices')}>
        {choices.map((choice, at) => (
          <ChoiceRow
            // biome-ignore lint/suspicious/noArrayIndexKey: its code changes with its name
            key={at}
            list={list}
            choice={choice}
            at={at}
            last={at === choices.length - 1}
            onChange={change}
            onMerge={() => setMerging(choice)}
          />
        ))}
      </ol>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => change((all) => addChoices(all, [freshName(all, t('newChoice'))]))}
        >
          {t('addChoice')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => setPasting('')}>
          {t('pasteChoices')}
        </Button>
      </Group>
      {pasting !== undefined && (
        <Stack gap={4}>
          <Textarea
            label={t('pasteChoices')}
            description={t('pasteHint')}
            autosize
            minRows={4}
            value={pasting}
            data-autofocus
            onChange={(event) => setPasting(event.currentTarget.value)}
          />
          <Group gap="xs">
            <Button
              size="compact-sm"
              onClick={() => {
                change((all) => addChoices(all, pasting.split(/\r?\n/)));
                setPasting(undefined);
              }}
            >
              {t('addChoice')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setPasting(undefined)}>
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      )}
      {merging !== undefined && (
        <MergeDialog list={list} choice={merging} onClose={() => setMerging(undefined)} />
      )}
    </Stack>
  );
}

/** "Lựa chọn mới 2", where the first is there already. */
function freshName(choices: readonly Choice[], name: string): string {
  const known = new Set(choices.map((choice) => choice.name.vi));
  if (!known.has(name)) return name;
  return (
    Array.from({ length: choices.length + 1 }, (_, at) => `${name} ${at + 2}`).find(
      (one) => !known.has(one),
    ) ?? name
  );
}

/** A name may be long and wrap, but has no lines of its own. */
const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

interface ChoiceRowProps {
  readonly list: string;
  readonly choice: Choice;
  readonly at: number;
  readonly last: boolean;
  readonly onChange: (how: (all: readonly Choice[]) => Choice[], step?: string) => void;
  readonly onMerge: () => void;
}

function ChoiceRow({ list, choice, at, last, onChange, onMerge }: ChoiceRowProps) {
  const t = useWords(words);
  const say = useSay();
  const { published, edit } = useDesigner();
  const entered = useRef('');
  const kept = published.choices.has(`${list} ${choice.code}`);
  const name = say(choice.name);
  const english = choice.name.en === choice.name.vi ? '' : choice.name.en;
  const put = (change: (one: Choice) => Choice, step?: string) =>
    onChange((all) => changeAt(all, at, change), step);
  return (
    <li className={classes.choice} data-retired={choice.retired === true || undefined}>
      <Textarea
        autosize
        minRows={1}
        maxRows={4}
        aria-label={`${t('choice')} ${at + 1}`}
        value={choice.name.vi}
        onFocus={() => {
          entered.current = choice.name.vi;
        }}
        onBlur={() => {
          if (!kept) edit((now) => renamedChoice(now, list, choice.code, entered.current));
        }}
        onChange={(event) => {
          const vi = oneLine(event.currentTarget.value);
          put((one) => ({ ...one, name: inVietnamese(one.name, vi) }), `choice ${list} ${choice.code}`);
        }}
      />
      <Textarea
        autosize
        minRows={1}
        maxRows={4}
        aria-label={t('englishOf', { label: `${t('choice')} ${at + 1}` })}
        placeholder={choice.name.vi || t('english')}
        value={english}
        onChange={(event) => {
          const en = oneLine(event.currentTarget.value);
          put(
            (one) => ({ ...one, name: { ...one.name, en: en || one.name.vi } }),
            `choice-en ${list} ${choice.code}`,
          );
        }}
      />
      <Group gap={0} wrap="nowrap">
        {choice.retired === true && <Badge variant="default">{t('retired')}</Badge>}
        <ActionIcon
          aria-label={t('upOf', { name })}
          disabled={at === 0}
          onClick={() => onChange((all) => stepped(all, at, -1))}
        >
          <IconArrowUp size={16} aria-hidden />
        </ActionIcon>
        <ActionIcon
          aria-label={t('downOf', { name })}
          disabled={last}
          onClick={() => onChange((all) => stepped(all, at, 1))}
        >
          <IconArrowDown size={16} aria-hidden />
        </ActionIcon>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={`${name}: …`}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              onClick={() =>
                put(({ retired, ...one }) => (retired === true ? one : { ...one, retired: true }))
              }
            >
              {t(choice.retired === true ? 'bringBack' : 'retire')}
            </Menu.Item>
            {kept ? (
              <Menu.Item onClick={onMerge}>{t('merge')}</Menu.Item>
            ) : (
              <Menu.Item
                color="red"
                onClick={() => onChange((all) => all.filter((_, index) => index !== at))}
              >
                {t('remove')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </Group>
    </li>
  );
}

interface MergeDialogProps {
  readonly list: string;
  readonly choice: Choice;
  readonly onClose: () => void;
}

function MergeDialog({ list, choice, onClose }: MergeDialogProps) {
  const t = useWords(words);
  const say = useSay();
  const { definition, editWork } = useDesigner();
  const others = (definition.lists[list] ?? []).filter(({ code }) => code !== choice.code);
  const [target, setTarget] = useState(others[0]?.code ?? '');
  const merge = () => {
    editWork((work) => ({
      definition: changeChoices(work.definition, list, (all) =>
        all.filter(({ code }) => code !== choice.code),
      ),
      mapping: { ...work.mapping, [list]: { ...work.mapping[list], [choice.code]: target } },
    }));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('merge')} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack>
        <Text size="sm">{t('mergeHint')}</Text>
        <NativeSelect
          label={t('mergeInto', { name: say(choice.name) })}
          value={target}
          onChange={(event) => setTarget(event.currentTarget.value)}
          data={others.map(({ code, name }) => ({ value: code, label: say(name) }))}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button disabled={target === ''} onClick={merge}>
            {t('merge')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
