import { formatDate, NODE_KIND_NAMES, OBLIGATION_ROLE_NAMES, type PlanNode } from '@binhdang/domain';
import { Badge, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { memo } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { BodiesEditor } from './bodies-editor.tsx';
import { DatesEditor } from './dates-editor.tsx';
import { NodeEditor } from './node-editor.tsx';
import classes from './review.module.css';
import { RowActions } from './row-actions.tsx';
import type { TreeRowProps } from './tree-row-props.ts';
import { words } from './words.ts';

/** One entry: its number, words and bodies; the selected one opens to be corrected. */
export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { row, selected, flat, onSelect } = props;
  const { node, depth, doubts } = row;
  const t = useWords(words);
  const say = useSay();
  return (
    // biome-ignore lint/a11y/useSemanticElements: an outline, not a table
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
    <div
      id={`entry-${node.id}`}
      role="row"
      aria-level={depth + 1}
      aria-selected={selected}
      data-node={node.id}
      data-kind={node.kind}
      data-selected={selected || undefined}
      data-doubt={doubts.length > 0 || undefined}
      data-removed={node.removed || undefined}
      className={classes.row}
      style={{ '--depth': flat ? 0 : Math.min(depth, 7) } as React.CSSProperties}
      onPointerDown={selected ? undefined : () => onSelect(node.id)}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
      <div role="gridcell">
        <div className={classes.head}>
          {node.label !== null && <span className={classes.label}>{node.label}</span>}
          <span className={classes.text}>
            {node.text || (
              <Text c="dimmed" component="span">
                {t('emptyText')}
              </Text>
            )}
          </span>
          <span className={classes.tail}>
            {node.removed && (
              <Badge color="gray" variant="outline">
                {t('removed')}
              </Badge>
            )}
            {doubts.length > 0 && (
              <Tooltip label={say(doubts[0] ?? { vi: '', en: '' })}>
                <IconAlertTriangle
                  size={18}
                  color="light-dark(#b45309, #f2b84b)"
                  role="img"
                  aria-label={t('lookAt')}
                />
              </Tooltip>
            )}
            {node.checkedBy !== null && (
              <IconCircleCheck
                size={18}
                color="var(--mantine-color-green-7)"
                role="img"
                aria-label={t('checked')}
              />
            )}
            <Text component="span" size="xs" c="dimmed">
              {say(NODE_KIND_NAMES[node.kind])}
            </Text>
          </span>
        </div>
        {!selected && <RowTags {...props} />}
        {selected && <RowDetails {...props} />}
      </div>
    </div>
  );
});

function RowTags({ row, names }: TreeRowProps) {
  const say = useSay();
  const { node, bodies } = row;
  const due = node.dates.find((date) => date.end !== null);
  if (bodies.length === 0 && !due) return null;
  return (
    <div className={classes.tags}>
      {bodies.slice(0, 4).map((body) => (
        <Badge
          key={body.id}
          variant={body.confirmed ? 'light' : 'outline'}
          tt="none"
          fw={400}
          title={say(OBLIGATION_ROLE_NAMES[body.role])}
        >
          {names[body.bodyId ?? body.groupId ?? ''] ?? body.name}
        </Badge>
      ))}
      {bodies.length > 4 && <Badge variant="outline">+{bodies.length - 4}</Badge>}
      {due && (
        <Badge variant="default" tt="none" fw={400}>
          {formatDate(due.end ?? '')}
        </Badge>
      )}
    </div>
  );
}

function RowDetails(props: TreeRowProps) {
  const { row, choices, mode, onMode, onEdit } = props;
  const { node, bodies, doubts } = row;
  const t = useWords(words);
  const say = useSay();
  if (mode === 'edit' || mode === 'split') {
    return (
      <div className={classes.details}>
        <NodeEditor
          key={node.id}
          node={node}
          splitting={mode === 'split'}
          onEdit={onEdit}
          onClose={() => onMode('look')}
        />
      </div>
    );
  }
  return (
    <div className={classes.details}>
      {doubts.length > 0 && (
        <ul className={classes.doubts} aria-label={t('lookAt')}>
          {doubts.map((doubt) => (
            <li key={doubt.vi}>{say(doubt)}</li>
          ))}
        </ul>
      )}
      <RowActions {...props} />
      {isBinding(node) && (
        <>
          <BodiesEditor
            nodeId={node.id}
            bodies={bodies}
            choices={choices}
            onEdit={onEdit}
            adding={mode === 'add-body'}
            onAdding={(adding) => onMode(adding ? 'add-body' : 'look')}
          />
          <DatesEditor node={node} onEdit={onEdit} />
        </>
      )}
      {node.product !== null && <Text size="sm">{t('product', { text: node.product })}</Text>}
      {node.startAt === null && !node.removed && (
        <Text size="xs" c="dimmed">
          {t('notInSource')}
        </Text>
      )}
    </div>
  );
}

const isBinding = (node: PlanNode) => !node.removed && node.kind !== 'paragraph' && node.kind !== 'section';
