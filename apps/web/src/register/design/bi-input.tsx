import type { BiText } from '@binhdang/domain/register';
import { Textarea, TextInput } from '@mantine/core';
import { useWords } from '../../app/i18n.tsx';
import classes from './design.module.css';
import { inVietnamese } from './edits.ts';
import { words } from './words.ts';

interface BiInputProps {
  readonly label: string;
  readonly description?: string;
  readonly value: BiText | undefined;
  readonly onChange: (value: BiText) => void;
  readonly onLeave?: () => void;
  readonly required?: boolean;
  readonly rows?: number;
}

/** A text in both languages; English left empty follows the Vietnamese. */
export function BiInput({
  label,
  description,
  value,
  onChange,
  onLeave,
  required = false,
  rows = 1,
}: BiInputProps) {
  const t = useWords(words);
  const vi = value?.vi ?? '';
  const en = value === undefined || value.en === value.vi ? '' : value.en;
  const lines = rows > 1 ? { autosize: true, minRows: rows, maxRows: 12 } : {};
  const Input = rows > 1 ? Textarea : TextInput;
  return (
    <div className={classes.bi}>
      <Input
        {...lines}
        label={label}
        description={description}
        required={required}
        value={vi}
        onChange={(event) => onChange(inVietnamese(value, event.currentTarget.value))}
        {...(onLeave === undefined ? {} : { onBlur: onLeave })}
      />
      <Input
        {...lines}
        label={t('english')}
        aria-label={t('englishOf', { label })}
        placeholder={vi === '' ? t('englishHint') : vi}
        value={en}
        onChange={(event) => onChange({ vi, en: event.currentTarget.value || vi })}
      />
    </div>
  );
}
