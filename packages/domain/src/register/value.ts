/** What a record holds: values by field code, as they travel in JSON. An empty field is absent. */
import type { Period } from '../time/index.ts';

/** Counts by cell key, '' for the total; see grid.ts. */
export type GridValue = Readonly<Record<string, number>>;
export type SimpleValue = string | number | boolean | Period | readonly string[];
export type RowValue = Readonly<Record<string, SimpleValue>>;
export type FieldValue = SimpleValue | GridValue | readonly RowValue[];
export type RecordValues = Readonly<Record<string, FieldValue>>;
