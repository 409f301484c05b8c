import { formatMoney } from '@binhdang/domain';
import type { SimpleField } from '@binhdang/domain/register';
import { useState } from 'react';
import { useSay, useWords } from '../../../app/i18n.tsx';
import classes from '../form.module.css';
import { shownNumber, typedMoney, typedNumber } from '../typed.ts';
import { words } from '../words.ts';
import { controlProps, type InputProps } from './input-props.ts';

type NumberField = Extract<SimpleField, { type: 'number' | 'money' }>;

/** From here on an amount is easier to read in millions. */
const MANY = 1_000_000;

/** A number or an amount, typed the Vietnamese way; put in order when the field is left. */
export function NumberInput(props: InputProps<NumberField>) {
  const { field, value, onChange } = props;
  const t = useWords(words);
  const say = useSay();
  // While somebody types, their own writing stands; otherwise the value in good order.
  const [typing, setTyping] = useState<string>();
  const money = field.type === 'money';
  const decimals = field.type === 'number' ? (field.decimals ?? 0) : 0;
  const unit = field.type === 'number' ? say(field.unit) : t('dong');
  return (
    <div className={classes.withUnit}>
      <input
        {...controlProps(props)}
        className={classes.control}
        type="text"
        inputMode={money || decimals > 0 ? 'text' : 'numeric'}
        autoComplete="off"
        placeholder={money ? t('moneyExample') : undefined}
        value={typing ?? shownNumber(value, decimals)}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyping(text);
          onChange(money ? typedMoney(text) : typedNumber(text));
        }}
        onBlur={() => setTyping(undefined)}
      />
      <span className={classes.unit}>
        {unit}
        {money && typeof value === 'number' && value >= MANY && (
          <span className={classes.inWords}>
            {' '}
            = {formatMoney(value, value >= 1000 * MANY ? 'tỷ đồng' : 'triệu đồng')}
          </span>
        )}
      </span>
    </div>
  );
}
