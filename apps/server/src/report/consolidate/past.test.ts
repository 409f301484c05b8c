import { report } from '@binhdang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grant } from '../../../test/grant.ts';
import { insertPublishedPlan } from '../../../test/published-plan.ts';
import { openSystem, type System } from '../../../test/system.ts';
import { entered, loudspeakerItem } from '../../register/record.fixture.ts';
import { opened } from '../report.fixture.ts';

let system: System;
beforeAll(async () => {
  system = await openSystem({ today: '2022-06-20' });
  await insertPublishedPlan(system.owner, {
    obligations: [
      { task: 0, body: 'vp-ubnd' },
      { task: 0, body: 'cong-ttdt' },
    ],
  });
});
afterAll(() => system.close());

test('a body beneath an office that reports past it counts in its own report alone', async () => {
  const office = await system.person('vp-ubnd');
  const portal = await system.person('so-tnmt');
  const portalId = await system.bodyId('cong-ttdt');
  await grant(system, portal, 'focal_officer', portalId);
  const register = 'loudspeaker-item';
  await entered(office, await loudspeakerItem(system), { register });
  await entered(portal, await loudspeakerItem(system), { register, bodyId: portalId });
  const of = { duty: 'equality-half-department', period: '2022-H1' };
  const ours = await opened(office, { ...of, bodyId: office.bodyId });
  const theirs = await opened(portal, { ...of, bodyId: portalId });
  expect(theirs.head.receiver?.id).toBe(await system.bodyId('so-ldtbxh'));
  const counted = async (person: typeof office, reportId: string) =>
    (
      await person.call(report.trace, {
        params: { reportId },
        query: { key: 'loudspeaker_items@this' },
      })
    ).value;
  expect(await counted(portal, theirs.head.id)).toBe(1);
  expect(await counted(office, ours.head.id)).toBe(1);
});
