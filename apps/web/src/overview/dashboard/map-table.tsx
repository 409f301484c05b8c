import type { dashboard } from '@binhdang/contract';
import { formatNumber } from '@binhdang/domain';
import { Table } from '@mantine/core';
import { useState } from 'react';
import { useLanguage, useWords } from '../../app/i18n.tsx';
import classes from './dashboard.module.css';
import type { FigureWords } from './map-words.ts';
import { words } from './words.ts';

interface MapTableProps {
  readonly map: dashboard.ProvinceMap;
  readonly figure: FigureWords;
}

/** The same as a table: each district before its communes. Its rows are many, so they are made when it is opened. */
export function MapTable({ map, figure }: MapTableProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const [opened, setOpened] = useState(false);
  const number = (value: number | null) => (value === null ? '' : formatNumber(value, language));
  const whole = map.tiles.some(({ denominator }) => denominator !== null);
  return (
    <details className={classes.details} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t('mapTable')}</summary>
      {opened && (
        <Table.ScrollContainer minWidth={420}>
          <Table fz="sm" withTableBorder>
            <caption className="visually-hidden">{figure.name}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('district')}</Table.Th>
                <Table.Th scope="col">{t('commune')}</Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('value')}
                </Table.Th>
                {whole && (
                  <Table.Th scope="col" ta="right">
                    {t('parts')}
                  </Table.Th>
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {inOrder(map.tiles).map(({ tile, district }) => (
                <Table.Tr key={tile.body.id}>
                  <Table.Th scope="row" fw={tile.level === 'district' ? 600 : 400}>
                    {district?.body.name}
                  </Table.Th>
                  <Table.Td>{tile.level === 'commune' && (tile.body.shortName ?? tile.body.name)}</Table.Td>
                  <Table.Td ta="right">
                    {tile.value === null ? t('noValue') : figure.say(tile.value)}
                  </Table.Td>
                  {whole && (
                    <Table.Td ta="right">
                      {tile.denominator !== null &&
                        t('ofWhole', {
                          numerator: number(tile.numerator),
                          denominator: number(tile.denominator),
                        })}
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </details>
  );
}

interface Row {
  readonly tile: dashboard.MapTile;
  readonly district: dashboard.MapTile | undefined;
}

function inOrder(tiles: readonly dashboard.MapTile[]): Row[] {
  const districts = tiles.filter(({ level }) => level === 'district');
  const known = new Set(districts.map(({ body }) => body.id));
  const communes = tiles.filter(({ level }) => level === 'commune');
  return [
    ...districts.flatMap((district) => [
      { tile: district, district },
      ...communes.filter(({ parentId }) => parentId === district.body.id).map((tile) => ({ tile, district })),
    ]),
    ...communes
      .filter(({ parentId }) => parentId === null || !known.has(parentId))
      .map((tile) => ({ tile, district: undefined })),
  ];
}
