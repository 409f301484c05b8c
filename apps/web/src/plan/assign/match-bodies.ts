import { fold } from '@binhdang/domain';
import type { OptionsFilter } from '@mantine/core';

type Options = ReturnType<OptionsFilter>;

/** Options of a select whose name holds what was typed, with or without marks; as many as the select wants to show. */
export const matchBodies: OptionsFilter = ({ options, search, limit }) => {
  const wanted = fold(search.trim());
  let room = limit;
  const take = <T extends { readonly label: string }>(items: readonly T[]): T[] => {
    const fitting = items.filter(({ label }) => fold(label).includes(wanted)).slice(0, room);
    room -= fitting.length;
    return fitting;
  };
  return options.flatMap((option): Options => {
    if (!('group' in option)) return take([option]);
    const items = take(option.items);
    return items.length === 0 ? [] : [{ ...option, items }];
  });
};
