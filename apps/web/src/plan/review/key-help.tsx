import { Kbd, Modal, Table } from '@mantine/core';
import { useWords } from '../../app/i18n.tsx';
import { keyWords, words } from './words.ts';

const KEYS: readonly (readonly [keyof typeof keyWords, readonly string[]])[] = [
  ['next', ['J', '↓']],
  ['previous', ['K', '↑']],
  ['check', ['Space']],
  ['edit', ['Enter']],
  ['split', ['S']],
  ['merge', ['M']],
  ['indent', ['Alt+→', 'Alt+←']],
  ['move', ['Alt+↑', 'Alt+↓']],
  ['retype', ['T']],
  ['bodies', ['B']],
  ['add', ['N']],
  ['remove', ['Delete']],
  ['undo', ['Ctrl+Z', 'Ctrl+Y']],
  ['leave', ['Esc']],
  ['help', ['?']],
];

export function KeyHelp({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const t = useWords(words);
  const k = useWords(keyWords);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Table>
        <Table.Tbody>
          {KEYS.map(([name, keys]) => (
            <Table.Tr key={name}>
              <Table.Td>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{k(name)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
