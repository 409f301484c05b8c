import type { dashboard } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Stack, Text } from '@mantine/core';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import { TargetText } from '../../indicator/matrix-table.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import classes from './dashboard.module.css';
import type { FigureWords } from './map-words.ts';
import { words } from './words.ts';

interface MapChosenProps {
  readonly map: dashboard.ProvinceMap;
  readonly tile: dashboard.MapTile;
  readonly figure: FigureWords;
  readonly planId: string;
}

/** The figures of one district or commune, and the ways on to what they are made of. */
export function MapChosen({ map, tile, figure, planId }: MapChosenProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { body, value, numerator, denominator, coverage, reached, level } = tile;
  const { indicator } = map;
  const number = (amount: number) => formatNumber(amount, language);
  const total = level === 'district' && indicator === null && value !== null;
  return (
    <Stack gap={4} className={classes.chosen}>
      <Text fw={700}>{body.name}</Text>
      <Text size="sm">
        {figure.name}: <b>{value === null ? t('noValue') : figure.say(value)}</b>
        {total && ` (${t('withCommunes')})`}
      </Text>
      {numerator !== null && denominator !== null && (
        <Text size="sm">
          {t('ofWhole', { numerator: number(numerator), denominator: number(denominator) })}
        </Text>
      )}
      {indicator?.target != null && value !== null && (
        <Text size="sm">
          {t('target')}: <TargetText head={indicator} target={indicator.target} year={map.year} />.{' '}
          {reached === null ? '' : `${reached ? '✓' : '✗'} ${t(reached ? 'reached' : 'lacking')}`}
        </Text>
      )}
      {coverage !== null && coverage.of > 1 && (
        <Text size="sm">
          {t('coverage')}: {t('coverageOf', { have: number(coverage.have), of: number(coverage.of) })}
        </Text>
      )}
      {indicator !== null ? (
        <AppLink
          to="/chi-tieu/$indicator"
          params={{ indicator: indicator.code }}
          search={{ coQuan: body.id, ky: String(map.year) }}
          size="sm"
        >
          {t('openIndicator')}
        </AppLink>
      ) : (
        <AppLink to="/nhiem-vu" search={{ keHoach: planId, coQuan: body.id }} size="sm">
          {t('openTasks')}
        </AppLink>
      )}
      <AppLink to="/co-quan/$bodyId" params={{ bodyId: body.id }} size="sm">
        {t('openBody')}
      </AppLink>
    </Stack>
  );
}
