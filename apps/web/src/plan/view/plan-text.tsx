import type { plan as contract } from '@binhdang/contract';
import {
  formatDate,
  OBLIGATION_ROLE_NAMES,
  OBLIGATION_ROLES,
  type ObligationRole,
  type WorkState,
} from '@binhdang/domain';
import { Anchor, Checkbox, Stack, Text } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { STATE_NAMES } from '../../work/state-names.ts';
import { headings, isMine, shownNodes } from './outline.ts';
import classes from './plan.module.css';
import { words } from './words.ts';

type Node = contract.PlanNodeView;

/** The document as published, with the bodies of each task and what concerns the reader. */
export function PlanText({ nodes }: { readonly nodes: readonly Node[] }) {
  const t = useWords(words);
  const [onlyMine, setOnlyMine] = useState(false);
  usePointedAt();
  const mine = nodes.filter(isMine);
  const heads = headings(nodes);
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
        {shownNodes(nodes, onlyMine).map((node) => (
          <NodeView key={node.id} node={node} heads={heads.has(node.id)} />
        ))}
      </div>
    </Stack>
  );
}

/** A link to one task (`#id`) shows it: the text is there only after the address was read, so the browser does not. */
function usePointedAt(): void {
  const hash = useLocation({ select: (location) => location.hash });
  useEffect(() => {
    if (hash === '') return;
    const node = document.getElementById(hash);
    node?.scrollIntoView({ block: 'start' });
    node?.focus({ preventScroll: true });
  }, [hash]);
}

function NodeView({ node, heads }: { readonly node: Node; readonly heads: boolean }) {
  const t = useWords(words);
  if (node.kind === 'table' && node.rows) return <TableView rows={node.rows} />;
  const level = node.kind === 'section' ? 'h2' : 'h3';
  const content = (
    <>
      <Text component={heads ? level : 'p'} inherit m={0}>
        {node.number !== null && <span className={classes.number}>{node.number} </span>}
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
      tabIndex={-1}
      className={classes.node}
      data-kind={heads ? node.kind : node.kind === 'task' ? 'task' : undefined}
      data-mine={(isMine(node) && node.kind === 'task') || undefined}
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
