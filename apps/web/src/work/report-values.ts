/** What is typed into a report, and how it becomes what is sent. Figures stay text until then. */
import type { BodyInputOf, files, work } from '@binhdang/contract';
import { formatNumber, parseNumber } from '@binhdang/domain';

type State = work.Progress['state'];

export interface ReportValues {
  state: State;
  percent: number | '';
  narrative: string;
  figures: { label: string; value: string; unit: string }[];
  doneOn: string | null;
  occurrenceId: string | null;
  files: files.StoredFile[];
  /** Ids of the records that the report rests on. */
  records: string[];
}

/** An empty report: for the earliest open due day, on the way. */
export function newReport(obligation: work.Obligation): ReportValues {
  return {
    state: 'in_progress',
    percent: obligation.percent ?? '',
    narrative: '',
    figures: [],
    doneOn: null,
    occurrenceId: obligation.occurrences.find(({ doneOn }) => doneOn === null)?.id ?? null,
    files: [],
    records: [],
  };
}

/** A report already sent, to be corrected. */
export function reportValues(progress: work.Progress): ReportValues {
  return {
    state: progress.state,
    percent: progress.percent ?? '',
    narrative: progress.narrative,
    figures: progress.figures.map(({ label, value, unit }) => ({
      label,
      value: formatNumber(value, 'vi', 20).replaceAll('.', ''),
      unit,
    })),
    doneOn: progress.doneOn,
    occurrenceId: progress.occurrenceId,
    files: progress.evidence.map(({ fileId, name, mediaType, sizeBytes }) => ({
      id: fileId,
      name,
      mediaType,
      sizeBytes,
      sha256: '',
    })),
    records: progress.records.flatMap(({ recordId, status, deleted }) =>
      recordId !== null && !deleted && (status === 'submitted' || status === 'verified') ? [recordId] : [],
    ),
  };
}

export type ReportFault = 'needed' | 'badNumber';

/** What is missing or no number, by the field's path. */
export function reportFaults(values: ReportValues): Record<string, ReportFault> {
  const faults: Record<string, ReportFault> = {};
  if (values.narrative.trim() === '') faults.narrative = 'needed';
  if (values.state === 'done' && values.doneOn === null) faults.doneOn = 'needed';
  values.figures.forEach(({ label, value }, index) => {
    if (label.trim() === '') faults[`figures.${index}.label`] = 'needed';
    if (value.trim() === '') faults[`figures.${index}.value`] = 'needed';
    else if (parseNumber(value) === undefined) faults[`figures.${index}.value`] = 'badNumber';
  });
  return faults;
}

/** What is sent, without the version. Only for values without faults. */
export function reportBody(
  values: ReportValues,
  measurable: boolean,
): Omit<BodyInputOf<typeof work.report>, 'version'> {
  return {
    state: values.state,
    percent: measurable && values.percent !== '' ? values.percent : null,
    narrative: values.narrative,
    figures: values.figures.map(({ label, value, unit }) => ({
      label,
      value: parseNumber(value) ?? 0,
      unit,
    })),
    doneOn: values.state === 'done' ? values.doneOn : null,
    occurrenceId: values.occurrenceId,
    evidence: values.files.map(({ id }) => ({ fileId: id, caption: null })),
    records: values.records,
  };
}
