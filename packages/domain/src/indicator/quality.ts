/**
 * What looks wrong in values of indicators: impossible, jumping, unlike those of other bodies, unchanged for too long.
 * The rules are data; a finding asks for a look and changes nothing.
 */
import { z } from 'zod';
import type { BiText } from '../register/model.ts';
import { formatNumber } from '../text/index.ts';
import type { IndicatorDefinition } from './model.ts';

const common = { code: z.string().regex(/^[a-z][a-z0-9_]*$/), severity: z.enum(['error', 'warning']) };

export const QualityRule = z.discriminatedUnion('kind', [
  /** a share in which the part is more than the whole */
  z.object({ ...common, kind: z.literal('part_over_whole') }),
  /** outside what the value can be or usually is; only for the indicators named */
  z.object({
    ...common,
    kind: z.literal('outside'),
    indicators: z.array(z.string()).min(1),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  /** changed by more than so many percent against the period before, where both numerators are at least so much */
  z.object({
    ...common,
    kind: z.literal('jump'),
    percent: z.number().positive(),
    leastNumerator: z.number().min(0),
  }),
  /** further from the median of its peers than so many median deviations, where there are at least so many peers */
  z.object({
    ...common,
    kind: z.literal('unlike_peers'),
    deviations: z.number().positive(),
    leastPeers: z.number().int().min(4),
  }),
  /** numerator and denominator are the same for so many periods running: copied rather than counted */
  z.object({ ...common, kind: z.literal('unchanged'), periods: z.number().int().min(2) }),
]);
export type QualityRule = z.infer<typeof QualityRule>;

/** `catalog/quality-rules.json` */
export const QualityRules = z.object({ rules: z.array(QualityRule).min(1) });

/** A value with its parts; null is not known. */
export interface Observed {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface Series {
  /** the value in question */
  readonly now: Observed;
  /** earlier periods of the same body, the latest first */
  readonly earlier: readonly Observed[];
  /** known values of other bodies of the same level for the same period */
  readonly peers: readonly number[];
}

export interface QualityFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: BiText;
}

type Indicator = Pick<IndicatorDefinition, 'code' | 'kind' | 'factor' | 'unit'>;

/** Findings on one value; none on what is not known. */
export function lookAt(
  indicator: Indicator,
  series: Series,
  rules: readonly QualityRule[],
): QualityFinding[] {
  if (series.now.value === null) return [];
  return rules.flatMap((rule) => {
    const message = finding(rule, indicator, series, series.now.value ?? 0);
    return message ? [{ rule: rule.code, severity: rule.severity, message }] : [];
  });
}

function finding(rule: QualityRule, indicator: Indicator, series: Series, value: number): BiText | undefined {
  switch (rule.kind) {
    case 'part_over_whole':
      return partOverWhole(indicator, series.now);
    case 'outside':
      return rule.indicators.includes(indicator.code) ? outside(rule, value) : undefined;
    case 'jump':
      return jump(rule, series, value);
    case 'unlike_peers':
      return unlikePeers(rule, series.peers, value);
    case 'unchanged':
      return unchanged(rule.periods, series);
  }
}

/** Of percentages alone: boys per 100 girls may well be more than 100. */
function partOverWhole(
  { kind, factor, unit }: Indicator,
  { numerator, denominator }: Observed,
): BiText | undefined {
  if (kind !== 'ratio' || factor !== 100 || unit.vi !== '%') return undefined;
  if (numerator === null || denominator === null || numerator <= denominator) return undefined;
  const say = (language: 'vi' | 'en') => [numerator, denominator].map((one) => formatNumber(one, language));
  const [[part, whole], [partEn, wholeEn]] = [say('vi'), say('en')];
  return {
    vi: `Tử số (${part}) lớn hơn mẫu số (${whole}).`,
    en: `The numerator (${partEn}) is more than the denominator (${wholeEn}).`,
  };
}

function outside(
  { min, max }: { min?: number | undefined; max?: number | undefined },
  value: number,
): BiText | undefined {
  if (min !== undefined && value < min)
    return {
      vi: `Thấp hơn mức có thể có (${formatNumber(min)}).`,
      en: `Lower than it can be (${formatNumber(min, 'en')}).`,
    };
  if (max !== undefined && value > max)
    return {
      vi: `Cao hơn mức có thể có (${formatNumber(max)}).`,
      en: `Higher than it can be (${formatNumber(max, 'en')}).`,
    };
  return undefined;
}

function jump(
  { percent, leastNumerator }: { percent: number; leastNumerator: number },
  { now, earlier }: Series,
  value: number,
): BiText | undefined {
  const before = earlier[0];
  if (!before?.value || Math.max(before.numerator ?? 0, now.numerator ?? 0) < leastNumerator)
    return undefined;
  const change = ((value - before.value) * 100) / Math.abs(before.value);
  if (Math.abs(change) <= percent) return undefined;
  const by = Math.abs(change);
  return {
    vi: `${change > 0 ? 'Tăng' : 'Giảm'} ${formatNumber(by, 'vi', 0)}% so với kỳ trước (${formatNumber(before.value)}).`,
    en: `${change > 0 ? 'Up' : 'Down'} ${formatNumber(by, 'en', 0)}% on the period before (${formatNumber(before.value, 'en')}).`,
  };
}

/** The median and its deviation, which a few wild values do not move. */
function unlikePeers(
  { deviations, leastPeers }: { deviations: number; leastPeers: number },
  peers: readonly number[],
  value: number,
): BiText | undefined {
  if (peers.length < leastPeers) return undefined;
  const middle = median(peers);
  const deviation = median(peers.map((peer) => Math.abs(peer - middle)));
  if (deviation === 0 || Math.abs(value - middle) <= deviations * deviation) return undefined;
  return {
    vi: `Khác xa các đơn vị cùng cấp (trung vị ${formatNumber(middle)}).`,
    en: `Far from bodies of the same level (median ${formatNumber(middle, 'en')}).`,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.floor(sorted.length / 2);
  const upper = sorted[at] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[at - 1] ?? Number.NaN) + upper) / 2;
}

function unchanged(periods: number, { now, earlier }: Series): BiText | undefined {
  const last = earlier.slice(0, periods - 1);
  const same = (one: Observed) => one.numerator === now.numerator && one.denominator === now.denominator;
  // Nothing and everything stay the same by themselves.
  const telling = now.numerator !== null && now.numerator !== 0 && now.numerator !== now.denominator;
  if (!telling || last.length < periods - 1 || !last.every(same)) return undefined;
  return {
    vi: `Không đổi trong ${periods} kỳ liền. Có phải số chép lại?`,
    en: `The same for ${periods} periods running. Was it copied?`,
  };
}
