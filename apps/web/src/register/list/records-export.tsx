/** The filtered list as a file. */
import { register } from '@binhdang/contract';
import { address } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { ExportMenu } from '../../ui/export-menu.tsx';
import { type ListSearch, recordQuery } from './search.ts';
import { words } from './words.ts';

interface RecordsExportProps {
  readonly code: string;
  readonly search: ListSearch;
  readonly disabled: boolean;
}

export function RecordsExport({ code, search, disabled }: RecordsExportProps) {
  const t = useWords(words);
  const file = (format: 'xlsx' | 'csv') => {
    const { sort: _sort, order: _order, after: _after, limit: _limit, ...filter } = recordQuery(search);
    return address(register.exportRecords, { params: { register: code }, query: { ...filter, format } });
  };
  return <ExportMenu label={t('export')} file={file} disabled={disabled} />;
}
