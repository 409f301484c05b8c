import { org } from '@binhdang/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../app/api.ts';
import { useLanguage } from '../app/i18n.tsx';

/** Kinds of body with their names in the language on screen. They change only with the program. */
export function useKinds() {
  const { language } = useLanguage();
  const { data } = useQuery({ ...read(org.kinds), staleTime: Number.POSITIVE_INFINITY });
  return useMemo(() => {
    const options = (data?.items ?? []).map((kind) => ({ value: kind.code, label: kind.name[language] }));
    const names = new Map(options.map((option) => [option.value, option.label]));
    return { options, nameOf: (code: string) => names.get(code) ?? code };
  }, [data, language]);
}
