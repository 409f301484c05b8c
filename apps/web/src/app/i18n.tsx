/** Two languages without a library: each room keeps its own words, typed by key. */
import type { Words } from '@binhdang/contract';
import { formatNumber, type Language } from '@binhdang/domain';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

export type { Language, Words };

const STORED_AS = 'binhdang.language';

/** The language last chosen on this machine; Vietnamese if none was. */
export function storedLanguage(): Language {
  try {
    return localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'vi';
  } catch {
    // Storage may be blocked.
    return 'vi';
  }
}

/** Declares a room's words. Only gives them their type; `{name}` in a text is filled in by {@link useWords}. */
export function dictionary<const D extends Record<string, Words>>(words: D): D {
  return words;
}

export type Filling = Readonly<Record<string, string | number>>;

/** A text in one language with its `{placeholders}` filled; numbers are written as the language writes them. */
export function inLanguage(words: Words, language: Language, filling?: Filling): string {
  const text = words[language];
  if (filling === undefined) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = filling[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? formatNumber(value, language) : value;
  });
}

interface LanguageState {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageState>({ language: 'vi', setLanguage: () => undefined });

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, keep] = useState(storedLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const setLanguage = useCallback((next: Language) => {
    try {
      localStorage.setItem(STORED_AS, next);
    } catch {
      // Then it holds until the page is closed.
    }
    keep(next);
  }, []);
  const state = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  return <LanguageContext value={state}>{children}</LanguageContext>;
}

/** The language on screen, and how to change it on this machine. */
export function useLanguage(): LanguageState {
  return useContext(LanguageContext);
}

/** `const t = useWords(words); t('greeting', { name: 'Lan' })` gives the text in the language on screen. */
export function useWords<D extends Record<string, Words>>(
  words: D,
): (key: keyof D, filling?: Filling) => string {
  const { language } = useLanguage();
  return useCallback(
    (key, filling) => {
      const entry = words[key];
      return entry === undefined ? String(key) : inLanguage(entry, language, filling);
    },
    [words, language],
  );
}

/** For words that come from elsewhere (a contract, the domain): `const say = useSay(); say(STANDING_NAMES.late)`. */
export function useSay(): (words: Words, filling?: Filling) => string {
  const { language } = useLanguage();
  return useCallback((words, filling) => inLanguage(words, language, filling), [language]);
}
