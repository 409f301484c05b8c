/** Something that the person may not see and something that is not there are answered alike, to the letter. */
import {
  campaign,
  cascade,
  files,
  overview,
  publicPage,
  register,
  report,
  survey,
  work,
} from '@binhdang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertPlanInReview } from '../../test/plan-in-review.ts';
import { reportProgress } from '../../test/progress.ts';
import { insertPublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { uploadPicture } from '../register/record.fixture.ts';
import { sent } from '../report/consolidate/consolidate.fixture.ts';
import { actions } from '../rooms.ts';

/** Looks at the whole tree and at the plan; sees none of the things below. */
let stranger: Person;
let system: System;
/** An existing thing for each parameter that names one: not the stranger's. */
let hidden: Record<string, string>;

const NOTHING = '0198a000-0000-7000-8000-00000000dead';

/** Bodies, groups, indicators and the forms of registers and documents referred to are public within the system: everybody signed in finds them. */
const PUBLIC = new Set([
  'bodyId',
  'groupId',
  'nameId',
  'codeId',
  'aliasId',
  'register',
  'indicator',
  'referenceId',
]);

/** Parameters that say which one of a thing. */
const SAYS: Record<string, string> = { number: '1', kind: 'outline' };

beforeAll(async () => {
  system = await openSystem();
  const published = await insertPublishedPlan(system.owner);
  const review = await insertPlanInReview(system.owner);
  const [tuPhap, lead] = [await system.person('so-tu-phap'), await system.person('lead')];
  stranger = await system.person('huyen-vu-thu');
  const obligation = published.obligation('so-tu-phap', 3);
  const { id: fileId } = await tuPhap.call(files.uploadFile, {
    query: { bodyId: tuPhap.bodyId },
    file: { name: 'tep.txt', bytes: Buffer.from('Nội dung') },
  });
  await reportProgress(tuPhap, obligation.id);
  const difficulty = await tuPhap.call(work.raise, {
    body: {
      planId: published.planId,
      bodyId: tuPhap.bodyId,
      obligationId: obligation.id,
      title: 'Khó khăn',
      text: 'Xin hỗ trợ',
    },
  });
  const view = await tuPhap.call(overview.saveView, {
    body: { screen: 'obligations', name: 'Của tôi', query: {} },
  });
  const { letterhead } = await lead.call(report.proposal, {
    params: { planId: published.planId },
    query: { kind: 'assignment_extract' },
  });
  const document = await lead.call(report.composeExtract, {
    params: { planId: published.planId },
    body: { bodyId: tuPhap.bodyId, letterhead, addressees: [] } as never,
  });
  const record = await tuPhap.call(register.createRecord, {
    params: { register: 'loudspeaker-item' },
    body: { bodyId: tuPhap.bodyId, values: { title: 'Còn dở' }, submit: false },
  });
  const { id: importId } = await tuPhap.call(register.startImport, {
    params: { register: 'loudspeaker-item' },
    query: { bodyId: tuPhap.bodyId },
    file: { name: 'tin.csv', bytes: Buffer.from('Tên') },
  });
  const { id: campaignId } = await lead.call(campaign.open, {
    params: { planId: published.planId },
    body: {
      name: 'Tổng kết',
      basis: 'Công văn',
      request: '',
      from: 2007,
      to: 2021,
      dueOn: '2022-12-31',
      whom: { kinds: [], groupIds: [], bodyIds: [tuPhap.bodyId] },
    },
  });
  const { id: surveyId } = await lead.call(survey.create, {
    params: { campaignId },
    body: { closesOn: '2022-12-31' },
  });
  const { id: publicationId } = await lead.call(publicPage.publish, {
    body: { kind: 'plan', subject: published.planId },
  });
  const { id: bodyPlanId } = await tuPhap.call(cascade.create, {
    body: { bodyId: tuPhap.bodyId, planId: published.planId, parentId: null },
  });
  await tuPhap.call(cascade.link, {
    body: {
      of: 'bodyPlan',
      id: bodyPlanId,
      childDocumentId: null,
      parent: {
        kind: 'document',
        documents: [
          {
            kind: 'Luật',
            number: '73/2006/QH11',
            issuedOn: null,
            issuer: 'Quốc hội',
            title: 'Luật',
            fileId: null,
          },
        ],
      },
    },
  });
  const sentReport = await sent(tuPhap, {
    duty: 'equality-half-department',
    bodyId: tuPhap.bodyId,
    period: '2022-H1',
  });
  await lead.call(report.addRemark, {
    params: { reportId: sentReport },
    body: { part: 'achievements', words: 'Xem lại' },
  });
  const { id: signedFileId } = await tuPhap.call(report.attachSignedFile, {
    params: { reportId: sentReport, number: '1' },
    body: { fileId: (await uploadPicture(tuPhap)).id },
  });
  const one = async (query: string) =>
    (await system.owner.query<{ id: string }>(query)).rows[0]?.id ?? 'nothing there';
  hidden = {
    planId: review.planId,
    taskId: review.tasks[0] ?? '',
    obligationId: obligation.id,
    progressId: await one('select id from progress limit 1'),
    difficultyId: difficulty.id,
    fileId,
    viewId: view.id,
    documentId: document.id,
    recordId: record.id,
    importId,
    bodyPlanId,
    linkId: await one('select id from plan_link limit 1'),
    campaignId,
    surveyId,
    publicationId,
    // None needs to be composed: somebody else's is answered as one that is not there.
    campaignReportId: campaignId,
    reportId: sentReport,
    code: await one('select code as id from report_version limit 1'),
    remarkId: await one('select id from report_remark limit 1'),
    signedFileId,
    // Asked for by nobody here: somebody else's are answered as ones that are not there.
    extensionId: sentReport,
    requestId: sentReport,
    userId: tuPhap.id,
    grantId: await one(`select id from role_grant where user_id = '${tuPhap.id}'`),
  };
});
afterAll(() => system.close());

const named = actions.filter(({ route }) => route.path.includes(':'));
const parametersOf = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');

test('there is a hidden thing for each parameter of each route', () => {
  const parameters = new Set(named.flatMap(({ route }) => parametersOf(route.path)));
  expect([...parameters].filter((name) => !PUBLIC.has(name) && !(name in SAYS)).sort()).toEqual(
    Object.keys(hidden).sort(),
  );
});

test.each(named.map(({ route }) => [`${route.method} ${route.path}`, route] as const))(
  '%s',
  async (_, route) => {
    const parameters = parametersOf(route.path);
    const answer = async (ids: (name: string) => string) => {
      const { status, problem } = await stranger.ask(route, {
        params: Object.fromEntries(parameters.map((name) => [name, SAYS[name] ?? ids(name)])),
        query: {
          kind: 'progress_report',
          from: 1,
          to: 2,
          path: 'x',
          version: 1,
          key: 'events@this',
          part: 'x',
        } as never,
        ...(route.method === 'GET' ? {} : { body: {} as never }),
      });
      return { status, problem: { ...problem, instance: '' } };
    };
    const missing = await answer(() => NOTHING);
    const foreign = await answer((name) => hidden[name] ?? NOTHING);
    expect(foreign).toEqual(missing);
    if (route.method === 'GET') {
      // For what only an administrator has, the person learns that the whole page is not theirs.
      expect(missing.status).toBe(/^\/api\/admin\//.test(route.path) ? 403 : 404);
    } else expect([403, 404, 422]).toContain(missing.status);
  },
);
