import type { dashboard } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Text } from '@mantine/core';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import classes from './dashboard.module.css';
import { type Scale, type Step, shadeOf, stepOf } from './map-scale.ts';
import type { FigureWords } from './map-words.ts';
import { words } from './words.ts';

interface MapLegendProps {
  readonly map: dashboard.ProvinceMap;
  readonly scale: Scale;
  readonly bad: boolean;
  readonly figure: FigureWords;
}

/** What each shade stands for, and how many bodies are on it. */
export function MapLegend({ map, scale, bad, figure }: MapLegendProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const steps = map.tiles.map((tile) => stepOf(tile, scale, map.indicator));
  const count = (step: number | undefined) => steps.filter((one) => one === step).length;
  const number = (value: number) =>
    scale.kind === 'target' ? formatNumber(value, language) : figure.say(value);
  const nameOf = (step: Step, at: number): string => {
    const last = step.to === undefined;
    if (scale.kind === 'target' && last) return t('stepReached');
    const said = last
      ? t('stepFrom', { from: number(step.from) })
      : at === 0 && step.from === 0
        ? onlyZero(step, map)
          ? number(0)
          : t('stepBelow', { to: number(step.to ?? 0) })
        : t('stepBetween', { from: number(step.from), to: number(step.to ?? 0) });
    return scale.kind === 'target' ? t('stepOfTarget', { step: said }) : said;
  };
  return (
    <div>
      <Text fw={600} size="sm" mb={4}>
        {t('legend')}
      </Text>
      <ul className={classes.legend} data-legend data-bad={bad || undefined}>
        {scale.steps.map((step, at) => (
          <li key={step.from}>
            <span className={classes.swatch} data-shade={shadeOf(at, scale)} aria-hidden />
            <span>
              {nameOf(step, at)}{' '}
              <Text span size="sm" c="dimmed">
                ({formatNumber(count(at), language)})
              </Text>
            </span>
          </li>
        ))}
        <li>
          <span className={classes.swatch} aria-hidden />
          <span>
            {t('legendNone')}{' '}
            <Text span size="sm" c="dimmed">
              ({formatNumber(count(undefined), language)})
            </Text>
          </span>
        </li>
      </ul>
    </div>
  );
}

/** A first step of counts that holds nothing but zero. */
const onlyZero = ({ to }: Step, { colour, indicator }: dashboard.ProvinceMap): boolean =>
  indicator === null && (colour === 'late' || colour === 'records') && to === 1;
