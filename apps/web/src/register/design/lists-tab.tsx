import { type Field, fieldsOf, unusedLists } from '@binhdang/domain/register';
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ChoicesEditor } from './choices-editor.tsx';
import classes from './design.module.css';
import { useDesigner } from './design-context.ts';
import { Findings } from './findings.tsx';
import { words } from './words.ts';

/** All lists of choices, each with the fields that offer it. */
export function ListsTab() {
  const t = useWords(words);
  const { definition } = useDesigner();
  const lists = Object.keys(definition.lists);
  if (lists.length === 0) return <Empty text={t('noLists')} />;
  return (
    <div className={classes.cards}>
      {lists.map((list) => (
        <ListCard key={list} list={list} />
      ))}
    </div>
  );
}

function ListCard({ list }: { readonly list: string }) {
  const t = useWords(words);
  const say = useSay();
  const { definition, edit, findings } = useDesigner();
  const users = fieldsOf(definition)
    .flatMap((field): Field[] => (field.type === 'table' ? [field, ...field.columns] : [field]))
    .filter((field) => 'list' in field && field.list === list);
  const unused = unusedLists(definition).includes(list);
  return (
    <Card component="section" id={`list-${list}`}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {users[0] === undefined ? list : say(users[0].name)}{' '}
            <Text span size="xs" c="dimmed">
              {list}
            </Text>
          </Title>
          {unused && (
            <Button
              size="compact-sm"
              variant="default"
              color="red"
              leftSection={<IconTrash size={14} aria-hidden />}
              onClick={() =>
                edit((now) => ({
                  ...now,
                  lists: Object.fromEntries(Object.entries(now.lists).filter(([code]) => code !== list)),
                }))
              }
            >
              {t('removeList')}
            </Button>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {users.length === 0
            ? t('unused')
            : t('usedBy', { fields: users.map(({ name }) => say(name)).join(', ') })}
        </Text>
        <Findings findings={findings.filter(({ part, code }) => part === 'list' && code === list)} plain />
        <ChoicesEditor list={list} />
      </Stack>
    </Card>
  );
}
