/** What is wrong with a field and what to do, as one would say it to a colleague; from the checks of the contract. */
import type { Words } from '@binhdang/contract';
import type { z } from 'zod';
import en from 'zod/v4/locales/en.js';
import vi from 'zod/v4/locales/vi.js';

type Issue = z.core.$ZodIssue;

const NEEDED: Words = { vi: 'Cần điền mục này.', en: 'Please fill this in.' };
const CHOOSE: Words = { vi: 'Hãy chọn trong danh sách.', en: 'Please choose from the list.' };

/** Formats that people type or choose; others (a key, a token) are said by the library. */
const FORMATS: Readonly<Record<string, Words>> = {
  email: {
    vi: 'Địa chỉ thư điện tử chưa đúng, ví dụ: ten@example.gov.vn.',
    en: 'This is no mail address; one looks like name@example.gov.vn.',
  },
  url: { vi: 'Địa chỉ trang chưa đúng, ví dụ: https://example.gov.vn.', en: 'This is no web address.' },
  uuid: CHOOSE,
  date: {
    vi: 'Hãy chọn ngày, hoặc gõ theo ngày/tháng/năm.',
    en: 'Please choose a date, or type it as day/month/year.',
  },
  datetime: { vi: 'Thời điểm chưa đúng.', en: 'This is no point in time.' },
};

/** The words for one issue. */
export function fieldWords(issue: Issue): Words {
  return said(issue) ?? byLibrary(issue);
}

function said(issue: Issue): Words | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue);
    case 'too_small':
      return atLeast(issue.origin, Number(issue.minimum), issue.inclusive ?? true);
    case 'too_big':
      return atMost(issue.origin, Number(issue.maximum), issue.inclusive ?? true);
    case 'invalid_format':
      return FORMATS[issue.format];
    case 'invalid_value':
      return CHOOSE;
    default:
      return undefined;
  }
}

function typeWords(issue: z.core.$ZodIssueInvalidType): Words | undefined {
  if (/received (undefined|null)|nhận được (undefined|null)/.test(issue.message)) return NEEDED;
  switch (issue.expected) {
    case 'int':
      return { vi: 'Cần là số nguyên.', en: 'This must be a whole number.' };
    case 'number':
      return { vi: 'Cần là một số.', en: 'This must be a number.' };
    default:
      return undefined;
  }
}

function atLeast(origin: string, least: number, inclusive: boolean): Words | undefined {
  switch (origin) {
    case 'string':
      return least <= 1
        ? NEEDED
        : { vi: `Cần ít nhất ${least} ký tự.`, en: `This needs at least ${least} characters.` };
    case 'number':
    case 'int':
      return inclusive
        ? { vi: `Không được nhỏ hơn ${least}.`, en: `This must not be less than ${least}.` }
        : { vi: `Phải lớn hơn ${least}.`, en: `This must be more than ${least}.` };
    case 'array':
      return { vi: `Cần chọn ít nhất ${least} mục.`, en: `Please choose at least ${least}.` };
    default:
      return undefined;
  }
}

function atMost(origin: string, most: number, inclusive: boolean): Words | undefined {
  switch (origin) {
    case 'string':
      return {
        vi: `Dài quá: nhiều nhất ${most} ký tự. Hãy viết ngắn lại.`,
        en: `Too long: at most ${most} characters. Please shorten it.`,
      };
    case 'number':
    case 'int':
      return inclusive
        ? { vi: `Không được lớn hơn ${most}.`, en: `This must not be more than ${most}.` }
        : { vi: `Phải nhỏ hơn ${most}.`, en: `This must be less than ${most}.` };
    case 'array':
      return { vi: `Nhiều nhất ${most} mục.`, en: `At most ${most}.` };
    default:
      return undefined;
  }
}

const inVietnamese = vi().localeError;
const inEnglish = en().localeError;

function byLibrary(issue: Issue): Words {
  const raw = issue as z.core.$ZodRawIssue;
  return {
    vi: spoken(inVietnamese(raw)) ?? issue.message,
    en: spoken(inEnglish(raw)) ?? issue.message,
  };
}

function spoken(message: string | { message: string } | undefined | null): string | undefined {
  return typeof message === 'string' ? message : message?.message;
}
