/**
 * Verifies the audit: npm run audit:verify [-- --anchors FILE]
 * Recomputes every chain, compares heads and anchors, and prints OK with the heads, or the first broken line.
 * FILE holds anchors kept outside the database, one a line: "chain seq hash", as printed here.
 * Connects as the server would: DATABASE_URL, else the embedded database of DATA_FOLDER.
 * Exit code 0: sound; 1: broken; 2: could not be checked.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { anchorText, readAnchors, verifyAudit } from '../apps/server/src/admin/audit-chain.ts';
import { endWith, withOwner } from './owner-database.ts';

const FAULTS = {
  altered: 'nội dung bị sửa / the content was altered',
  missing: 'dòng bị xóa / the line is missing',
  unlinked: 'thứ tự bị đổi / the line does not follow the one before',
  head: 'đầu chuỗi không khớp / the head of the chain does not match',
  anchor: 'không khớp dấu mốc đã lưu / an anchor noted earlier is not met',
} as const;

async function verify(client: pg.Client): Promise<number> {
  const { values } = parseArgs({ options: { anchors: { type: 'string' } } });
  const anchors = values.anchors ? readAnchors(readFileSync(values.anchors, 'utf8')) : [];
  const report = await verifyAudit(client, { anchors });
  if (report.broken) {
    const { chain, seq, fault } = report.broken;
    console.error(`HỎNG / BROKEN: chain ${chain}, seq ${seq}: ${FAULTS[fault]}`);
    return 1;
  }
  console.log(`OK: ${report.lines} dòng / lines, ${report.anchors} dấu mốc / anchors`);
  for (const head of report.heads.filter((one) => one.seq > 0)) console.log(anchorText(head));
  return 0;
}

endWith(withOwner(verify), 2);
