import {
  ActionIcon,
  Button,
  Card,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useWords } from '../app/i18n.tsx';
import type { Entry } from './contribution-editor.tsx';
import type { TypedProposal } from './typed-contribution.ts';
import { contributionWords } from './words.ts';

const NEW = 'new';
const BLANK: Omit<TypedProposal, 'id'> = { article: '', clause: '', problem: '', proposal: '', reason: '' };

/** Proposals to amend the law, each for one article. */
export function ProposalsEntry({ entry }: { readonly entry: Entry }) {
  const t = useWords(contributionWords);
  const { typed, change, definition, faults } = entry;
  const articles = [
    ...definition.articles.map(({ number, name }) => ({
      value: String(number),
      label: `${number}. ${name}`,
    })),
    { value: NEW, label: t('newArticle') },
  ];
  const set = (at: number, part: Partial<TypedProposal>) =>
    change({ proposals: typed.proposals.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  return (
    <Stack>
      {typed.proposals.length === 0 && <Text c="dimmed">{t('noProposals')}</Text>}
      {typed.proposals.map((one, at) => {
        const error = (name: string) => faults.get(`proposals.${at}.${name}`);
        return (
          <Card key={one.id} component="section" aria-label={`${t('tabProposals')} ${at + 1}`}>
            <Stack gap="sm">
              <Group justify="space-between">
                <Text fw={600}>{at + 1}.</Text>
                <ActionIcon
                  color="red"
                  aria-label={t('removeProposal', { number: at + 1 })}
                  onClick={() => change({ proposals: typed.proposals.filter(({ id }) => id !== one.id) })}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </Group>
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                <Select
                  label={t('article')}
                  data={articles}
                  searchable
                  allowDeselect={false}
                  value={one.article === '' ? NEW : one.article}
                  error={error('article')}
                  onChange={(value) => set(at, { article: value === NEW || value === null ? '' : value })}
                />
                <TextInput
                  label={t('clause')}
                  maxLength={60}
                  value={one.clause}
                  onChange={(event) => set(at, { clause: event.currentTarget.value })}
                />
              </SimpleGrid>
              {(['problem', 'proposal', 'reason'] as const).map((name) => (
                <Textarea
                  key={name}
                  label={t(name)}
                  required={name !== 'reason'}
                  autosize
                  minRows={2}
                  maxLength={4000}
                  value={one[name]}
                  error={one[name].trim() === '' ? error(name) : undefined}
                  onChange={(event) => set(at, { [name]: event.currentTarget.value })}
                />
              ))}
            </Stack>
          </Card>
        );
      })}
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() =>
            change({
              proposals: [
                ...typed.proposals,
                { ...BLANK, id: crypto.randomUUID(), article: String(definition.articles[0]?.number ?? '') },
              ],
            })
          }
        >
          {t('addProposal')}
        </Button>
      </Group>
    </Stack>
  );
}
