import type { overview } from '@binhdang/contract';
import { type CivilDate, dateParts } from '@binhdang/domain';
import { Card, Stack, Text, Title } from '@mantine/core';
import { useSay, useWords } from '../app/i18n.tsx';
import type { Measures } from '../register/count/use-measures.ts';
import { AppLink } from '../ui/app-link.tsx';
import classes from './pivot.module.css';
import { SavedList } from './pivot-views.tsx';
import { measuresIn, type PivotSearch } from './search.ts';
import { words } from './words.ts';

interface Sample {
  readonly name: { readonly vi: string; readonly en: string };
  readonly search: PivotSearch;
  /** Only of use to whoever sees several bodies. */
  readonly bodies?: true;
  /** So many years up to this one. */
  readonly years?: number;
}

/** Questions that are often asked; each is a pivot to begin from. */
const SAMPLES: readonly Sample[] = [
  {
    name: { vi: 'Lượt người dự tập huấn theo huyện và giới tính', en: 'People trained, by district and sex' },
    search: { soLieu: 'training_participants', dong: 'huyen', cot: 'sex' },
    bodies: true,
  },
  {
    name: { vi: 'Hoạt động truyền thông theo loại và quý', en: 'Communication events, by kind and quarter' },
    search: { soLieu: 'events', dong: 'kind', cot: 'theo-quy' },
  },
  {
    name: {
      vi: 'Tin, bài truyền thanh từng tháng, so ba năm',
      en: 'Loudspeaker items by month, three years',
    },
    search: { soLieu: 'loudspeaker_items', dong: 'theo-thang', cot: 'theo-nam', xem: 'duong' },
    years: 3,
  },
  {
    name: { vi: 'Mô hình đang hoạt động theo huyện và loại', en: 'Models at work, by district and kind' },
    search: { soLieu: 'models', dong: 'huyen', cot: 'kind', xem: 'nhiet' },
    bodies: true,
  },
  {
    name: { vi: 'Trẻ sinh ra theo tháng và giới tính', en: 'Live births, by month and sex' },
    search: { soLieu: 'live_births', dong: 'theo-thang', cot: 'sex', xem: 'chong' },
  },
  {
    name: { vi: 'Kinh phí thực chi theo nguồn và mục đích', en: 'Money spent, by source and purpose' },
    search: { soLieu: 'budget_spent', dong: 'purpose', cot: 'source' },
  },
];

interface StartMenuProps {
  readonly measures: Measures;
  readonly saved: readonly overview.SavedView[];
  readonly today: CivilDate;
}

/** Before anything is chosen: what was saved or shared, and pivots to begin from. */
export function StartMenu({ measures, saved, today }: StartMenuProps) {
  const { year } = dateParts(today);
  const t = useWords(words);
  const say = useSay();
  const samples = SAMPLES.filter(
    ({ search, bodies }) =>
      measuresIn(search).every((code) => measures.items.some((item) => item.code === code)) &&
      (bodies !== true || measures.bodies.length > 1),
  );
  return (
    <Stack gap="lg">
      {saved.length > 0 && (
        <section>
          <Title order={2} size="h3" mb="xs">
            {t('mySaved')}
          </Title>
          <Card>
            <SavedList items={saved} />
          </Card>
        </section>
      )}
      <section>
        <Title order={2} size="h3">
          {t('start')}
        </Title>
        <Text c="dimmed" size="sm" mb="xs">
          {t('startText')}
        </Text>
        <ul className={classes.cards}>
          {samples.map(({ name, search, years }) => (
            <Card key={name.en} component="li">
              <AppLink
                to="/phan-tich"
                search={
                  years === undefined ? search : { ...search, ky: String(year), tuNam: year - years + 1 }
                }
              >
                {say(name)}
              </AppLink>
            </Card>
          ))}
        </ul>
      </section>
    </Stack>
  );
}
