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

/** Findings for people: place, severity, message in both languages, and the words meant. */
export function describeFindings(text: string, findings: readonly Finding[]): string {
  const lines = findings.map((finding) => {
    const at = finding.span ? placeOf(text, finding.span.start) : undefined;
    const place = at ? `dòng ${at.line}, cột ${at.column}` : 'toàn văn';
    const words = excerpt(text, finding);
    return (
      `${SEVERITY[finding.severity]} ${finding.code} (${place})\n` +
      `  ${finding.message.vi}\n  ${finding.message.en}\n${words && `  > ${words}\n`}`
    );
  });
  const count = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const summary = `${count('error')} lỗi, ${count('warning')} cảnh báo, ${count('info')} lưu ý / ${count('error')} errors, ${count('warning')} warnings, ${count('info')} notes`;
  return `${lines.join('\n')}${lines.length > 0 ? '\n' : ''}${summary}\n`;
}
