import { org, type QueryInputOf } from '@binhdang/contract';
import { type CivilDate, fold } from '@binhdang/domain';
import {
  Checkbox,
  type ComboboxParsedItem,
  MultiSelect,
  NativeSelect,
  type OptionsFilter,
  Select,
  Switch,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import classes from './count.module.css';
import { PeriodFields } from './period-fields.tsx';
import { BY_BODY, type CountSearch, parts, STEPS, type StepKey } from './search.ts';
import type { Measures } from './use-measures.ts';
import { words } from './words.ts';

interface FieldProps {
  readonly search: CountSearch;
  readonly measures: Measures;
  readonly onChange: (change: Partial<CountSearch>) => void;
}

const MOST = 20;

export function FigureFields({
  search,
  measures,
  today,
  onChange,
}: FieldProps & { readonly today: CivilDate }) {
  const t = useWords(words);
  const fields = { search, measures, onChange };
  return (
    <div className={`${classes.bar} no-print`}>
      <MeasureField {...fields} />
      <div className={classes.fields}>
        <PeriodFields search={search} today={today} onChange={onChange} />
        <NativeSelect
          label={t('columns')}
          value={search.cot ?? ''}
          data={[
            { value: '', label: t('step_whole') },
            ...(Object.keys(STEPS) as StepKey[]).map((key) => ({ value: key, label: t(`step_${key}`) })),
          ]}
          onChange={(event) =>
            onChange({ cot: (event.currentTarget.value || undefined) as StepKey | undefined })
          }
        />
        <SplitField {...fields} />
        {measures.bodies.length > 1 && <BodyFields {...fields} />}
      </div>
      <Switch
        label={t('verifiedOnly')}
        checked={search.xacNhan === true}
        onChange={(event) => onChange({ xacNhan: event.currentTarget.checked || undefined })}
      />
    </div>
  );
}

/** Marks are ignored: "lop" finds "lớp". A group that fits shows all of it. */
export const foldedFilter: OptionsFilter = ({ options, search }) => {
  const wanted = fold(search).split(/\s+/);
  const fits = (label: unknown) => wanted.every((word) => fold(String(label)).includes(word));
  return options.flatMap((option): ComboboxParsedItem[] => {
    if (!('group' in option)) return fits(option.label) ? [option] : [];
    const items = fits(option.group) ? option.items : option.items.filter(({ label }) => fits(label));
    return items.length === 0 ? [] : [{ ...option, items }];
  });
};

interface MeasureFieldProps {
  readonly search: Pick<CountSearch, 'soLieu'>;
  readonly measures: Pick<Measures, 'registers' | 'items'>;
  readonly onChange: (change: Pick<CountSearch, 'soLieu'>) => void;
  readonly most?: number;
}

export function MeasureField({ search, measures, onChange, most = MOST }: MeasureFieldProps) {
  const t = useWords(words);
  const say = useSay();
  const groups = measures.registers.map((register) => ({
    group: say(register.name),
    items: measures.items
      .filter((item) => item.register === register.code)
      .map((item) => ({
        value: item.code,
        label: item.current ? say(item.name) : `${say(item.name)} ${t('earlier')}`,
      })),
  }));
  return (
    <MultiSelect
      label={t('measures')}
      {...(search.soLieu === undefined ? { placeholder: t('chooseMeasures') } : {})}
      data={groups}
      value={parts(search.soLieu).filter((code) => measures.items.some((item) => item.code === code))}
      onChange={(codes) => onChange({ soLieu: codes.length === 0 ? undefined : codes.join(',') })}
      searchable
      clearable
      filter={foldedFilter}
      nothingFoundMessage={t('nothingFound')}
      maxValues={most}
      hidePickedOptions
      maxDropdownHeight={360}
      {...(parts(search.soLieu).length >= most ? { description: t('mostMeasures', { most }) } : {})}
    />
  );
}

/** What any of the chosen measures can be split by. */
function SplitField({ search, measures, onChange }: FieldProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const dimensions = useMemo(() => {
    const chosen = parts(search.soLieu);
    const known = new Map<string, string>();
    for (const { code: measure, dimensions: own } of measures.items)
      for (const { code, name } of chosen.includes(measure) ? own : [])
        if (!known.has(code)) known.set(code, name[language]);
    return known;
  }, [measures, search.soLieu, language]);
  const split = search.theo ?? '';
  return (
    <NativeSelect
      label={t('rows')}
      value={split}
      data={[
        { value: '', label: t('noSplit') },
        ...(measures.bodies.length > 1 ? [{ value: BY_BODY, label: t('byBody') }] : []),
        ...[...dimensions].map(([value, label]) => ({ value, label })),
        // Another measure was chosen meanwhile: the address still says by what.
        ...(split !== '' && split !== BY_BODY && !dimensions.has(split)
          ? [{ value: split, label: split }]
          : []),
      ]}
      onChange={(event) => onChange({ theo: event.currentTarget.value || undefined })}
    />
  );
}

function BodyFields({ search, measures, onChange }: FieldProps) {
  const t = useWords(words);
  const query: QueryInputOf<typeof org.groups> = {};
  const { data } = useQuery({ ...read(org.groups, { query }), staleTime: 5 * 60_000 });
  return (
    <>
      <MultiSelect
        label={t('bodies')}
        {...(search.coQuan === undefined ? { placeholder: t('allBodies') } : {})}
        data={measures.bodies.map(({ id, name }) => ({ value: id, label: name }))}
        value={parts(search.coQuan)}
        onChange={(ids) =>
          onChange({
            coQuan: ids.length === 0 ? undefined : ids.join(','),
            ...(ids.length === 0 ? { duoi: undefined } : {}),
          })
        }
        searchable
        clearable
        limit={60}
        filter={foldedFilter}
        hidePickedOptions
        className={classes.wide ?? ''}
      />
      {search.coQuan !== undefined && (
        <Checkbox
          className={classes.check ?? ''}
          label={t('below')}
          checked={search.duoi === true}
          onChange={(event) => onChange({ duoi: event.currentTarget.checked || undefined })}
        />
      )}
      {data !== undefined && data.items.length > 0 && (
        <Select
          label={t('group')}
          className={classes.wide ?? ''}
          placeholder={t('noGroup')}
          data={data.items.map(({ id, name }) => ({ value: id, label: name }))}
          value={search.nhom ?? null}
          onChange={(nhom) => onChange({ nhom: nhom ?? undefined })}
          searchable
          clearable
          filter={foldedFilter}
        />
      )}
    </>
  );
}
