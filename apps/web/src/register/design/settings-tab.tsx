import { type Field, holdsPersonal, isPersonal, type RegisterDefinition } from '@binhdang/domain/register';
import {
  Card,
  MultiSelect,
  NativeSelect,
  SegmentedControl,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  Textarea,
  Title,
} from '@mantine/core';
import { useSay, useWords } from '../../app/i18n.tsx';
import { GROUP_NAMES, SIGHT_NAMES } from '../status-names.ts';
import { BiInput } from './bi-input.tsx';
import { CodeField } from './code-field.tsx';
import { useDesigner, useFields } from './design-context.ts';
import { patched } from './edits.ts';
import { Findings } from './findings.tsx';
import { NumberField } from './number-field.tsx';
import { words } from './words.ts';

/** What is said of the register as a whole. */
export function SettingsTab() {
  const { findings } = useDesigner();
  return (
    <Stack>
      <Findings findings={findings.filter(({ part }) => part === 'register' || part === 'listing')} plain />
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <AboutPart />
        <TimePart />
        <ListingPart />
        <PersonalPart />
        <CertificatePart />
      </SimpleGrid>
    </Stack>
  );
}

function usePut() {
  const { definition, edit } = useDesigner();
  return (patch: Parameters<typeof patched<RegisterDefinition>>[1], step?: string) =>
    edit((now) => patched(now, patch), step ?? `settings ${Object.keys(patch).join()} ${definition.code}`);
}

const CODE = /^[a-z]+(-[a-z]+)*$/;

function AboutPart() {
  const t = useWords(words);
  const say = useSay();
  const { definition, design } = useDesigner();
  const put = usePut();
  return (
    <Card component="section">
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t('about_part')}
        </Title>
        <BiInput
          label={t('nameOfRegister')}
          required
          value={definition.name}
          onChange={(name) => put({ name })}
        />
        <CodeField
          code={definition.code}
          fixed={design.versions.length > 0}
          taken={new Set(design.registers.map(({ code }) => code))}
          pattern={CODE}
          badWord="codeBad"
          onChange={(code) => put({ code })}
        />
        <BiInput
          label={t('purpose')}
          required
          rows={2}
          value={definition.purpose}
          onChange={(purpose) => put({ purpose })}
        />
        <NativeSelect
          label={t('group')}
          value={definition.group}
          onChange={(event) => put({ group: event.currentTarget.value as RegisterDefinition['group'] })}
          data={Object.entries(GROUP_NAMES).map(([value, name]) => ({ value, label: say(name) }))}
        />
        <TagsInput
          label={t('clauses')}
          description={t('clausesHint')}
          value={definition.clauses}
          onChange={(clauses) => put({ clauses })}
        />
        <TagsInput
          label={t('proves')}
          description={t('provesHint')}
          value={definition.proves}
          maxTags={30}
          onChange={(proves) => put({ proves })}
        />
      </Stack>
    </Card>
  );
}

function TimePart() {
  const t = useWords(words);
  const say = useSay();
  const { definition, design } = useDesigner();
  const put = usePut();
  const fields = [...useFields().values()];
  const fixed = design.versions.length > 0;
  const option = ({ code, name }: Field) => ({ value: code as string, label: say(name) });
  const days = fields.filter(({ type }) => type === 'date' || type === 'period');
  const dates = fields.filter(({ type }) => type === 'date');
  return (
    <Card component="section">
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t('time_part')}
        </Title>
        {fixed && (
          <Text size="sm" c="dimmed">
            {t('fixedAfter')}
          </Text>
        )}
        <div>
          <Text size="sm" fw={500} id="nature">
            {t('nature')}
          </Text>
          <SegmentedControl
            aria-labelledby="nature"
            disabled={fixed}
            orientation="vertical"
            value={definition.nature}
            onChange={(nature) =>
              nature === 'state'
                ? put({
                    nature: 'state',
                    until: dates.find(({ code }) => code !== definition.day)?.code ?? '',
                  })
                : put({ nature: 'event', until: undefined })
            }
            data={[
              { value: 'event', label: t('event') },
              { value: 'state', label: t('stateNature') },
            ]}
          />
        </div>
        <NativeSelect
          label={t('day')}
          disabled={fixed}
          value={definition.day}
          onChange={(event) => put({ day: event.currentTarget.value })}
          data={days.map(option)}
        />
        {definition.nature === 'state' && (
          <NativeSelect
            label={t('until')}
            disabled={fixed}
            value={definition.until ?? ''}
            onChange={(event) => put({ until: event.currentTarget.value })}
            data={[{ value: '', label: t('choose') }, ...dates.map(option)]}
          />
        )}
        <NativeSelect
          label={t('sight')}
          disabled={fixed}
          value={definition.sight}
          onChange={(event) => put({ sight: event.currentTarget.value as RegisterDefinition['sight'] })}
          data={Object.entries(SIGHT_NAMES).map(([value, name]) => ({ value, label: say(name) }))}
        />
        <MultiSelect
          label={t('unique')}
          description={t('uniqueHint')}
          value={definition.unique ?? []}
          maxValues={6}
          onChange={(unique) => put({ unique: unique.length === 0 ? undefined : unique })}
          data={fields
            .filter(({ type }) => !['table', 'grid', 'file', 'computed', 'choices'].includes(type))
            .map(option)}
        />
      </Stack>
    </Card>
  );
}

function ListingPart() {
  const t = useWords(words);
  const say = useSay();
  const { definition } = useDesigner();
  const put = usePut();
  const fields = [...useFields().values()];
  const option = ({ code, name }: Field) => ({ value: code as string, label: say(name) });
  return (
    <Card component="section">
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t('listing')}
        </Title>
        <MultiSelect
          label={t('listColumns')}
          description={t('listColumnsHint')}
          value={definition.list.columns}
          maxValues={12}
          onChange={(columns) => put({ list: { ...definition.list, columns } })}
          data={fields.map(option)}
        />
        <MultiSelect
          label={t('listFilters')}
          value={definition.list.filters}
          maxValues={8}
          onChange={(filters) => put({ list: { ...definition.list, filters } })}
          data={fields.filter((field) => FILTERS.has(field.type) && !isPersonal(field)).map(option)}
        />
      </Stack>
    </Card>
  );
}

const FILTERS = new Set<Field['type']>([
  'choice',
  'choices',
  'yes_no',
  'period',
  'body',
  'place',
  'number',
  'money',
]);

function PersonalPart() {
  const t = useWords(words);
  const { definition } = useDesigner();
  const put = usePut();
  const { personal } = definition;
  const needed = holdsPersonal(definition);
  return (
    <Card component="section">
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t('personalPart')}
        </Title>
        {!needed && personal === undefined ? (
          <Text c="dimmed">{t('personalNone')}</Text>
        ) : (
          <>
            <BiInput
              label={t('personalPurpose')}
              required={needed}
              rows={2}
              value={personal?.purpose}
              onChange={(purpose) =>
                put({ personal: { ...personal, keepMonths: personal?.keepMonths ?? 60, purpose } })
              }
            />
            <NumberField
              label={t('keepMonths')}
              min={1}
              max={600}
              value={personal?.keepMonths}
              onChange={(keepMonths) =>
                put({
                  personal: {
                    ...personal,
                    purpose: personal?.purpose ?? { vi: '', en: '' },
                    keepMonths: keepMonths ?? 1,
                  },
                })
              }
            />
          </>
        )}
      </Stack>
    </Card>
  );
}

/** What the certificates of a class or an event say, where there are any. */
function CertificatePart() {
  const t = useWords(words);
  const say = useSay();
  const { definition } = useDesigner();
  const put = usePut();
  const fields = [...useFields().values()].filter(({ type }) => type === 'grid' || type === 'number');
  const { certificate } = definition;
  return (
    <Card component="section">
      <Stack gap="sm">
        <Title order={2} size="h3">
          {t('certificate')}
        </Title>
        <Textarea
          label={t('certificateSays')}
          description={t('certificateHint')}
          autosize
          minRows={2}
          value={certificate?.says ?? ''}
          onChange={(event) => {
            const says = event.currentTarget.value;
            put({ certificate: says === '' ? undefined : { ...certificate, says } });
          }}
        />
        {certificate !== undefined && (
          <NativeSelect
            label={t('certificateMost')}
            value={certificate.most ?? ''}
            onChange={(event) =>
              put({ certificate: patched(certificate, { most: event.currentTarget.value || undefined }) })
            }
            data={[
              { value: '', label: t('choose') },
              ...fields.map(({ code, name }) => ({ value: code as string, label: say(name) })),
            ]}
          />
        )}
      </Stack>
    </Card>
  );
}
