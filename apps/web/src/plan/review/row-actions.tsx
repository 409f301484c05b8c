import { NODE_KIND_NAMES, NODE_KINDS } from '@binhdang/domain';
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowMerge,
  IconArrowUp,
  IconCircleCheck,
  IconDots,
  IconIndentDecrease,
  IconIndentIncrease,
  IconPencil,
  IconPlus,
  IconRestore,
  IconScissors,
  IconTrash,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import classes from './review.module.css';
import type { TreeRowProps } from './tree-row-props.ts';
import { newEntryAfter } from './view.ts';
import { words } from './words.ts';

/** What can be done to an entry, by button as well as by key. */
export function RowActions(props: TreeRowProps) {
  const { row, mode, onMode, onEdit, onMove } = props;
  const { node } = row;
  const t = useWords(words);
  const say = useSay();
  if (node.removed) {
    return (
      <div className={classes.actions}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconRestore size={16} aria-hidden />}
          onClick={() => onEdit({ type: 'restore', nodeId: node.id })}
        >
          {t('restore')}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.actions}>
      <CheckButton row={row} onEdit={onEdit} />
      <Act icon={IconPencil} label={t('edit')} keys="Enter" onClick={() => onMode('edit')} />
      <Act icon={IconScissors} label={t('split')} keys="S" onClick={() => onMode('split')} />
      <Act
        icon={IconArrowMerge}
        label={t('merge')}
        keys="M"
        onClick={() => onEdit({ type: 'merge', nodeId: node.id, with: 'previous' })}
      />
      <Act
        icon={IconIndentDecrease}
        label={t('outdent')}
        keys="Alt+←"
        onClick={() => onEdit({ type: 'outdent', nodeId: node.id })}
      />
      <Act
        icon={IconIndentIncrease}
        label={t('indent')}
        keys="Alt+→"
        onClick={() => onEdit({ type: 'indent', nodeId: node.id })}
      />
      <Menu opened={mode === 'retype'} onChange={(opened) => onMode(opened ? 'retype' : 'look')}>
        <Menu.Target>
          <Button size="compact-sm" variant="default" h={34}>
            {say(NODE_KIND_NAMES[node.kind])}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('kind')}</Menu.Label>
          {NODE_KINDS.map((kind) => (
            <Menu.Item
              key={kind}
              disabled={kind === node.kind}
              onClick={() => onEdit({ type: 'retype', nodeId: node.id, kind })}
            >
              {say(NODE_KIND_NAMES[kind])}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('actions')}>
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconArrowUp size={16} aria-hidden />}
            onClick={() => onMove(node.id, 'up')}
          >
            {t('moveUp')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowDown size={16} aria-hidden />}
            onClick={() => onMove(node.id, 'down')}
          >
            {t('moveDown')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowMerge size={16} aria-hidden />}
            onClick={() => onEdit({ type: 'merge', nodeId: node.id, with: 'next' })}
          >
            {t('mergeNext')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => onEdit(newEntryAfter(node))}
          >
            {t('add')}
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => onEdit({ type: 'remove', nodeId: node.id })}
          >
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

function CheckButton({ row, onEdit }: Pick<TreeRowProps, 'row' | 'onEdit'>) {
  const t = useWords(words);
  const checked = row.node.checkedBy !== null;
  return (
    <Tooltip label={`${t(checked ? 'unmark' : 'markChecked')} (Space)`}>
      <ActionIcon
        variant={checked ? 'light' : 'default'}
        color="green"
        aria-pressed={checked}
        aria-label={t(checked ? 'unmark' : 'markChecked')}
        onClick={() => onEdit({ type: 'check', nodeIds: [row.node.id], checked: !checked })}
      >
        <IconCircleCheck size={20} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

interface ActProps {
  readonly icon: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
  readonly label: string;
  readonly keys: string;
  readonly onClick: () => void;
}

function Act({ icon: Icon, label, keys, onClick }: ActProps) {
  return (
    <Tooltip label={`${label} (${keys})`}>
      <ActionIcon variant="default" aria-label={label} onClick={onClick}>
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
