import { Group, NativeSelect } from '@mantine/core';
import { useSay, useWords } from '../../app/i18n.tsx';
import { regimeRoute } from './routes.tsx';
import { words } from './words.ts';

interface SeriesFilterProps {
  readonly series: readonly {
    readonly code: string;
    readonly name: { readonly vi: string; readonly en: string };
  }[];
  readonly year: number;
  readonly today: string;
}

/** Year and kind of report, kept in the address. */
export function SeriesFilter({ series, year, today }: SeriesFilterProps) {
  const t = useWords(words);
  const say = useSay();
  const { loai = '' } = regimeRoute.useSearch();
  const navigate = regimeRoute.useNavigate();
  const now = Number(today.slice(0, 4));
  const years = [...new Set([year, ...Array.from({ length: 5 }, (_, at) => now + 1 - at)])].sort(
    (a, b) => b - a,
  );
  return (
    <Group className="no-print" align="flex-end">
      <NativeSelect
        label={t('year')}
        data={years.map(String)}
        value={String(year)}
        onChange={({ currentTarget }) =>
          void navigate({
            search: (before) => ({ ...before, nam: Number(currentTarget.value) }),
            replace: true,
          })
        }
      />
      <NativeSelect
        label={t('series')}
        data={[
          { value: '', label: t('allSeries') },
          ...series.map(({ code, name }) => ({ value: code, label: say(name) })),
        ]}
        value={loai}
        onChange={({ currentTarget }) =>
          void navigate({
            search: (before) => ({ ...before, loai: currentTarget.value || undefined }),
            replace: true,
          })
        }
      />
    </Group>
  );
}
