import type { PlanEdit } from '@binhdang/domain';
import type { Choice } from './bodies-editor.tsx';
import type { Row } from './view.ts';

export type RowMode = 'look' | 'edit' | 'split' | 'add-body' | 'retype';

export interface TreeRowProps {
  readonly row: Row;
  readonly names: Readonly<Record<string, string>>;
  readonly choices: readonly Choice[];
  readonly selected: boolean;
  readonly mode: RowMode;
  readonly flat: boolean;
  readonly onSelect: (nodeId: string) => void;
  readonly onMode: (mode: RowMode) => void;
  readonly onEdit: (edit: PlanEdit) => void;
  readonly onMove: (nodeId: string, direction: 'up' | 'down') => void;
}
