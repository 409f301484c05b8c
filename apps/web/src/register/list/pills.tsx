/** A choice among a few, each with how many it would show. */
import { formatNumber } from '@binhdang/domain';
import { UnstyledButton } from '@mantine/core';
import { useLanguage } from '../../app/i18n.tsx';
import classes from './pills.module.css';

interface PillsProps<T extends string> {
  /** What is chosen; read by screen readers. */
  readonly label: string;
  readonly choices: readonly {
    readonly value: T | undefined;
    readonly name: string;
    readonly count: number;
  }[];
  readonly chosen: T | undefined;
  /** A second press on what is chosen takes it back. */
  readonly onChange: (value: T | undefined) => void;
}

export function Pills<T extends string>({ label, choices, chosen, onChange }: PillsProps<T>) {
  const { language } = useLanguage();
  return (
    <fieldset className={`${classes.pills} no-print`}>
      <legend className="visually-hidden">{label}</legend>
      {choices.map(({ value, name, count }) => (
        <UnstyledButton
          key={name}
          className={classes.pill}
          aria-pressed={chosen === value}
          onClick={() => onChange(chosen === value ? undefined : value)}
        >
          {name} <b>{formatNumber(count, language)}</b>
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
