import type { CivilDate } from '@binhdang/domain';
import { ActionIcon, Button, Group, MultiSelect, Select, Switch, Text } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconAdjustments, IconArrowsExchange, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useSay, useWords } from '../app/i18n.tsx';
import { foldedFilter, MeasureField } from '../register/count/figure-fields.tsx';
import { PeriodFields } from '../register/count/period-fields.tsx';
import type { Measures } from '../register/count/use-measures.ts';
import { isCrossed, PLACE_FILTERS, PLACES, sharedDimensions, TIMES } from './dimensions.ts';
import classes from './pivot.module.css';
import {
  dimensionsIn,
  dimensionsJoined,
  type Filters,
  filtersIn,
  filtersJoined,
  measuresIn,
  type PivotSearch,
} from './search.ts';
import { useMembers } from './use-members.ts';
import { words } from './words.ts';

interface FieldProps {
  readonly search: PivotSearch;
  readonly measures: Measures;
  readonly onChange: (change: Partial<PivotSearch>) => void;
}

const MOST_MEASURES = 6;
const MOST_NESTED = 2;

/** What stands on rows and columns, of which time, filtered how. */
export function PivotFields({ today, ...props }: FieldProps & { readonly today: CivilDate }) {
  const t = useWords(words);
  const { search, measures, onChange } = props;
  const phone = useMediaQuery('(max-width: 48em)') ?? false;
  // On a phone what was chosen would push the numbers off the screen.
  const [opened, { toggle }] = useDisclosure(search.soLieu === undefined);
  const swap = () => onChange({ dong: search.cot, cot: search.dong, xep: undefined });
  if (phone && !opened)
    return (
      <Button
        variant="default"
        className="no-print"
        leftSection={<IconAdjustments size={18} aria-hidden />}
        aria-expanded={false}
        onClick={toggle}
      >
        {t('fields')}
      </Button>
    );
  return (
    <div className={`${classes.bar} no-print`}>
      <MeasureField
        search={search}
        measures={measures}
        most={MOST_MEASURES}
        onChange={({ soLieu }) => onChange({ ...kept(search, measures, soLieu), xep: undefined })}
      />
      <div className={classes.axes}>
        <AxisField {...props} axis="dong" label={t('rows')} />
        <ActionIcon
          variant="default"
          size="lg"
          className={classes.swap ?? ''}
          aria-label={t('swap')}
          title={t('swap')}
          onClick={swap}
        >
          <IconArrowsExchange size={20} aria-hidden />
        </ActionIcon>
        <AxisField {...props} axis="cot" label={t('columns')} />
      </div>
      <div className={classes.fields}>
        <PeriodFields search={search} today={today} onChange={({ ky, tuNam }) => onChange({ ky, tuNam })} />
        <FilterFields {...props} />
      </div>
      <Switch
        label={t('verifiedOnly')}
        checked={search.xacNhan === true}
        onChange={(event) => onChange({ xacNhan: event.currentTarget.checked || undefined })}
      />
      {phone && search.soLieu !== undefined && (
        <Button variant="default" onClick={toggle}>
          {t('fieldsDone')}
        </Button>
      )}
    </div>
  );
}

/** Dimensions and filters that the measures chosen now do not have go with those chosen before. */
function kept(search: PivotSearch, measures: Measures, soLieu: string | undefined): Partial<PivotSearch> {
  const chosen = measures.items.filter(({ code }) => measuresIn({ soLieu }).includes(code));
  const shared = sharedDimensions(chosen);
  const known = (code: string) => code.startsWith('@') || shared.some((one) => one.code === code);
  const axes = (joined: string | undefined) => dimensionsJoined(dimensionsIn(joined).filter(known));
  const filters = new Map([...filtersIn(search.loc)].filter(([code]) => known(code)));
  return { soLieu, dong: axes(search.dong), cot: axes(search.cot), loc: filtersJoined(filters) };
}

function AxisField({
  search,
  measures,
  onChange,
  axis,
  label,
}: FieldProps & { readonly axis: 'dong' | 'cot'; readonly label: string }) {
  const t = useWords(words);
  const say = useSay();
  const own = dimensionsIn(search[axis]);
  const other = dimensionsIn(axis === 'dong' ? search.cot : search.dong);
  const chosen = measures.items.filter(({ code }) => measuresIn(search).includes(code));
  const shared = sharedDimensions(chosen);
  const isAxis = (code: string) => shared.some((one) => one.code === code && one.kind === 'axis');
  const used = [...own, ...other, ...filtersIn(search.loc).keys()].filter(isAxis);
  const option = (value: string, name: string) => {
    const crossed = own.includes(value) || !isAxis(value) || isCrossed(chosen, [...used, value]);
    return {
      value,
      label: crossed ? name : `${name} ${t('notCrossed')}`,
      disabled: other.includes(value) || !crossed,
    };
  };
  const bodies = measures.bodies.length > 1;
  const data = [
    { group: t('time'), items: TIMES.map((code) => option(code, t(code))) },
    ...(bodies ? [{ group: t('place'), items: PLACES.map((code) => option(code, t(code))) }] : []),
    ...(shared.length > 0
      ? [{ group: t('breakdown'), items: shared.map(({ code, name }) => option(code, say(name))) }]
      : []),
  ];
  const offered = data.flatMap(({ items }) => items.map(({ value }) => value));
  return (
    <MultiSelect
      label={label}
      {...(own.length === 0 ? { placeholder: t('chooseDimension') } : {})}
      data={[
        ...data,
        // A link may come from somebody who sees more.
        ...own.filter((code) => !offered.includes(code)).map((code) => ({ value: code, label: code })),
      ]}
      value={own}
      onChange={(codes) => onChange({ [axis]: dimensionsJoined(codes), xep: undefined })}
      maxValues={MOST_NESTED}
      clearable
      searchable
      filter={foldedFilter}
      maxDropdownHeight={360}
      className={classes.axis ?? ''}
    />
  );
}

/** A filter is open as soon as its dimension is chosen; it narrows once it has a member. */
function FilterFields({ search, measures, onChange }: FieldProps) {
  const t = useWords(words);
  const say = useSay();
  const [opened, setOpened] = useState<readonly string[]>([]);
  const written = filtersIn(search.loc);
  const filters: Filters = new Map([
    ...opened.map((code): [string, readonly string[]] => [code, []]),
    ...written,
  ]);
  const chosen = measures.items.filter(({ code }) => measuresIn(search).includes(code));
  const shared = sharedDimensions(chosen);
  const isAxis = (code: string) => shared.some((one) => one.code === code && one.kind === 'axis');
  const axesUsed = [...dimensionsIn(search.dong), ...dimensionsIn(search.cot), ...filters.keys()].filter(
    isAxis,
  );
  const nameOf = (code: string) => {
    const own = shared.find((one) => one.code === code);
    return own === undefined ? (code in words ? t(code as '@under') : code) : say(own.name);
  };
  const set = (code: string, members: readonly string[] | undefined) => {
    if (members === undefined) setOpened(opened.filter((one) => one !== code));
    else if (members.length === 0 && !opened.includes(code)) setOpened([...opened, code]);
    const next = new Map(written);
    if (members === undefined) next.delete(code);
    else next.set(code, members);
    onChange({ loc: filtersJoined(next) });
  };
  const candidates = [
    ...(measures.bodies.length > 1 ? PLACE_FILTERS : []),
    ...shared.map(({ code }) => code),
  ];
  return (
    <>
      {[...filters].map(([code, members]) => (
        <MembersField
          key={code}
          code={code}
          name={nameOf(code)}
          measures={measures}
          dimension={shared.find((one) => one.code === code)}
          members={members}
          onChange={(next) => set(code, next)}
        />
      ))}
      <Select
        label={t('addFilter')}
        placeholder={t('chooseMembers')}
        data={candidates
          .filter((code) => !filters.has(code) && (!isAxis(code) || isCrossed(chosen, [...axesUsed, code])))
          .map((code) => ({ value: code, label: nameOf(code) }))}
        value={null}
        onChange={(code) => code !== null && setOpened([...opened, code])}
        className={classes.wide ?? ''}
        searchable
        filter={foldedFilter}
      />
    </>
  );
}

interface MembersFieldProps {
  readonly code: string;
  readonly name: string;
  readonly measures: Measures;
  readonly dimension: ReturnType<typeof sharedDimensions>[number] | undefined;
  readonly members: readonly string[];
  readonly onChange: (members: readonly string[] | undefined) => void;
}

function MembersField({ code, name, measures, dimension, members, onChange }: MembersFieldProps) {
  const t = useWords(words);
  const known = useMembers(code, dimension, measures);
  const data = [
    ...known,
    ...members
      .filter((one) => !known.some(({ value }) => value === one))
      .map((one) => ({ value: one, label: one || '–' })),
  ];
  return (
    <Group gap={4} align="flex-end" wrap="nowrap" className={classes.wide ?? ''}>
      <MultiSelect
        flex={1}
        miw={0}
        label={name}
        {...(members.length === 0 ? { placeholder: t('chooseMembers') } : {})}
        data={data}
        value={[...members]}
        onChange={onChange}
        searchable
        hidePickedOptions
        limit={80}
        filter={foldedFilter}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('removeFilter', { name })}
        title={t('removeFilter', { name })}
        onClick={() => onChange(undefined)}
      >
        <IconX size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

export const Hint = ({ children }: { readonly children: string }) => (
  <Text size="sm" c="dimmed">
    {children}
  </Text>
);
