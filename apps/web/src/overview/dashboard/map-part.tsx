import { dashboard } from '@binhdang/contract';
import { NativeSelect, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { read } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Part } from '../../ui/part.tsx';
import { PictureMenu } from '../../ui/picture-menu.tsx';
import { leaderRoute } from '../routes.tsx';
import classes from './dashboard.module.css';
import { MapChosen } from './map-chosen.tsx';
import { MapLegend } from './map-legend.tsx';
import { scaleOf, shadeOf, stepOf } from './map-scale.ts';
import { MapTable } from './map-table.tsx';
import { mapText, useFigureWords } from './map-words.ts';
import { TileMap } from './tile-map.tsx';
import { words } from './words.ts';

type ProvinceMap = dashboard.ProvinceMap;

const COUNTED = ['records', 'reports', 'onTime', 'late'] as const;
/** Of this there is most about communes. */
const DEFAULT = 'records';
/** What is bad the more there is of it. */
const BAD: readonly dashboard.MapColour[] = ['late'];

/** Every district and commune as a tile, coloured by what is chosen; a tile opens to its figures. */
export function MapPart({ planId }: { readonly planId: string }) {
  const t = useWords(words);
  const say = useSay();
  const { mau = DEFAULT } = leaderRoute.useSearch();
  const navigate = leaderRoute.useNavigate();
  const counted = COUNTED.find((colour) => colour === mau);
  const query =
    counted === undefined ? { colour: 'indicator' as const, indicator: mau } : { colour: counted };
  const { data, error, isFetching, refetch } = useQuery({
    ...read(dashboard.map, { params: { planId }, query }),
    // While another colour loads, the map before stays in sight.
    placeholderData: (before) => before,
  });
  return (
    <Part title={t('map')}>
      <NativeSelect
        className="no-print"
        maw="34rem"
        label={t('colourBy')}
        value={mau}
        onChange={(event) => {
          const to = event.currentTarget.value;
          void navigate({
            search: (before) => ({ ...before, mau: to === DEFAULT ? undefined : to }),
            replace: true,
            resetScroll: false,
          });
        }}
        data={[
          {
            group: t('tasksGroup'),
            items: COUNTED.map((colour) => ({ value: colour, label: t(`colour_${colour}`) })),
          },
          {
            group: t('indicatorsGroup'),
            items: (data?.choices ?? []).map(({ code, name }) => ({
              value: code,
              label: `${code}. ${say(name)}`,
            })),
          },
        ]}
      />
      {error !== null && <Failure problem={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Loading lines={12} />}
      {data !== undefined && error === null && (
        <div aria-busy={isFetching}>
          {data.tiles.length === 0 ? (
            <Text c="dimmed">{t('noTiles')}</Text>
          ) : (
            <Drawn map={data} planId={planId} />
          )}
        </div>
      )}
    </Part>
  );
}

function Drawn({ map, planId }: { readonly map: ProvinceMap; readonly planId: string }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const figure = useFigureWords(map);
  const wide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const [chosen, setChosen] = useState<string>();
  const place = useRef<HTMLElement>(null);
  const scale = useMemo(() => scaleOf(map), [map]);
  const names = useMemo(() => new Map(map.tiles.map(({ body }) => [body.id, body.name])), [map]);
  const tile = map.tiles.find(({ body }) => body.id === chosen);
  const title = figure.name;
  const description = mapText(map, figure, t, language);
  const neutral = (map.colour === 'late' || map.colour === 'records') && hasCommunes(map);
  return (
    <>
      <figure ref={place} className={classes.figure}>
        <figcaption>
          <Text fw={600}>{title}</Text>
          <Text size="sm">{description}</Text>
        </figcaption>
        <div className={classes.tools}>
          <PictureMenu title={title} description={description} place={place} />
        </div>
        <div className={classes.mapArea}>
          <TileMap
            tiles={map.tiles}
            asMap={wide}
            bad={BAD.includes(map.colour)}
            chosen={chosen}
            onChoose={setChosen}
            looks={(one) => {
              const step = stepOf(one, scale, map.indicator);
              const value = one.value === null ? t('noValue') : figure.say(one.value);
              const district = one.parentId === null ? undefined : names.get(one.parentId);
              // As it is written on the tile, so that who speaks to the computer can name it.
              const name = one.level === 'district' ? (one.body.shortName ?? one.body.name) : one.body.name;
              const filling = { name, value };
              return {
                label: district === undefined ? t('tile', filling) : t('tileIn', { ...filling, district }),
                short: one.value === null ? '' : figure.short(one.value),
                shade:
                  step === undefined || (neutral && one.level === 'district')
                    ? undefined
                    : shadeOf(step, scale),
              };
            }}
          />
          <div className={classes.mapSide}>
            <MapLegend map={map} scale={scale} bad={BAD.includes(map.colour)} figure={figure} />
            <div aria-live="polite" className="no-print">
              {tile === undefined ? (
                <Text size="sm" c="dimmed">
                  {t('chooseTile')}
                </Text>
              ) : (
                <MapChosen map={map} tile={tile} figure={figure} planId={planId} />
              )}
            </div>
          </div>
        </div>
      </figure>
      <Text size="sm" c="dimmed">
        {t('mapNote')}
      </Text>
      <MapTable map={map} figure={figure} />
    </>
  );
}

/** Districts, with their communes added up, would all be on the last step of communes' counts. */
const hasCommunes = ({ tiles }: ProvinceMap) =>
  tiles.some(({ level, value }) => level === 'commune' && (value ?? 0) > 0);
