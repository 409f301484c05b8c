import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useWords } from '../app/i18n.tsx';
import { words } from './words.ts';

interface ExportMenuProps {
  readonly label: string;
  /** Address of what the page shows as a file of this format. */
  readonly file: (format: 'xlsx' | 'csv') => string;
  readonly disabled?: boolean;
}

/** What the page shows, as a file for Excel. */
export function ExportMenu({ label, file, disabled = false }: ExportMenuProps) {
  const t = useWords(words);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" disabled={disabled} leftSection={<IconDownload size={18} aria-hidden />}>
          {label}
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
