/** The filtered list as a file. */
import { register } from '@binhdang/contract';
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { address } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { type ListSearch, recordQuery } from './search.ts';
import { words } from './words.ts';

interface ExportMenuProps {
  readonly code: string;
  readonly search: ListSearch;
  readonly disabled: boolean;
}

export function ExportMenu({ code, search, disabled }: ExportMenuProps) {
  const t = useWords(words);
  const file = (format: 'xlsx' | 'csv') => {
    const { sort: _sort, order: _order, after: _after, limit: _limit, ...filter } = recordQuery(search);
    return address(register.exportRecords, { params: { register: code }, query: { ...filter, format } });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" disabled={disabled} leftSection={<IconDownload size={18} aria-hidden />}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={file('xlsx')}>
          {t('excel')}
        </Menu.Item>
        <Menu.Item component="a" href={file('csv')}>
          {t('csv')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
