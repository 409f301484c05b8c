import { NumberInput } from '@mantine/core';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly min?: number;
  readonly max?: number;
  readonly decimals?: number;
}

/** A number that may be left out. */
export function NumberField({ label, value, onChange, min, max, decimals = 0 }: NumberFieldProps) {
  return (
    <NumberInput
      label={label}
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
      decimalScale={decimals}
      decimalSeparator=","
      thousandSeparator="."
      hideControls
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
    />
  );
}
