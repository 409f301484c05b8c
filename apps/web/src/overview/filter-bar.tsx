import {
  formatDate,
  OBLIGATION_ROLE_NAMES,
  OBLIGATION_ROLES,
  type ObligationRole,
  STANDING_NAMES,
  STANDINGS,
} from '@binhdang/domain';
import { Button, Checkbox, Collapse, Group, MultiSelect, Select, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconFilterOff, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useSay, useWords } from '../app/i18n.tsx';
import { DateField } from '../ui/date-field.tsx';
import { useLater } from '../ui/use-later.ts';
import { conditionCount, type FilterSearch, REPORTED_KEYS, standingsOf } from './filter.ts';
import classes from './filter-bar.module.css';
import { BodyField, KindField, PlanField, SectionField } from './filter-fields.tsx';
import { words } from './words.ts';

const DAYS = [
  { key: 'tuNgay', word: 'dueFrom' },
  { key: 'denNgay', word: 'dueTo' },
  { key: 'baoCaoTu', word: 'reportedFrom' },
  { key: 'baoCaoDen', word: 'reportedTo' },
] as const;

interface FilterBarProps {
  readonly filter: FilterSearch;
  readonly onChange: (filter: FilterSearch) => void;
}

/** The conditions of the list; the rare ones open on demand, and stay open while one of them is set. */
export function FilterBar({ filter, onChange }: FilterBarProps) {
  const t = useWords(words);
  const say = useSay();
  const rare = [
    filter.muc,
    filter.loai,
    filter.vaiTro,
    filter.tuNgay,
    filter.denNgay,
    filter.baoCaoTu,
    filter.baoCaoDen,
    filter.baoCao,
    filter.cuaToi,
  ];
  const [opened, { toggle }] = useDisclosure(rare.some((value) => value !== undefined));
  const set = (change: Partial<FilterSearch>) => onChange({ ...filter, ...change });
  return (
    <search className={`${classes.bar} no-print`} aria-label={t('filter')}>
      <div className={classes.fields}>
        <TextField value={filter.q} onChange={(q) => set({ q })} />
        <PlanField
          value={filter.keHoach}
          onChange={(keHoach) => set({ keHoach, muc: undefined, nhiemVu: undefined })}
        />
        <BodyField planId={filter.keHoach} value={filter.coQuan} onChange={(coQuan) => set({ coQuan })} />
        <MultiSelect
          label={t('standing')}
          data={STANDINGS.map((standing) => ({ value: standing, label: say(STANDING_NAMES[standing]) }))}
          value={standingsOf(filter.tinhTrang)}
          onChange={(value) => set({ tinhTrang: value.length === 0 ? undefined : value.join(',') })}
          clearable
          placeholder={filter.tinhTrang === undefined ? t('all') : ''}
        />
      </div>
      <Collapse expanded={opened}>
        <div className={classes.fields}>
          <SectionField planId={filter.keHoach} value={filter.muc} onChange={(muc) => set({ muc })} />
          <KindField planId={filter.keHoach} value={filter.loai} onChange={(loai) => set({ loai })} />
          <Select
            label={t('role')}
            data={OBLIGATION_ROLES.map((role) => ({ value: role, label: say(OBLIGATION_ROLE_NAMES[role]) }))}
            value={filter.vaiTro ?? null}
            onChange={(value) => set({ vaiTro: (value as ObligationRole | null) ?? undefined })}
            clearable
            placeholder={t('all')}
          />
          {DAYS.map(({ key, word }) => (
            <DateField
              key={key}
              label={t(word)}
              value={filter[key] ?? null}
              onChange={(value) => set({ [key]: value ?? undefined })}
              clearable
            />
          ))}
          <Select
            label={t('reportedAs')}
            data={REPORTED_KEYS.map((key) => ({
              value: key,
              label: t(key === 'xong' ? 'finished' : 'verified'),
            }))}
            value={filter.baoCao ?? null}
            onChange={(value) => set({ baoCao: REPORTED_KEYS.find((key) => key === value) })}
            clearable
            placeholder={t('all')}
          />
          <Checkbox
            className={classes.check}
            label={t('mine')}
            checked={filter.cuaToi ?? false}
            onChange={(event) => set({ cuaToi: event.currentTarget.checked || undefined })}
          />
        </div>
      </Collapse>
      <Group gap="xs">
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={toggle}
          aria-expanded={opened}
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
        >
          {opened ? t('less') : t('more')}
        </Button>
        {filter.nhiemVu !== undefined && (
          <Button
            variant="default"
            size="compact-sm"
            rightSection={<IconX size={14} aria-hidden />}
            onClick={() => set({ nhiemVu: undefined })}
          >
            {t('oneTask')}
          </Button>
        )}
        <FallsDue filter={filter} onDrop={() => set({ denHanTu: undefined, denHanDen: undefined })} />
        {conditionCount(filter) > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => onChange({ sapXep: filter.sapXep })}
            leftSection={<IconFilterOff size={16} aria-hidden />}
          >
            {t('clear')}
          </Button>
        )}
      </Group>
    </search>
  );
}

/** Comes with a link from the calendar's figures; it is dropped here and not typed. */
function FallsDue({ filter, onDrop }: { readonly filter: FilterSearch; readonly onDrop: () => void }) {
  const t = useWords(words);
  const { denHanTu: from, denHanDen: to } = filter;
  if (from === undefined && to === undefined) return null;
  const date = (day: string | undefined) => (day === undefined ? '…' : formatDate(day));
  return (
    <Button
      variant="default"
      size="compact-sm"
      rightSection={<IconX size={14} aria-hidden />}
      onClick={onDrop}
    >
      {from === to
        ? t('fallsOn', { date: date(from) })
        : t('fallsWithin', { from: date(from), to: date(to) })}
    </Button>
  );
}

interface TextFieldProps {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

/** Searches a moment after the last key, so that half a word is not asked for. */
function TextField({ value, onChange }: TextFieldProps) {
  const t = useWords(words);
  const [typed, setTyped] = useState(value ?? '');
  const later = useLater((text: string) => onChange(text.trim() || undefined), 350);
  useEffect(() => setTyped((now) => (now.trim() === (value ?? '') ? now : (value ?? ''))), [value]);
  return (
    <TextInput
      type="search"
      label={t('text')}
      placeholder={t('textPlaceholder')}
      value={typed}
      leftSection={<IconSearch size={16} aria-hidden />}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
    />
  );
}
