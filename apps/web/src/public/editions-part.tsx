import { publicPage } from '@binhdang/contract';
import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useState } from 'react';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { FormActions } from '../ui/form-actions.tsx';
import { Part } from '../ui/part.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import type { Choices } from './manage-page.tsx';
import { words } from './words.ts';

type Publication = publicPage.Publication;

/** All that was ever published, with what was withdrawn and why. */
export function EditionsPart({ choices }: { readonly choices: Choices }) {
  const t = useWords(words);
  const [leaving, setLeaving] = useState<Publication | undefined>();
  const columns = useColumns(choices, setLeaving);
  return (
    <Part title={t('editions')}>
      <DataTable
        caption={t('allEditions')}
        columns={columns}
        rows={choices.items}
        rowKey={({ id }) => id}
        pageSize={25}
        empty={<Empty text={t('nothing')} />}
      />
      <Modal opened={leaving !== undefined} onClose={() => setLeaving(undefined)} title={t('withdraw')}>
        {leaving && <Withdraw one={leaving} onClose={() => setLeaving(undefined)} />}
      </Modal>
    </Part>
  );
}

function useColumns(choices: Choices, onWithdraw: (one: Publication) => void): Column<Publication>[] {
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  return useMemo(() => {
    const nameOf = ({ kind, subject, name, breakdown, year }: Publication) => {
      const code = kind === 'indicator' ? `${subject} ` : '';
      const by = choices.measures
        .find(({ code: one }) => one === subject)
        ?.breakdowns.find((one) => breakdown !== '' && one.code === breakdown);
      return `${code}${say(name)}${by ? `, ${say(by.name).toLowerCase()}` : ''}${year === null ? '' : `, ${year}`}`;
    };
    const stateOf = ({ withdrawn }: Publication) =>
      withdrawn === null
        ? t('shown')
        : t('withdrawnOn', { day: formatInstant(withdrawn.at, language), because: withdrawn.because });
    return [
      { id: 'what', header: t('what'), value: nameOf, heading: true },
      { id: 'kind', header: t('kind'), value: ({ kind }) => t(`kind_${kind}`) },
      { id: 'number', header: t('number'), value: ({ number }) => number, align: 'right' },
      {
        id: 'when',
        header: t('when'),
        value: ({ publishedAt }) => publishedAt,
        cell: ({ publishedAt }) => formatInstant(publishedAt, language),
      },
      { id: 'by', header: t('by'), value: ({ publishedBy }) => publishedBy.name },
      { id: 'state', header: t('state'), value: stateOf },
      {
        id: 'actions',
        header: t('actions'),
        value: () => null,
        sortable: false,
        screenOnly: true,
        cell: (one) =>
          one.withdrawn === null && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('withdrawOne', { name: nameOf(one) })}
              onClick={() => onWithdraw(one)}
            >
              {t('withdraw')}
            </Button>
          ),
      },
    ];
  }, [choices, language, onWithdraw, say, t]);
}

function Withdraw({ one, onClose }: { readonly one: Publication; readonly onClose: () => void }) {
  const t = useWords(words);
  const say = useSay();
  const [because, setBecause] = useState('');
  const submit = useSubmit(publicPage.withdraw, {
    outdates: ['public'],
    onDone: () => {
      notifications.show({ message: t('withdrawn'), color: 'green' });
      onClose();
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit.run({ params: { publicationId: one.id }, body: { because } });
      }}
    >
      <Stack>
        <Text fw={600}>{say(one.name)}</Text>
        <Text>{t('withdrawText')}</Text>
        <TextInput
          label={t('because')}
          required
          maxLength={500}
          data-autofocus
          value={because}
          onChange={({ currentTarget: { value } }) => setBecause(value)}
        />
        <FormActions submit={submit} onCancel={onClose} danger={t('withdraw')} />
      </Stack>
    </form>
  );
}
