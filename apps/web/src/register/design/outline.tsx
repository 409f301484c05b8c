import type { Field, FieldType } from '@binhdang/domain/register';
import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import { IconAlertTriangle, IconGripVertical, IconPencil, IconPlus } from '@tabler/icons-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import classes from './design.module.css';
import { useDesigner } from './design-context.ts';
import { addField, addSection, inVietnamese, moveField, placeOf, type Section, stepField } from './edits.ts';
import { FIELD_TYPES } from './type-names.ts';
import { words } from './words.ts';

/** Where a dragged field would fall: before the `at`th of a section. */
interface Target {
  readonly section: number;
  readonly at: number;
}

/** Sections and fields in order of the form; moved by dragging, by Alt and arrows, or by the buttons of a field. */
export function Outline() {
  const t = useWords(words);
  const { definition, edit, choose } = useDesigner();
  const [dragged, setDragged] = useState<string>();
  const [target, setTarget] = useState<Target>();
  const drop = () => {
    if (dragged !== undefined && target !== undefined) edit((now) => moveField(now, dragged, target));
    setDragged(undefined);
    setTarget(undefined);
  };
  const over = (event: DragEvent, next: Target) => {
    if (dragged === undefined) return;
    event.preventDefault();
    if (next.section !== target?.section || next.at !== target.at) setTarget(next);
  };
  return (
    <nav aria-label={t('outline')} className={classes.outline}>
      <Text size="xs" c="dimmed">
        {t('dragHint')}
      </Text>
      {definition.sections.map((section, at) => (
        <OutlineSection
          // biome-ignore lint/suspicious/noArrayIndexKey: a section has nothing but its place
          key={at}
          section={section}
          at={at}
          target={target?.section === at ? target.at : undefined}
          onDrag={setDragged}
          onOver={over}
          onDrop={drop}
        />
      ))}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => {
          edit((now) => addSection(now, inVietnamese(undefined, t('newSection'))));
          choose({ part: 'section', code: String(definition.sections.length) });
        }}
      >
        {t('addSection')}
      </Button>
    </nav>
  );
}

interface OutlineSectionProps {
  readonly section: Section;
  readonly at: number;
  readonly target: number | undefined;
  readonly onDrag: (code: string | undefined) => void;
  readonly onOver: (event: DragEvent, target: Target) => void;
  readonly onDrop: () => void;
}

function OutlineSection({ section, at, target, onDrag, onOver, onDrop }: OutlineSectionProps) {
  const t = useWords(words);
  const say = useSay();
  const { chosen, choose, findings } = useDesigner();
  const faulty = findings.some(({ part, code }) => part === 'section' && code === String(at));
  const name = say(section.name) || t('section');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; the same is done by keys and buttons
    <div
      className={classes.outlineSection}
      onDragOver={(event) => {
        if (section.fields.length === 0) onOver(event, { section: at, at: 0 });
      }}
      onDrop={onDrop}
    >
      <div className={classes.outlineHead}>
        <strong>
          {name}
          {faulty && <IconAlertTriangle size={15} aria-hidden className={classes.faultMark} />}
        </strong>
        <ActionIcon
          size="md"
          aria-label={`${t('section')}: ${name}`}
          aria-pressed={chosen?.part === 'section' && chosen.code === String(at)}
          onClick={() => choose({ part: 'section', code: String(at) })}
        >
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
      </div>
      {section.fields.length === 0 && (
        <Text size="sm" c="dimmed" px="xs">
          {t('emptySection')}
        </Text>
      )}
      <ul className={classes.outlineFields}>
        {section.fields.map((field, place) => (
          <OutlineField
            key={field.code}
            field={field}
            place={{ section: at, at: place }}
            before={target === place}
            after={target === place + 1 && place === section.fields.length - 1}
            onDrag={onDrag}
            onOver={onOver}
          />
        ))}
      </ul>
      <AddField section={at} name={name} />
    </div>
  );
}

interface OutlineFieldProps {
  readonly field: Field;
  readonly place: Target;
  readonly before: boolean;
  readonly after: boolean;
  readonly onDrag: (code: string | undefined) => void;
  readonly onOver: (event: DragEvent, target: Target) => void;
}

function OutlineField({ field, place, before, after, onDrag, onOver }: OutlineFieldProps) {
  const t = useWords(words);
  const say = useSay();
  const { chosen, choose, edit, findings } = useDesigner();
  const { code } = field;
  const { icon: Icon, name: typeName } = FIELD_TYPES[field.type];
  const faulty = findings.some((one) => one.part === 'field' && one.code === code);
  const move = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    edit((now) => stepField(now, code, event.key === 'ArrowUp' ? -1 : 1));
    // The row is drawn anew at its new place.
    requestAnimationFrame(() => document.getElementById(`outline-${code}`)?.focus());
  };
  const overHere = (event: DragEvent<HTMLElement>) => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const lower = event.clientY > top + height / 2;
    onOver(event, { section: place.section, at: place.at + (lower ? 1 : 0) });
  };
  return (
    <li
      draggable
      className={classes.outlineField}
      data-before={before || undefined}
      data-after={after || undefined}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', code);
        onDrag(code);
      }}
      onDragEnd={() => onDrag(undefined)}
      onDragOver={overHere}
    >
      <IconGripVertical size={14} aria-hidden className={classes.grip} />
      <button
        type="button"
        id={`outline-${code}`}
        className={classes.outlineButton}
        aria-pressed={chosen?.part === 'field' && chosen.code === code}
        title={say(typeName)}
        onClick={() => choose({ part: 'field', code })}
        onKeyDown={move}
      >
        <Icon size={16} />
        <span>
          {say(field.name) || t('field')}
          {field.required === true && <span aria-hidden> *</span>}
        </span>
        {(field.shownWhen !== undefined || typeof field.required === 'string') && (
          <small>{t('whenCondition')}</small>
        )}
        {faulty && <IconAlertTriangle size={15} aria-hidden className={classes.faultMark} />}
      </button>
    </li>
  );
}

function AddField({ section, name }: { readonly section: number; readonly name: string }) {
  const t = useWords(words);
  const say = useSay();
  const { definition, edit, chosen, choose } = useDesigner();
  const add = (type: FieldType) => {
    const after =
      chosen?.part === 'field' && placeOf(definition, chosen.code).section === section
        ? chosen.code
        : undefined;
    const made = addField(definition, type, inVietnamese(undefined, say(FIELD_TYPES[type].name)), {
      section,
      after,
    });
    edit(() => made.definition);
    choose({ part: 'field', code: made.code });
  };
  return (
    <Menu position="bottom-start" width={300}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          aria-label={t('addFieldTo', { name })}
        >
          {t('addField')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} className={classes.menu ?? ''}>
        {(Object.keys(FIELD_TYPES) as FieldType[]).map((type) => {
          const { name: typeName, about, icon: Icon } = FIELD_TYPES[type];
          return (
            <Menu.Item key={type} leftSection={<Icon size={18} />} onClick={() => add(type)}>
              {say(typeName)}
              <Text size="xs" c="dimmed">
                {say(about)}
              </Text>
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
