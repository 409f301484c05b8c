import { ActionIcon, Button, Checkbox, Group, SegmentedControl, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type KeyboardEvent, type RefObject, useDeferredValue, useEffect } from 'react';
import { useWords } from '../../app/i18n.tsx';
import { Empty } from '../../ui/empty.tsx';
import classes from './review.module.css';
import { TreeRow } from './tree-row.tsx';
import type { TreeRowProps } from './tree-row-props.ts';
import { reveal } from './use-scroll-together.ts';
import type { Row } from './view.ts';
import { words } from './words.ts';

interface TreePaneProps
  extends Pick<TreeRowProps, 'names' | 'choices' | 'mode' | 'onSelect' | 'onMode' | 'onEdit' | 'onMove'> {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly rows: readonly Row[];
  readonly doubtful: number;
  readonly onlyDoubtful: boolean;
  readonly onOnlyDoubtful: (only: boolean) => void;
  readonly withRemoved: boolean;
  readonly onWithRemoved: (show: boolean) => void;
  readonly selected: string | undefined;
  readonly onStep: (by: 1 | -1) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

export function TreePane(props: TreePaneProps) {
  const {
    ref,
    rows,
    doubtful,
    onlyDoubtful,
    onOnlyDoubtful,
    withRemoved,
    onWithRemoved,
    selected,
    onStep,
    onKeyDown,
    mode,
    ...rest
  } = props;
  const t = useWords(words);
  // Typing and choosing go first; a long list follows as soon as there is time.
  const shown = useDeferredValue(rows);
  const active = shown.some((row) => row.node.id === selected) ? selected : undefined;
  const flat = useDeferredValue(onlyDoubtful);
  // Once the row is drawn, which may be later than it was selected; again when the list becomes another one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (active !== undefined) reveal(ref.current, active);
  }, [active, flat, ref]);
  return (
    <>
      <div className={classes.paneHead}>
        <SegmentedControl
          size="sm"
          value={onlyDoubtful ? 'doubtful' : 'all'}
          onChange={(value) => onOnlyDoubtful(value === 'doubtful')}
          data={[
            { value: 'doubtful', label: t('doubtful', { count: doubtful }) },
            { value: 'all', label: t('all') },
          ]}
        />
        <Group gap="xs">
          {!onlyDoubtful && (
            <Checkbox
              size="sm"
              label={t('showRemoved')}
              checked={withRemoved}
              onChange={(event) => onWithRemoved(event.currentTarget.checked)}
            />
          )}
          {onlyDoubtful && (
            <Group gap={4}>
              <Step label={`${t('previousDoubt')} (K)`} icon={IconChevronUp} onClick={() => onStep(-1)} />
              <Step label={`${t('nextDoubt')} (J)`} icon={IconChevronDown} onClick={() => onStep(1)} />
            </Group>
          )}
        </Group>
      </div>
      {onlyDoubtful && doubtful === 0 && (
        <Empty
          text={t('noDoubts')}
          action={
            <Button variant="default" onClick={() => onOnlyDoubtful(false)}>
              {t('showAll')}
            </Button>
          }
        />
      )}
      <div
        ref={ref}
        role="treegrid"
        tabIndex={0}
        aria-label={t('tree')}
        aria-activedescendant={active === undefined ? undefined : `entry-${active}`}
        className={classes.rows}
        onKeyDown={onKeyDown}
      >
        {shown.map((row) => (
          <TreeRow
            key={row.node.id}
            row={row}
            selected={row.node.id === selected}
            mode={row.node.id === selected ? mode : 'look'}
            flat={onlyDoubtful}
            {...rest}
          />
        ))}
      </div>
    </>
  );
}

function Step({
  label,
  icon: Icon,
  onClick,
}: {
  readonly label: string;
  readonly icon: typeof IconChevronUp;
  readonly onClick: () => void;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" aria-label={label} onClick={onClick}>
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
