import type { PlanNode } from '@binhdang/domain';
import { memo, type Ref, useMemo } from 'react';
import classes from './review.module.css';
import { piecesOf } from './view.ts';

interface SourcePaneProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly label: string;
  readonly source: string;
  readonly nodes: readonly PlanNode[];
  readonly selected: string | undefined;
  readonly onSelect: (nodeId: string) => void;
}

/** The document's text; each entry's own words can be chosen. The tree beside it is the way by keyboard. */
export function SourcePane({ ref, label, source, nodes, selected, onSelect }: SourcePaneProps) {
  const places = nodes.map(({ id, startAt, endAt }) => `${id}${startAt}${endAt}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only places cut the text; other edits of nodes do not
  const pieces = useMemo(() => piecesOf(source, nodes), [source, places]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: choosing by keyboard is done in the tree
    <section
      ref={ref}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      className={classes.source}
      onClick={(event) => {
        const id = (event.target as HTMLElement).closest<HTMLElement>('[data-node]')?.dataset.node;
        if (id !== undefined && window.getSelection()?.isCollapsed !== false) onSelect(id);
      }}
    >
      {pieces.map((piece, index) => (
        <SourcePiece
          key={piece.nodeId ?? index}
          text={piece.text}
          nodeId={piece.nodeId}
          selected={piece.nodeId !== undefined && piece.nodeId === selected}
        />
      ))}
    </section>
  );
}

const SourcePiece = memo(function SourcePiece(props: {
  readonly text: string;
  readonly nodeId: string | undefined;
  readonly selected: boolean;
}) {
  return (
    <span data-node={props.nodeId} data-selected={props.selected || undefined} className={classes.piece}>
      {props.text}
    </span>
  );
});
