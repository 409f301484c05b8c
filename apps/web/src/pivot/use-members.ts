import { org, type QueryInputOf } from '@binhdang/contract';
import { useQuery } from '@tanstack/react-query';
import { read } from '../app/api.ts';
import { useSay, useWords } from '../app/i18n.tsx';
import type { Measures } from '../register/count/use-measures.ts';
import { words as countWords } from '../register/count/words.ts';
import type { Dimension } from './dimensions.ts';

const LEVELS = ['central', 'province', 'district', 'commune'] as const;
const FIVE_MINUTES = 5 * 60_000;

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What a filter may be narrowed to. */
export function useMembers(
  code: string,
  dimension: Dimension | undefined,
  { bodies }: Pick<Measures, 'bodies'>,
): readonly Option[] {
  const t = useWords(countWords);
  const say = useSay();
  const all: QueryInputOf<typeof org.groups> = {};
  const groups = useQuery({
    ...read(org.groups, { query: all }),
    staleTime: FIVE_MINUTES,
    enabled: code === '@group',
  });
  const kinds = useQuery({ ...read(org.kinds), staleTime: FIVE_MINUTES, enabled: code === '@kind' });
  if (dimension !== undefined)
    return dimension.categories.map((category) => ({ value: category.code, label: say(category.name) }));
  switch (code) {
    case '@under':
    case '@body':
      return bodies.map(({ id, name }) => ({ value: id, label: name }));
    case '@level':
      return LEVELS.map((level) => ({ value: level, label: t(`level_${level}`) }));
    case '@kind':
      return (kinds.data?.items ?? []).map((kind) => ({ value: kind.code, label: say(kind.name) }));
    case '@group':
      return (groups.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
    default:
      return [];
  }
}
