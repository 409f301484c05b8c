/** What every part of the designer works with. */
import type { DesignPart, Field } from '@binhdang/domain/register';
import { fieldsOf } from '@binhdang/domain/register';
import { createContext, useContext, useMemo } from 'react';
import type { Design, DesignState } from './use-design.ts';

/** What is opened for editing: a field, a section by its place, a list, a check, a measure. */
export interface Chosen {
  readonly part: DesignPart;
  readonly code: string;
}

export interface DesignContextValue extends DesignState {
  readonly design: Design;
  readonly chosen: Chosen | undefined;
  readonly choose: (chosen: Chosen | undefined) => void;
}

export const DesignContext = createContext<DesignContextValue | undefined>(undefined);

/** @throws Error outside of the designer */
export function useDesigner(): DesignContextValue {
  const context = useContext(DesignContext);
  if (context === undefined) throw new Error('a part of the designer stands outside of it');
  return context;
}

/** All fields of the draft by code. */
export function useFields(): ReadonlyMap<string, Field> {
  const { definition } = useDesigner();
  return useMemo(() => new Map(fieldsOf(definition).map((field) => [field.code, field])), [definition]);
}
