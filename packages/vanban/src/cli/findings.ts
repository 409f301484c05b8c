import type { Finding } from '../read/index.ts';

const SEVERITY = { error: 'LỖI', warning: 'CẢNH BÁO', info: 'LƯU Ý' } as const;

/** Line and column, both from 1, of a position in a text. */
export function placeOf(text: string, position: number): { line: number; column: number } {
  let line = 1;
  let from = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', from)) {
    line += 1;
    from = at + 1;
  }
  return { line, column: position - from + 1 };
}

function excerpt(text: string, finding: Finding): string {
  if (!finding.span) return '';
  const shown = text.slice(finding.span.start, finding.span.end).replace(/\s+/g, ' ').trim();
  return shown.length > 80 ? `${shown.slice(0, 77)}...` : shown;
}

/** Findings that say the same, in the order of the first. */
function grouped(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.message.vi}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}

function describeGroup(text: string, group: readonly Finding[]): string {
  const [first] = group;
  if (!first) return '';
  const places = group.map((finding) => {
    if (!finding.span) return '  - toàn văn / whole document\n';
    const { line, column } = placeOf(text, finding.span.start);
    return `  - ${line}:${column}  ${excerpt(text, finding)}\n`;
  });
  return `${SEVERITY[first.severity]} ${first.code}\n  ${first.message.vi}\n  ${first.message.en}\n${places.join('')}`;
}

/** Findings for people: severity, message in both languages, then each place (line:column) with the words meant. */
export function describeFindings(text: string, findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
  const summary =
    `${errors} lỗi, ${warnings} cảnh báo, ${notes} lưu ý / ` +
    `${errors} errors, ${warnings} warnings, ${notes} notes\n`;
  return [...grouped(findings).map((group) => describeGroup(text, group)), summary].join('\n');
}
