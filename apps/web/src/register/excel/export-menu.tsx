import { register as contract, type QueryInputOf } from '@binhdang/contract';
import { Button, Menu } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet, IconFileText } from '@tabler/icons-react';
import { address } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { words } from './words.ts';

interface ExportMenuProps {
  readonly code: string;
  /** What the list is filtered by; its order and page make no difference. */
  readonly query: QueryInputOf<typeof contract.records>;
  readonly disabled?: boolean;
}

/** The filtered list as a file, and the empty template. */
export function ExportMenu({ code, query, disabled = false }: ExportMenuProps) {
  const t = useWords(words);
  const { bodyId, status, dayFrom, dayTo, asOf, q, filter, importId } = query;
  const chosen = { bodyId, status, dayFrom, dayTo, asOf, q, filter, importId };
  const file = (format: 'xlsx' | 'csv') =>
    address(contract.exportRecords, { params: { register: code }, query: { ...chosen, format } });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown maw="20rem">
        <Menu.Label>{t('exportHelp')}</Menu.Label>
        <Menu.Item
          component="a"
          href={file('xlsx')}
          download
          disabled={disabled}
          leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
        >
          {t('exportExcel')}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={file('csv')}
          download
          disabled={disabled}
          leftSection={<IconFileText size={18} aria-hidden />}
        >
          {t('exportCsv')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          component="a"
          href={address(contract.template, { params: { register: code }, query: {} })}
          download
          leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
        >
          {t('template')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
