/** Fields of the filters that several screens have. */
import { Select } from '@mantine/core';
import { useWords } from '../app/i18n.tsx';
import { useKindName } from './body-kinds.ts';
import { useOptions } from './choices.ts';
import { words } from './words.ts';

interface FieldProps {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

interface OfPlanProps extends FieldProps {
  /** Narrows what may be chosen. */
  readonly planId: string | undefined;
}

/** Not there for those who see the work of one plan only. */
export function PlanField({ value, onChange }: FieldProps) {
  const t = useWords(words);
  const options = useOptions(value);
  if (!options.manyPlans) return null;
  return (
    <Select
      label={t('plan')}
      data={options.plans}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      clearable
      placeholder={t('allPlans')}
    />
  );
}

/** Not there for those who see the work of one body only. */
export function BodyField({ value, onChange, planId }: OfPlanProps) {
  const t = useWords(words);
  const options = useOptions(planId);
  if (!options.manyBodies) return null;
  return (
    <Select
      label={t('body')}
      data={options.bodies}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      searchable
      clearable
      limit={60}
      placeholder={t('all')}
    />
  );
}

export function SectionField({ value, onChange, planId }: OfPlanProps) {
  const t = useWords(words);
  const options = useOptions(planId);
  return (
    <Select
      label={t('section')}
      data={options.sections}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      searchable
      clearable
      placeholder={t('all')}
    />
  );
}

/** Kinds of the bodies that the person sees; not there if it is one kind. */
export function KindField({ value, onChange, planId }: OfPlanProps) {
  const t = useWords(words);
  const kindName = useKindName();
  const options = useOptions(planId);
  if (options.kinds.length < 2) return null;
  return (
    <Select
      label={t('bodyKind')}
      data={options.kinds.map((kind) => ({ value: kind, label: kindName(kind) }))}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      clearable
      placeholder={t('all')}
    />
  );
}
