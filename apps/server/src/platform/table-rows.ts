/**
 * Rows of somebody's Excel or CSV file, one after the other, so that a file of any length takes little memory. Cells
 * keep what they are: a date of Excel is a day, a formula its value.
 */
import type { CivilDate } from '@binhdang/domain';
import { type CellValue, readXlsx, streamXlsxRows } from 'hucre';
import { streamCsvRows } from 'hucre/csv';
import { ExcelReadError } from './excel.ts';

export type FileCell = string | number | boolean | { readonly day: CivilDate } | null;

export interface FileRow {
  /** As people count it: the first row is 1. */
  readonly number: number;
  readonly cells: readonly FileCell[];
}

export interface TableFile {
  readonly sheets: readonly string[];
  rows(sheet: string): AsyncIterable<FileRow>;
}

/** Told by content. @throws ExcelReadError when it is neither a workbook nor text in UTF-8 */
export async function openTable(bytes: Uint8Array): Promise<TableFile> {
  return isZip(bytes) ? openWorkbook(bytes) : openCsv(bytes);
}

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

async function openWorkbook(bytes: Uint8Array): Promise<TableFile> {
  const sheets: string[] = [];
  try {
    await readXlsx(bytes, {
      sheets: ({ name }) => {
        sheets.push(name);
        return false;
      },
    });
  } catch (error) {
    throw new ExcelReadError('not a readable workbook', { cause: error });
  }
  return {
    sheets,
    async *rows(sheet) {
      try {
        for await (const { index, values } of streamXlsxRows(bytes, { sheet }))
          yield { number: index + 1, cells: values.map(cellOf) };
      } catch (error) {
        throw new ExcelReadError('not a readable sheet', { cause: error });
      }
    },
  };
}

/** A text file is one sheet without a name. */
const CSV_SHEET = '';

function openCsv(bytes: Uint8Array): TableFile {
  const text = decoded(bytes);
  return {
    sheets: [CSV_SHEET],
    async *rows() {
      let number = 0;
      for (const values of streamCsvRows(text)) {
        number++;
        yield { number, cells: values.map((value) => armed(cellOf(value))) };
      }
    },
  };
}

function decoded(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch (error) {
    throw new ExcelReadError('no text in UTF-8', { cause: error });
  }
  throw new ExcelReadError('no text');
}

function cellOf(value: CellValue | undefined): FileCell {
  if (value === null || value === undefined) return null;
  if (!(value instanceof Date)) return value as string | number | boolean;
  // A time of day may come out a moment before midnight.
  const time = new Date(value.getTime() + 500);
  return Number.isNaN(time.getTime()) ? null : { day: time.toISOString().slice(0, 10) };
}

/** Beginnings that a spreadsheet takes for a formula; and the mark itself, so that it is taken off once only. */
const RISKY = /^[=+\-@\t\r']/;

/** Text that no spreadsheet runs as a formula when it opens a CSV file. */
export const disarmed = (text: string): string => (RISKY.test(text) ? `'${text}` : text);

const armed = (cell: FileCell): FileCell =>
  typeof cell === 'string' && cell.startsWith("'") && RISKY.test(cell.slice(1)) ? cell.slice(1) : cell;
