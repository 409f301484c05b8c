/** What the map shows, in words: the name of the figure, a value of it, and what the whole map tells. */
import type { dashboard } from '@binhdang/contract';
import { formatNumber, type Language } from '@binhdang/domain';
import { type Filling, useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { valueWords } from '../../indicator/value-text.tsx';
import { words as indicatorWords } from '../../indicator/words.ts';
import { words } from './words.ts';

type ProvinceMap = dashboard.ProvinceMap;

export interface FigureWords {
  readonly name: string;
  /** "83,3 %" */
  readonly say: (value: number) => string;
  /** "83", to stand in a tile */
  readonly short: (value: number) => string;
}

export function useFigureWords({ colour, indicator }: ProvinceMap): FigureWords {
  const t = useWords(words);
  const yesNo = useWords(indicatorWords);
  const say = useSay();
  const { language } = useLanguage();
  if (indicator !== null) {
    const text = (value: number) =>
      valueWords(value, indicator, language, { yes: yesNo('yes'), no: yesNo('no') }) ?? '';
    return {
      name: `${indicator.code}. ${say(indicator.name)}`,
      say: (value) => (indicator.kind === 'yes_no' ? text(value) : `${text(value)} ${say(indicator.unit)}`),
      short: (value) => (indicator.kind === 'yes_no' ? text(value) : formatNumber(value, language, 0)),
    };
  }
  const share = colour === 'onTime' || colour === 'reports';
  return {
    name: t(`colour_${colour}`),
    say: (value) => `${formatNumber(value, language, 1)}${share ? ' %' : ''}`,
    short: (value) => formatNumber(value, language, 0),
  };
}

type Say = (key: keyof typeof words, filling?: Filling) => string;

/** One or two sentences: how many have a figure, and who has the highest and the lowest among bodies of one level. */
export function mapText(map: ProvinceMap, figure: FigureWords, t: Say, language: Language): string {
  const known = map.tiles.filter(({ value }) => value !== null);
  const communes = known.filter(({ level }) => level === 'commune');
  const compared = communes.length > 1 ? communes : known.filter(({ level }) => level === 'district');
  const sorted = compared.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const [high, low] = [sorted[0], sorted.at(-1)];
  const name = ({ body }: dashboard.MapTile) => body.shortName ?? body.name;
  return t('mapText', {
    known: formatNumber(known.length, language),
    total: formatNumber(map.tiles.length, language),
    best:
      high === undefined || low === undefined || high.value === low.value
        ? known.length === 0
          ? t('mapEmpty')
          : ''
        : t('mapBest', {
            high: name(high),
            highValue: figure.say(high.value ?? 0),
            low: name(low),
            lowValue: figure.say(low.value ?? 0),
          }),
  }).trim();
}
