import { type BodyRef, campaign, org } from '@binhdang/contract';
import { MultiSelect, Pill, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call, read } from '../app/api.ts';
import { useSay, useWords } from '../app/i18n.tsx';
import { BodySelect } from '../org/body-select.tsx';
import { words } from './words.ts';

export interface Whom {
  readonly kinds: readonly string[];
  readonly groupIds: readonly string[];
  readonly bodies: readonly BodyRef[];
}
export const NOBODY: Whom = { kinds: [], groupIds: [], bodies: [] };

export const whomBody = ({ kinds, groupIds, bodies }: Whom) => ({
  kinds: [...kinds],
  groupIds: [...groupIds],
  bodyIds: bodies.map(({ id }) => id),
});

interface WhomFieldsProps {
  readonly planId: string;
  readonly value: Whom;
  readonly onChange: (value: Whom) => void;
  readonly error?: string | undefined;
}

/** Bodies by kind, by group and singly, with how many these are on the day. */
export function WhomFields({ planId, value, onChange, error }: WhomFieldsProps) {
  const t = useWords(words);
  const say = useSay();
  const kinds = useQuery({ ...read(org.kinds), staleTime: Number.POSITIVE_INFINITY });
  const groups = useQuery({ ...read(org.groups, { query: {} }), staleTime: 60_000 });
  const add = (body: BodyRef | null) => {
    if (body && !value.bodies.some(({ id }) => id === body.id))
      onChange({ ...value, bodies: [...value.bodies, body] });
  };
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <MultiSelect
          label={t('kinds')}
          data={(kinds.data?.items ?? [])
            .filter(({ level }) => level !== 'central')
            .map(({ code, name }) => ({ value: code, label: say(name) }))}
          value={[...value.kinds]}
          onChange={(chosen) => onChange({ ...value, kinds: chosen })}
          searchable
          clearable
          hidePickedOptions
        />
        <MultiSelect
          label={t('groups')}
          data={(groups.data?.items ?? []).map(({ id, name, memberCount }) => ({
            value: id,
            label: `${name} (${memberCount})`,
          }))}
          value={[...value.groupIds]}
          onChange={(chosen) => onChange({ ...value, groupIds: chosen })}
          searchable
          clearable
          hidePickedOptions
        />
      </SimpleGrid>
      <BodySelect key={value.bodies.length} label={t('single')} value={null} onChange={add} />
      {value.bodies.length > 0 && (
        <Pill.Group>
          {value.bodies.map((body) => (
            <Pill
              key={body.id}
              withRemoveButton
              size="md"
              onRemove={() => onChange({ ...value, bodies: value.bodies.filter(({ id }) => id !== body.id) })}
              removeButtonProps={{ 'aria-label': `× ${body.name}`, tabIndex: 0, 'aria-hidden': false }}
            >
              {body.name}
            </Pill>
          ))}
        </Pill.Group>
      )}
      <Chosen planId={planId} value={value} />
      {error !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
    </Stack>
  );
}

function Chosen({ planId, value }: Pick<WhomFieldsProps, 'planId' | 'value'>) {
  const t = useWords(words);
  const body = whomBody(value);
  const empty = body.kinds.length + body.groupIds.length + body.bodyIds.length === 0;
  const { data } = useQuery({
    queryKey: ['campaign', 'preview', planId, body],
    queryFn: () => call(campaign.preview, { params: { planId }, body }),
    enabled: !empty && planId !== '',
    placeholderData: (previous) => previous,
  });
  if (empty || data === undefined)
    return (
      <Text size="sm" c="dimmed" role="status">
        {t('nobodyChosen')}
      </Text>
    );
  return (
    <div>
      <Text size="sm" role="status" fw={600}>
        {t('chosenBodies', { count: data.bodies.length })}
      </Text>
      <details>
        <summary>{t('seeBodies')}</summary>
        <Text size="sm">{data.bodies.map(({ name }) => name).join('; ')}</Text>
      </details>
    </div>
  );
}
