import type { cascade } from '@binhdang/contract';
import type { TextPart } from '@binhdang/domain/cascade';
import { ActionIcon, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { Part } from '../ui/part.tsx';
import classes from './cascade.module.css';
import { amount, budgetOf } from './money.ts';
import { TaskForm } from './task-form.tsx';
import { TaskRow } from './task-row.tsx';
import { editorWords, PART_NAMES } from './words.ts';

type Content = cascade.BodyPlanContent;
type Task = cascade.BodyPlanTask;

interface EditorProps {
  readonly content: Content;
  readonly standings: cascade.BodyPlan['standings'];
  readonly people: readonly string[];
  /** Messages of the server by field, "tasks.3.text". */
  readonly errors: Readonly<Record<string, string>>;
  /** Left out for readers. */
  readonly change: ((next: (content: Content) => Content) => void) | undefined;
}

/** The plan's text parts and its tasks by section, to be read or written. */
export function Editor(props: EditorProps) {
  const t = useWords(editorWords);
  const { language } = useLanguage();
  const { content, change } = props;
  const [open, setOpen] = useState<string>();
  const given = content.tasks.filter(
    (task) => task.obligationId !== null || task.aboveTaskId !== null,
  ).length;
  const total = budgetOf(content.tasks);
  const addSection = () => {
    const section = { id: crypto.randomUUID(), title: t('newSection') };
    const task = newTask(section.id);
    change?.((all) => ({ ...all, sections: [...all.sections, section], tasks: [...all.tasks, task] }));
    setOpen(task.id);
  };
  return (
    <Stack gap="md">
      <Part title={t('general')}>
        {change !== undefined && (
          <Text size="sm" c="dimmed">
            {t('lines')}
          </Text>
        )}
        <TextField part="title" {...props} />
        <TextField part="aims" {...props} />
        <TextField part="requirements" {...props} />
      </Part>
      <Part title={t('tasks')}>
        <Text size="sm" c="dimmed">
          {t('summary', { given, own: content.tasks.length - given })}
          {total !== null && ` · ${t('total', { amount: amount(total, language) })}`}
        </Text>
        {content.sections.map((section, at) => (
          <Section key={section.id} {...props} section={section} at={at} open={open} setOpen={setOpen} />
        ))}
        {content.tasks.length === 0 && <Text c="dimmed">{t('empty')}</Text>}
        {change !== undefined && (
          <Group>
            <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={addSection}>
              {t('addSection')}
            </Button>
          </Group>
        )}
      </Part>
      <Part title={useSay()(PART_NAMES.organisation)}>
        <TextField part="money" {...props} />
        <TextField part="organisation" {...props} />
      </Part>
    </Stack>
  );
}

function TextField({ part, content, change, errors }: EditorProps & { readonly part: TextPart }) {
  const say = useSay();
  const value = content[part];
  if (change === undefined) {
    return value === '' ? null : (
      <div>
        <Text size="sm" c="dimmed">
          {say(PART_NAMES[part])}
        </Text>
        <Text className={classes.text ?? ''}>{value}</Text>
      </div>
    );
  }
  const put = (text: string) => change((all) => ({ ...all, [part]: text }));
  return (
    <Textarea
      label={say(PART_NAMES[part])}
      autosize
      minRows={part === 'title' ? 1 : 2}
      maxLength={part === 'title' ? 500 : 8000}
      value={value}
      error={errors[part]}
      onChange={({ currentTarget }) => put(currentTarget.value)}
    />
  );
}

interface SectionProps extends EditorProps {
  readonly section: Content['sections'][number];
  readonly at: number;
  readonly open: string | undefined;
  readonly setOpen: (id: string | undefined) => void;
}

function Section(props: SectionProps) {
  const t = useWords(editorWords);
  const { content, section, at, change, open, setOpen, standings, people, errors } = props;
  const tasks = content.tasks.filter((task) => task.section === section.id);
  if (change === undefined && tasks.length === 0) return null;
  const replace = (next: Task) =>
    change?.((all) => ({ ...all, tasks: all.tasks.map((one) => (one.id === next.id ? next : one)) }));
  const add = () => {
    const task = newTask(section.id);
    change?.((all) => ({ ...all, tasks: [...all.tasks, task] }));
    setOpen(task.id);
  };
  return (
    <Stack gap="xs" component="section" aria-label={section.title}>
      {change === undefined ? (
        <Text fw={600}>{section.title}</Text>
      ) : (
        <Group gap="xs" wrap="nowrap" align="flex-end">
          <TextInput
            label={t('sectionTitle', { at: at + 1 })}
            maxLength={500}
            style={{ flex: 1 }}
            value={section.title}
            error={errors[`sections.${at}.title`]}
            onChange={({ currentTarget: { value } }) =>
              change((all) => ({
                ...all,
                sections: all.sections.map((one) => (one.id === section.id ? { ...one, title: value } : one)),
              }))
            }
          />
          {tasks.length === 0 && (
            <ActionIcon
              size="lg"
              color="red"
              aria-label={t('removeSection', { section: section.title })}
              onClick={() =>
                change((all) => ({ ...all, sections: all.sections.filter(({ id }) => id !== section.id) }))
              }
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      )}
      <ol className={classes.tasks}>
        {tasks.map((task) => {
          const place = content.tasks.indexOf(task);
          const error = errors[`tasks.${place}.text`];
          return (
            <TaskRow
              key={task.id}
              task={task}
              at={place + 1}
              standing={standings[task.id]}
              onEdit={
                change === undefined ? undefined : () => setOpen(open === task.id ? undefined : task.id)
              }
            >
              {change !== undefined && (open === task.id || error !== undefined) ? (
                <TaskForm
                  task={task}
                  sections={content.sections}
                  people={people}
                  error={error}
                  onChange={replace}
                  onMove={(by) => change((all) => moved(all, task, by))}
                  onRemove={() =>
                    change((all) => ({ ...all, tasks: all.tasks.filter(({ id }) => id !== task.id) }))
                  }
                  onClose={() => setOpen(undefined)}
                />
              ) : undefined}
            </TaskRow>
          );
        })}
      </ol>
      {change !== undefined && (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            aria-label={t('addTaskTo', { section: section.title })}
            onClick={add}
          >
            {t('addTask')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** One place up or down within its section. */
function moved(content: Content, task: Task, by: -1 | 1): Content {
  const mates = content.tasks.filter(({ section }) => section === task.section);
  const other = mates[mates.findIndex(({ id }) => id === task.id) + by];
  if (other === undefined) return content;
  return {
    ...content,
    tasks: content.tasks.map((one) => (one.id === task.id ? other : one.id === other.id ? task : one)),
  };
}

function newTask(section: string): Task {
  return {
    id: crypto.randomUUID(),
    section,
    obligationId: null,
    aboveTaskId: null,
    text: '',
    dueOn: null,
    rhythm: '',
    inCharge: '',
    result: '',
    budget: null,
    budgetSource: '',
    registers: [],
    indicators: [],
    source: null,
    carried: null,
  };
}
