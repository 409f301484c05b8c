import { type cascade, register } from '@binhdang/contract';
import {
  Anchor,
  Autocomplete,
  Button,
  Group,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../app/api.ts';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { DateField } from '../ui/date-field.tsx';
import { editorWords, FIELD_NAMES } from './words.ts';

const SOURCES = [
  'Ngân sách nhà nước',
  'Nguồn huy động hợp pháp khác',
  'Lồng ghép trong kinh phí thường xuyên',
];

interface TaskFormProps {
  readonly task: cascade.BodyPlanTask;
  readonly sections: cascade.BodyPlanContent['sections'];
  readonly people: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (task: cascade.BodyPlanTask) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** All of one task. What is typed goes into the draft at once; there is nothing to save here. */
export function TaskForm({
  task,
  sections,
  people,
  error,
  onChange,
  onMove,
  onRemove,
  onClose,
}: TaskFormProps) {
  const t = useWords(editorWords);
  const say = useSay();
  const { language } = useLanguage();
  const given = task.obligationId !== null || task.aboveTaskId !== null;
  const set = (change: Partial<cascade.BodyPlanTask>) => onChange({ ...task, ...change });
  return (
    <Stack gap="sm">
      <Textarea
        label={say(FIELD_NAMES.text)}
        autosize
        minRows={2}
        maxLength={8000}
        value={task.text}
        error={error}
        onChange={({ currentTarget }) => set({ text: currentTarget.value })}
        data-autofocus
      />
      {task.source !== null && task.source.text !== task.text && (
        <Text size="sm" c="dimmed">
          {t('above')}: {task.source.text}
        </Text>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
        <Autocomplete
          label={say(FIELD_NAMES.inCharge)}
          maxLength={300}
          data={[...people]}
          value={task.inCharge}
          onChange={(inCharge) => set({ inCharge })}
        />
        <DateField
          label={say(FIELD_NAMES.dueOn)}
          clearable
          value={task.dueOn}
          onChange={(dueOn) => set({ dueOn })}
        />
        <TextInput
          label={say(FIELD_NAMES.rhythm)}
          description={t('rhythmHint')}
          maxLength={200}
          value={task.rhythm}
          onChange={({ currentTarget }) => set({ rhythm: currentTarget.value })}
        />
        <Textarea
          label={say(FIELD_NAMES.result)}
          autosize
          minRows={1}
          maxLength={2000}
          value={task.result}
          onChange={({ currentTarget }) => set({ result: currentTarget.value })}
        />
        <NumberInput
          label={say(FIELD_NAMES.budget)}
          min={0}
          max={9_000_000_000_000}
          allowDecimal={false}
          hideControls
          thousandSeparator={language === 'vi' ? '.' : ','}
          decimalSeparator={language === 'vi' ? ',' : '.'}
          value={task.budget ?? ''}
          onChange={(value) => set({ budget: typeof value === 'number' ? value : null })}
        />
        <Autocomplete
          label={say(FIELD_NAMES.budgetSource)}
          maxLength={200}
          data={SOURCES}
          value={task.budgetSource}
          onChange={(budgetSource) => set({ budgetSource })}
        />
        {sections.length > 1 && (
          <NativeSelect
            label={t('section')}
            data={sections.map(({ id, title }) => ({ value: id, label: title }))}
            value={task.section}
            onChange={({ currentTarget }) => set({ section: currentTarget.value })}
          />
        )}
      </SimpleGrid>
      <Linked task={task} />
      <Group gap="xs" justify="space-between">
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowUp size={14} aria-hidden />}
            onClick={() => onMove(-1)}
          >
            {t('up')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowDown size={14} aria-hidden />}
            onClick={() => onMove(1)}
          >
            {t('down')}
          </Button>
          <ConfirmButton
            size="compact-sm"
            variant="outline"
            color="red"
            leftSection={<IconTrash size={14} aria-hidden />}
            label={t('remove')}
            question={t(given ? 'removeQuestion' : 'removeOwn')}
            onConfirm={onRemove}
          />
        </Group>
        <Button size="compact-sm" onClick={onClose}>
          {t('close')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Where its work is recorded, and which indicators that counts for. */
function Linked({ task }: { readonly task: cascade.BodyPlanTask }) {
  const t = useWords(editorWords);
  const say = useSay();
  const query = useQuery({ ...read(register.registers), enabled: task.registers.length > 0 });
  const names = new Map(query.data?.items.map((one) => [one.code, one.name]));
  if (task.registers.length === 0 && task.indicators.length === 0) return null;
  return (
    <Text size="sm" component="div">
      {task.registers.length > 0 && (
        <div>
          {t('records')}:{' '}
          {task.registers.map((code, at) => {
            const name = names.get(code);
            return (
              <span key={code}>
                {at > 0 && ', '}
                <Anchor
                  size="sm"
                  renderRoot={(props) => (
                    <Link {...props} to="/so-theo-doi/$register" params={{ register: code }} />
                  )}
                >
                  {name === undefined ? code : say(name)}
                </Anchor>
              </span>
            );
          })}
        </div>
      )}
      {task.indicators.length > 0 && (
        <div>
          {t('serves')}:{' '}
          {task.indicators.map((code, at) => (
            <span key={code}>
              {at > 0 && ', '}
              <Anchor
                size="sm"
                renderRoot={(props) => (
                  <Link {...props} to="/chi-tieu/$indicator" params={{ indicator: code }} />
                )}
              >
                {code}
              </Anchor>
            </span>
          ))}
        </div>
      )}
    </Text>
  );
}
