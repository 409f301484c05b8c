import { account } from '@binhdang/contract';
import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { call } from './api.ts';
import { useLanguage, useWords } from './i18n.tsx';
import classes from './switches.module.css';
import { words } from './words.ts';

/** Vietnamese or English; named in the language it leads to. With `saved` the account remembers it too. */
export function LanguageSwitch({ saved = false }: { readonly saved?: boolean }) {
  const { language, setLanguage } = useLanguage();
  const next = language === 'vi' ? 'en' : 'vi';
  const change = () => {
    setLanguage(next);
    // This machine remembers it already; the account follows when it can.
    if (saved) call(account.changeSettings, { body: { locale: next } }).catch(() => undefined);
  };
  return (
    <ActionIcon
      lang={next}
      aria-label={next === 'en' ? 'EN, English' : 'VI, Tiếng Việt'}
      onClick={change}
      className={classes.language}
    >
      {next.toUpperCase()}
    </ActionIcon>
  );
}

export function SchemeSwitch() {
  const t = useWords(words);
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const dark = scheme === 'dark';
  return (
    <ActionIcon
      aria-label={t(dark ? 'toLight' : 'toDark')}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <IconSun size={21} aria-hidden /> : <IconMoon size={21} aria-hidden />}
    </ActionIcon>
  );
}
