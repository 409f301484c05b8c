import type { plan as contract } from '@binhdang/contract';
import {
  formatDate,
  OBLIGATION_ROLE_NAMES,
  OBLIGATION_ROLES,
  type ObligationRole,
  type WorkState,
} from '@binhdang/domain';
import { Anchor, Checkbox, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { STATE_NAMES } from '../../work/state-names.ts';
import classes from './plan.module.css';
import { words } from './words.ts';

type Node = contract.PlanNodeView;

/** Parts that stand on the page's head and foot already. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'heading',
  'title',
  'signature',
  'typist',
  'page-furniture',
  'recipients',
  'continuation',
]);

/** The document as published, with the bodies of each task and what concerns the reader. */
export function PlanText({ nodes }: { readonly nodes: readonly Node[] }) {
  const t = useWords(words);
  const [onlyMine, setOnlyMine] = useState(false);
  const mine = nodes.filter((node) => node.mine.length > 0);
  const shown = onlyMine ? withAncestors(nodes, mine) : nodes;
  return (
    <Stack gap="xs" className={classes.document}>
      {mine.length > 0 && (
        <Checkbox
          className="no-print"
          label={t('onlyMine', { count: mine.length })}
          checked={onlyMine}
          onChange={(event) => setOnlyMine(event.currentTarget.checked)}
        />
      )}
      <div>
        {shown
          .filter((node) => !ELSEWHERE.has(node.part ?? ''))
          .map((node) => (
            <NodeView key={node.id} node={node} />
          ))}
      </div>
    </Stack>
  );
}

function withAncestors(nodes: readonly Node[], wanted: readonly Node[]): Node[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const kept = new Set<string>();
  for (const node of wanted) {
    for (let at: Node | undefined = node; at !== undefined && !kept.has(at.id); ) {
      kept.add(at.id);
      at = byId.get(at.parentId ?? '');
    }
  }
  return nodes.filter(({ id }) => kept.has(id));
}

function NodeView({ node }: { readonly node: Node }) {
  const t = useWords(words);
  if (node.kind === 'table' && node.rows) return <TableView rows={node.rows} />;
  const kind =
    node.kind === 'section' || node.kind === 'item' || node.kind === 'task' ? classes[node.kind] : '';
  const content = (
    <>
      <Text component={node.kind === 'section' ? 'h2' : node.kind === 'item' ? 'h3' : 'p'} inherit m={0}>
        {node.label && <b>{node.label} </b>}
        {node.text}
      </Text>
      {node.kind === 'task' && <Bodies bodies={node.bodies} />}
      {node.states && (
        <Text size="sm" c="dimmed">
          {t('states', { done: node.states.done, total: node.states.total })}
          {node.states.late > 0 && (
            <span className={classes.late}> · {t('late', { count: node.states.late })}</span>
          )}
        </Text>
      )}
      <Mine node={node} />
    </>
  );
  return (
    <div
      id={node.id}
      className={`${classes.node} ${kind} ${node.mine.length > 0 && node.kind === 'task' ? classes['mine'] : ''}`}
    >
      {content}
    </div>
  );
}

function Bodies({ bodies }: { readonly bodies: Node['bodies'] }) {
  const say = useSay();
  if (bodies.length === 0) return null;
  return (
    <div className={classes.bodies}>
      {OBLIGATION_ROLES.map((role: ObligationRole) => {
        const names = bodies.filter((body) => body.role === role).map(({ name }) => name);
        if (names.length === 0) return null;
        return (
          <span key={role}>
            {say(OBLIGATION_ROLE_NAMES[role])}: {[...new Set(names)].join('; ')}
          </span>
        );
      })}
    </div>
  );
}

function Mine({ node }: { readonly node: Node }) {
  const t = useWords(words);
  const say = useSay();
  return node.mine.map((one) => (
    <Text key={one.obligationId} size="sm" fw={600}>
      <Anchor component={Link} to={`/nhiem-vu/${one.obligationId}`}>
        {t('mine')}: {say(OBLIGATION_ROLE_NAMES[one.role])}
      </Anchor>{' '}
      · {say(STATE_NAMES[one.state as WorkState])}
      {one.dueOn !== null && ` · ${t('dueOn', { date: formatDate(one.dueOn) })}`}
    </Text>
  ));
}

function TableView({ rows }: { readonly rows: readonly (readonly string[])[] }) {
  return (
    <div className={classes.table}>
      <table>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the table of a document never changes
            <tr key={at}>
              {row.map((cell, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={place}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
