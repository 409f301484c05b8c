/** The form of the samples. */
export type Severity = 'error' | 'warning';
export type Entered = Readonly<Record<string, unknown>>;

export interface Sample {
  readonly register: string;
  /** Records without error, each with the totals that a person counts in it: exactly these measures, no others. */
  readonly right: readonly {
    readonly record: Entered;
    readonly counts: Readonly<Record<string, number>>;
    /** of which, by breakdown: `{ 'event_participants sex=female': 60 }` */
    readonly cells?: Readonly<Record<string, number>>;
  }[];
  /** Changes to the first right record (or that of `of`), each with all faults that it makes. */
  readonly wrong: readonly {
    readonly of?: number;
    readonly change: Entered;
    readonly faults: Readonly<Record<string, Severity>>;
  }[];
}

export const year = (of: number) => ({ kind: 'year', year: of, index: 1 });
export const quarter = (of: number, index: number) => ({ kind: 'quarter', year: of, index });
export const month = (of: number, index: number) => ({ kind: 'month', year: of, index });
