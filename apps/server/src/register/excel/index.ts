import type { BoundAction } from '../../platform/action.ts';
import { exportRecords } from './export-records.ts';
import { confirmImport, discardImport, imports, readImport, undoImport } from './import-actions.ts';
import { importFaults } from './import-faults.ts';
import { startImport } from './start-import.ts';
import { template } from './template.ts';

export { registerImports } from './work.ts';

export const excelActions: readonly BoundAction[] = [
  template,
  startImport,
  imports,
  readImport,
  importFaults,
  confirmImport,
  discardImport,
  undoImport,
  exportRecords,
];
