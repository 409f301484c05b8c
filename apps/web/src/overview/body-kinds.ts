import { org } from '@binhdang/contract';
import { useQuery } from '@tanstack/react-query';
import { read } from '../app/api.ts';
import { useLanguage } from '../app/i18n.tsx';

/** Name of a kind of body on screen; its code until the names are there. */
export function useKindName(): (code: string) => string {
  const { language } = useLanguage();
  const { data } = useQuery({ ...read(org.kinds), staleTime: Number.POSITIVE_INFINITY });
  return (code) => data?.items.find((kind) => kind.code === code)?.name[language] ?? code;
}
