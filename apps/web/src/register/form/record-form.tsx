/** The form that a register's definition describes: every field, controlled by what is around it. */
import type { CivilDate } from '@binhdang/domain';
import type { Axis, Field, RecordFault, RecordRules, RecordValues } from '@binhdang/domain/register';
import {
  type FocusEvent,
  type KeyboardEvent,
  memo,
  type ReactNode,
  useCallback,
  useDeferredValue,
  useId,
  useMemo,
  useRef,
} from 'react';
import { useSay } from '../../app/i18n.tsx';
import { ComputedField } from './computed-field.tsx';
import type { Entered, Names } from './entered.ts';
import { byField, sameFaults } from './fault-model.ts';
import { describedBy, FieldFrame } from './field-frame.tsx';
import { FileField } from './file-field.tsx';
import classes from './form.module.css';
import { FormContext, type FormContextValue, type FormSources, onlineSources } from './form-context.ts';
import { GridField } from './grid-field.tsx';
import { ReferenceInput } from './inputs/reference-input.tsx';
import { isGroup, needsNames, SimpleInput } from './inputs/simple-input.tsx';
import { pathId, STOPS } from './path-id.ts';
import { spanOf } from './span.ts';
import { TableField } from './table-field.tsx';

export interface RecordFormProps {
  readonly rules: RecordRules;
  readonly axes: ReadonlyMap<string, Axis>;
  /** The working day: what is short of a year is of this one. */
  readonly today: CivilDate;
  /** What stands in the form; hidden fields keep theirs until the record is saved. */
  readonly values: Entered;
  /** Words of ids in the values: bodies, places, linked records, files. */
  readonly names: Names;
  /** A field was changed; with the words of what was chosen. Need not be stable. */
  readonly onChange: (code: string, value: unknown, names?: Names) => void;
  /** A field was left: now is the time to check it. */
  readonly onLeave?: (code: string) => void;
  /** Messages to show, those of tables at "rows.2.copies" by the row on screen. */
  readonly faults?: readonly RecordFault[];
  /** The body that files belong to; without it none can be uploaded (as in a preview). */
  readonly bodyId?: string | undefined;
  /** Where bodies, places and records are found; by default the server. */
  readonly sources?: FormSources;
  /** Beginning of the ids of inputs; give it to `focusPath` and `FaultSummary`. */
  readonly formId?: string;
  /** What else a field says, beneath it: a mark that it was filled in beforehand. */
  readonly notes?: ReadonlyMap<string, ReactNode>;
}

const NONE: readonly RecordFault[] = [];
const NO_NAMES: Names = {};

export function RecordForm(props: RecordFormProps) {
  const { rules, values, names, faults = NONE } = props;
  const ownId = useId();
  const formId = props.formId ?? ownId;
  const change = useLatest(props.onChange);
  const leave = useLatest(props.onLeave ?? nothing);
  // What depends on other fields may come a moment after the letter that was typed.
  const settled = useDeferredValue(values);
  const record = useMemo(() => rules.normalise(settled), [rules, settled]);
  const grouped = useMemo(() => byField(faults), [faults]);
  const say = useSay();
  const section = rules.definition.sections;
  return (
    <FormProvider {...props}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a short cut beside Tab, heard as it bubbles from the inputs */}
      <div className={classes.form} onKeyDown={moveOn}>
        {section.map(({ name, fields }) => {
          const shown = fields.filter((field) => rules.isShown(field, record));
          if (shown.length === 0) return null;
          return (
            <section key={name.vi} className={classes.section} aria-label={say(name)}>
              <h2 className={classes.sectionTitle}>{say(name)}</h2>
              <div className={classes.fields}>
                {shown.map((field) => (
                  <FormField
                    key={field.code}
                    field={field}
                    id={pathId(formId, [field.code])}
                    value={entryOf(field, values, record)}
                    names={needsNames(field.type) ? names : NO_NAMES}
                    required={rules.isRequired(field, record)}
                    faults={grouped.get(field.code) ?? NONE}
                    note={props.notes?.get(field.code)}
                    span={spanOf(field, rules.definition.lists)}
                    onChange={change}
                    onLeave={leave}
                  />
                ))}
              </div>
            </section>
          );
        })}
      </div>
    </FormProvider>
  );
}

type ProviderProps = Pick<RecordFormProps, 'rules' | 'axes' | 'today' | 'bodyId' | 'sources'> & {
  readonly children: ReactNode;
};

/** What inputs need around them where they stand outside of a RecordForm. */
export function FormProvider({
  rules,
  axes,
  today,
  bodyId,
  sources = onlineSources,
  children,
}: ProviderProps) {
  const { lists } = rules.definition;
  const context = useMemo(
    (): FormContextValue => ({ lists, axes, today, bodyId, sources }),
    [lists, axes, today, bodyId, sources],
  );
  return <FormContext value={context}>{children}</FormContext>;
}

const nothing = () => undefined;

/** A function that stays the same and calls the latest, so that fields are drawn only when something of theirs changes. */
function useLatest<A extends unknown[]>(callback: (...args: A) => void): (...args: A) => void {
  const latest = useRef(callback);
  latest.current = callback;
  return useCallback((...args: A) => latest.current(...args), []);
}

const entryOf = (field: Field, values: Entered, record: RecordValues): unknown =>
  field.type === 'computed' ? record[field.code] : values[field.code];

interface FormFieldProps {
  readonly field: Field;
  readonly id: string;
  readonly value: unknown;
  readonly names: Names;
  readonly required: boolean;
  readonly faults: readonly RecordFault[];
  readonly note: ReactNode;
  readonly span: 'small' | 'medium' | 'whole';
  readonly onChange: (code: string, value: unknown, names?: Names) => void;
  readonly onLeave: (code: string) => void;
}

const FormField = memo(
  function FormField(props: FormFieldProps) {
    const { field, id, required, faults, span, onLeave } = props;
    const left = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      if (!currentTarget.contains(relatedTarget)) onLeave(field.code);
    };
    if (field.type === 'computed')
      return (
        <div className={classes.field} data-span={span}>
          <ComputedField field={field} id={id} value={props.value} />
        </div>
      );
    // Messages of a table's cells stand in the cells.
    const own = field.type === 'table' ? faults.filter(({ path }) => path === field.code) : faults;
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: only hears that the inputs inside were left
      <div className={classes.field} data-span={span} data-path={field.code} onBlur={left}>
        <FieldFrame
          id={id}
          name={field.name}
          hint={field.hint}
          required={required}
          group={isGroup(field)}
          faults={own}
        >
          <FieldInput {...props} />
        </FieldFrame>
        {props.note}
      </div>
    );
  },
  (a, b) =>
    Object.is(a.value, b.value) &&
    a.field === b.field &&
    a.id === b.id &&
    a.names === b.names &&
    a.required === b.required &&
    a.span === b.span &&
    a.note === b.note &&
    sameFaults(a.faults, b.faults),
);

function FieldInput({ field, id, value, names, required, faults, onChange }: FormFieldProps) {
  const change = (next: unknown, more?: Names) => onChange(field.code, next, more);
  const described = describedBy(id, { hint: field.hint !== undefined, faults: faults.length > 0 });
  const invalid = faults.some(({ severity }) => severity === 'error');
  switch (field.type) {
    case 'computed':
      return null;
    case 'table':
      return (
        <TableField field={field} id={id} value={value} names={names} faults={faults} onChange={change} />
      );
    case 'grid':
      return (
        <GridField
          field={field}
          id={id}
          value={value}
          invalid={invalid}
          required={required}
          describedBy={described}
          onChange={change}
        />
      );
    case 'file':
      return <FileField field={field} id={id} value={value} names={names} onChange={change} />;
    default: {
      const input = { id, value, names, onChange: change, invalid, required, describedBy: described };
      return field.type === 'link' ? (
        <ReferenceInput {...input} field={field} />
      ) : (
        <SimpleInput {...input} field={field} />
      );
    }
  }
}

/** Enter goes on to the next input, as officials know it from spreadsheets; in a text of several lines it is a new line. */
function moveOn(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
    return;
  // Enter ends a letter that is being composed.
  if (event.nativeEvent.isComposing) return;
  const here = event.target;
  if (!(here instanceof HTMLInputElement || here instanceof HTMLSelectElement)) return;
  event.preventDefault();
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(STOPS)].filter(
    (one) =>
      one.offsetParent !== null && !(isRadio(one) && isRadio(here) && one.name === here.name && one !== here),
  );
  const at = stops.indexOf(here);
  const next = stops.at(event.shiftKey ? Math.max(0, at - 1) : at + 1);
  if (next === undefined) {
    // After the last field comes the button that sends.
    here.form?.querySelector<HTMLElement>('button[type="submit"]')?.focus();
    return;
  }
  next.focus();
  if (next instanceof HTMLInputElement && next.type === 'text') next.select();
}

const isRadio = (element: HTMLElement): element is HTMLInputElement =>
  element instanceof HTMLInputElement && element.type === 'radio';
