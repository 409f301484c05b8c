/** What every part of a report's page needs beside itself. */
import type { report } from '@binhdang/contract';
import { createContext, useContext } from 'react';
import type { ReportDraft } from './use-report-draft.ts';

/** A number or sentence whose source is looked at. */
export interface Traced {
  readonly name: string;
  readonly keys: readonly string[];
  /** Where it stands, so that it can be remarked on. */
  readonly part: string;
  /** "row/column", from 0. */
  readonly cell?: string;
}

export interface Desk {
  readonly page: report.ReportPage;
  readonly draft: ReportDraft;
  readonly remarks: readonly report.ReportRemark[];
  /** The person checks the version shown. */
  readonly judging: boolean;
  readonly unverified: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
  readonly trace: (traced: Traced) => void;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

/** @throws Error outside of a report's page */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('a part stands outside of a report');
  return desk;
}
