import type { org } from '@binhdang/contract';
import { Button, Menu, Modal } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../app/i18n.tsx';
import { CloseForm, EditForm, MoveForm, NameForm } from './body-forms.tsx';
import { AliasForm, CodesForm } from './body-names-forms.tsx';
import { words } from './words.ts';

const KINDS = ['rename', 'correct', 'edit', 'move', 'aliases', 'codes', 'close'] as const;
type Kind = (typeof KINDS)[number];

/** The administrator's menu: each change has a small form of its own. */
export function BodyChanges({ body }: { readonly body: org.Body }) {
  const t = useWords(words);
  const [kind, setKind] = useState<Kind>();
  const close = () => setKind(undefined);
  const choices = KINDS.filter(
    (one) => body.validTo === null || ['correct', 'edit', 'aliases'].includes(one),
  );
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={16} aria-hidden />}>{t('change')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {choices.map((one) => (
            <Menu.Item key={one} onClick={() => setKind(one)} {...(one === 'close' ? { color: 'red' } : {})}>
              {t(one)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={kind !== undefined}
        onClose={close}
        title={kind && t(kind)}
        size="lg"
        closeButtonProps={{ 'aria-label': t('cancel') }}
      >
        {kind === 'rename' && <NameForm body={body} mode="rename" onClose={close} />}
        {kind === 'correct' && <NameForm body={body} mode="correct" onClose={close} />}
        {kind === 'edit' && <EditForm body={body} onClose={close} />}
        {kind === 'move' && <MoveForm body={body} onClose={close} />}
        {kind === 'close' && <CloseForm body={body} onClose={close} />}
        {kind === 'aliases' && <AliasForm body={body} />}
        {kind === 'codes' && <CodesForm body={body} />}
      </Modal>
    </>
  );
}
