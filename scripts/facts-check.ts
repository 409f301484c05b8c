/**
 * Makes all facts and monthly sums again from the records and compares: npm run facts:check
 * Prints OK with how many there are, or what differs. Connects as the server would: DATABASE_URL, else the embedded
 * database of DATA_FOLDER. Exit code 0: equal; 1: not equal; 2: could not be checked.
 */
import type pg from 'pg';
import { checkFacts } from '../apps/server/src/register/check-facts.ts';
import { endWith, withOwner } from './owner-database.ts';

async function check(client: pg.Client): Promise<number> {
  const { records, facts, sums, wrong } = await checkFacts(client);
  for (const line of wrong) console.error(line);
  const told = `${records} bản ghi / records, ${facts} số liệu / facts, ${sums} số cộng tháng / monthly sums`;
  if (wrong.length > 0) {
    console.error(`LỆCH / DIFFERENT: ${told}`);
    return 1;
  }
  console.log(`OK: ${told}`);
  return 0;
}

endWith(withOwner(check), 2);
