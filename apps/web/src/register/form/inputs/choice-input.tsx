import type { Choice, SimpleField } from '@binhdang/domain/register';
import { useSay, useWords } from '../../../app/i18n.tsx';
import { listOf } from '../entered.ts';
import classes from '../form.module.css';
import { useFormContext } from '../form-context.ts';
import { words } from '../words.ts';
import { controlProps, groupProps, type InputProps } from './input-props.ts';

type ChoiceField = Extract<SimpleField, { type: 'choice' }>;
type ChoicesField = Extract<SimpleField, { type: 'choices' }>;
type YesNoField = Extract<SimpleField, { type: 'yes_no' }>;

/** A retired choice is offered only where it was chosen. */
function offeredOf(list: readonly Choice[], chosen: readonly string[]): readonly Choice[] {
  return list.filter(({ code, retired }) => retired !== true || chosen.includes(code));
}

/** Few short choices are seen at once and picked with one press. */
function fitsInLine(list: readonly Choice[]): boolean {
  return list.length <= 3 && list.reduce((sum, { name }) => sum + name.vi.length, 0) <= 36;
}

/** One of a list: side by side where few, otherwise the device's own list, which is quick by keyboard and by thumb. */
export function ChoiceInput(props: InputProps<ChoiceField>) {
  const { field, value, onChange } = props;
  const t = useWords(words);
  const say = useSay();
  const { lists } = useFormContext();
  const chosen = typeof value === 'string' ? value : '';
  const offered = offeredOf(lists[field.list] ?? [], [chosen]);
  const nameOf = (choice: Choice) =>
    choice.retired === true ? t('retiredChoice', { name: say(choice.name) }) : say(choice.name);
  if (fitsInLine(offered) && props.label === undefined)
    return (
      <Radios
        input={props}
        options={offered.map((choice) => ({ key: choice.code, name: nameOf(choice) }))}
        chosen={chosen === '' ? undefined : chosen}
        onChoose={onChange}
      />
    );
  return (
    <select
      {...controlProps(props)}
      className={classes.control}
      value={chosen}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? undefined : currentTarget.value)}
    >
      <option value="">{t('choose')}</option>
      {chosen !== '' && !offered.some(({ code }) => code === chosen) && (
        <option value={chosen}>{chosen}</option>
      )}
      {offered.map((choice) => (
        <option key={choice.code} value={choice.code}>
          {nameOf(choice)}
        </option>
      ))}
    </select>
  );
}

/** Yes or no; left open until answered. */
export function YesNoInput(props: InputProps<YesNoField>) {
  const t = useWords(words);
  const { value, onChange } = props;
  return (
    <Radios
      input={props}
      options={[
        { key: 'true', name: t('yes') },
        { key: 'false', name: t('no') },
      ]}
      chosen={typeof value === 'boolean' ? String(value) : undefined}
      onChoose={(key) => onChange(key === undefined ? undefined : key === 'true')}
    />
  );
}

interface RadiosProps {
  readonly input: InputProps;
  readonly options: readonly { readonly key: string; readonly name: string }[];
  readonly chosen: string | undefined;
  readonly onChoose: (key: string | undefined) => void;
}

function Radios({ input, options, chosen, onChoose }: RadiosProps) {
  const t = useWords(words);
  const { id } = input;
  return (
    <div
      className={classes.inline}
      role="radiogroup"
      aria-required={input.required === true ? true : undefined}
      {...groupProps(input)}
    >
      {options.map(({ key, name }, at) => (
        <label key={key} className={classes.option}>
          <input
            type="radio"
            // The first takes the id, so that jumping to the field finds it.
            id={at === 0 ? id : undefined}
            name={id}
            checked={chosen === key}
            aria-invalid={input.invalid === true ? true : undefined}
            onChange={() => onChoose(key)}
          />
          {name}
        </label>
      ))}
      {chosen !== undefined && input.required !== true && (
        <button
          type="button"
          className={classes.textButton}
          tabIndex={-1}
          onClick={() => onChoose(undefined)}
        >
          {t('clear')}
        </button>
      )}
    </div>
  );
}

/** Several of a list. */
export function ChoicesInput(props: InputProps<ChoicesField>) {
  const { field, id, value, onChange } = props;
  const t = useWords(words);
  const say = useSay();
  const { lists } = useFormContext();
  const list = lists[field.list] ?? [];
  const chosen = listOf(value);
  const toggle = (code: string, on: boolean) => {
    const next = on ? [...chosen, code] : chosen.filter((one) => one !== code);
    // In order of the list, whatever the order in which they were ticked.
    const ordered = list.map((choice) => choice.code).filter((one) => next.includes(one));
    onChange(ordered.length === 0 ? undefined : ordered);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend of its own; the label lies beside
    <div className={classes.boxes} role="group" {...groupProps(props)}>
      {offeredOf(list, chosen).map((choice, at) => (
        <label key={choice.code} className={classes.option}>
          <input
            type="checkbox"
            id={at === 0 ? id : undefined}
            checked={chosen.includes(choice.code)}
            aria-invalid={props.invalid === true && at === 0 ? true : undefined}
            onChange={({ currentTarget }) => toggle(choice.code, currentTarget.checked)}
          />
          {choice.retired === true ? t('retiredChoice', { name: say(choice.name) }) : say(choice.name)}
        </label>
      ))}
    </div>
  );
}
