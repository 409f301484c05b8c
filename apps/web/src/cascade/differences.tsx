import { formatDate, OBLIGATION_ROLE_NAMES } from '@binhdang/domain';
import type { Difference, SourceField, TaskSource } from '@binhdang/domain/cascade';
import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { dictionary, useSay, useWords } from '../app/i18n.tsx';
import classes from './cascade.module.css';
import { FIELD_NAMES } from './words.ts';

const words = dictionary({
  title: { vi: 'Kế hoạch cấp trên đã thay đổi', en: 'The plan above has changed' },
  none: {
    vi: 'Đã cập nhật hết. Nội dung thay đổi nằm trong dự thảo.',
    en: 'All taken over, into the draft.',
  },
  added: { vi: 'Giao thêm', en: 'Added' },
  withdrawn: { vi: 'Không còn giao', en: 'Withdrawn' },
  changed: { vi: 'Sửa đổi', en: 'Changed' },
  takeAdded: { vi: 'Đưa vào kế hoạch', en: 'Take it up' },
  takeChanged: { vi: 'Cập nhật theo cấp trên', en: 'Follow the change' },
  remove: { vi: 'Bỏ khỏi kế hoạch', en: 'Remove it' },
  keep: { vi: 'Giữ làm nhiệm vụ của cơ quan', en: 'Keep it as the body’s own' },
  before: { vi: 'Trước', en: 'Before' },
  after: { vi: 'Nay', en: 'Now' },
  ownWords: {
    vi: 'Chỗ cơ quan đã viết theo lời riêng được giữ nguyên.',
    en: 'What the body wrote in its own words stays.',
  },
  takeAll: { vi: 'Cập nhật tất cả', en: 'Take all over' },
  close: { vi: 'Đóng', en: 'Close' },
});

interface DifferencesProps {
  readonly found: readonly Difference[];
  readonly onTake: (difference: Difference, keep?: boolean) => void;
  readonly onClose: () => void;
}

/** Point by point what the plan above says otherwise now; nothing is taken over by itself. */
export function Differences({ found, onTake, onClose }: DifferencesProps) {
  const t = useWords(words);
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        {found.length === 0 ? (
          <Text>{t('none')}</Text>
        ) : (
          <Text size="sm" c="dimmed">
            {t('ownWords')}
          </Text>
        )}
        {found.map((one) => (
          <One key={`${one.kind}.${one.key}`} difference={one} onTake={onTake} />
        ))}
        <Group justify="flex-end">
          {found.length > 1 && (
            <Button
              variant="default"
              onClick={() => {
                for (const one of found) onTake(one);
              }}
            >
              {t('takeAll')}
            </Button>
          )}
          <Button onClick={onClose}>{t('close')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function One({
  difference,
  onTake,
}: {
  readonly difference: Difference;
  readonly onTake: DifferencesProps['onTake'];
}) {
  const t = useWords(words);
  return (
    <section className={classes.task}>
      <Stack gap="xs">
        <Group gap="xs">
          <Badge variant="outline" tt="none">
            {t(difference.kind)}
          </Badge>
        </Group>
        <Text lineClamp={4}>
          {difference.kind === 'added' ? difference.above.source.text : difference.task.text}
        </Text>
        {difference.kind === 'changed' &&
          difference.fields.map((field) => (
            <Pair
              key={field}
              field={field}
              before={difference.task.source ?? difference.above.source}
              after={difference.above.source}
            />
          ))}
        <Group gap="xs">
          {difference.kind === 'withdrawn' ? (
            <>
              <Button size="compact-sm" variant="default" onClick={() => onTake(difference)}>
                {t('remove')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => onTake(difference, true)}>
                {t('keep')}
              </Button>
            </>
          ) : (
            <Button size="compact-sm" variant="default" onClick={() => onTake(difference)}>
              {t(difference.kind === 'added' ? 'takeAdded' : 'takeChanged')}
            </Button>
          )}
        </Group>
      </Stack>
    </section>
  );
}

function Pair({
  field,
  before,
  after,
}: {
  readonly field: SourceField;
  readonly before: TaskSource;
  readonly after: TaskSource;
}) {
  const t = useWords(words);
  const say = useSay();
  const shown = (source: TaskSource): string => {
    if (field === 'role') return source.role === null ? '–' : say(OBLIGATION_ROLE_NAMES[source.role]);
    if (field === 'dueOn') return source.dueOn === null ? '–' : formatDate(source.dueOn);
    return source[field] === '' ? '–' : source[field];
  };
  return (
    <div>
      <Text size="sm" fw={600}>
        {say(FIELD_NAMES[field])}
      </Text>
      <dl className={classes.pair}>
        <div>
          <dt>{t('before')}</dt>
          <dd>{shown(before)}</dd>
        </div>
        <div>
          <dt>{t('after')}</dt>
          <dd>{shown(after)}</dd>
        </div>
      </dl>
    </div>
  );
}
