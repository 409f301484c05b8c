import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '../../app/i18n.tsx';
import { words } from './words.ts';

interface CodeFieldProps {
  readonly code: string;
  /** Published under this code: it is shown, and stays. */
  readonly fixed: boolean;
  readonly taken: ReadonlySet<string>;
  /** Called when the input is left with a code that may be. */
  readonly onChange: (code: string) => void;
  readonly pattern?: RegExp;
  readonly badWord?: 'codeBad' | 'codeBadField';
}

const CODE = /^[a-z][a-z0-9_]{0,39}$/;

/** A code, changed as a whole when the input is left, so that everything that names it goes along once. */
export function CodeField({
  code,
  fixed,
  taken,
  onChange,
  pattern = CODE,
  badWord = 'codeBadField',
}: CodeFieldProps) {
  const t = useWords(words);
  const [typed, setTyped] = useState(code);
  useEffect(() => setTyped(code), [code]);
  const fault = !pattern.test(typed)
    ? t(badWord)
    : typed !== code && taken.has(typed)
      ? t('codeTaken')
      : undefined;
  return (
    <TextInput
      label={t('code')}
      description={fixed ? t('codeFixed') : t('codeHint')}
      value={typed}
      readOnly={fixed}
      variant={fixed ? 'filled' : 'default'}
      spellCheck={false}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (fault === undefined && typed !== code) onChange(typed);
      }}
      error={fault}
    />
  );
}
