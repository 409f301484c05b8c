import { files, publicPage, report } from '@binhdang/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { insertPublishedPlan, type PublishedPlan } from '../../test/published-plan.ts';
import { openSystem, type Person, type System } from '../../test/system.ts';

let system: System;
let plan: PublishedPlan;
let lead: Person;
beforeAll(async () => {
  system = await openSystem();
  plan = await insertPublishedPlan(system.owner);
  lead = await system.person('lead');
});
afterAll(() => system.close());
beforeEach(async () => {
  await system.owner.query('begin');
  await system.owner.query(`select set_config('app.action', 'test.forget', true)`);
  await system.owner.query('delete from publication');
  await system.owner.query('commit');
  await system.owner.query('delete from fact_month');
  for (const [key, measure, breakdown, value] of [
    ['xa-13192', 'village_conventions', 'kind=hamlet', 8],
    ['xa-13192', 'village_conventions_fair', 'kind=hamlet', 6],
    ['so-tu-phap', 'village_conventions', 'kind=hamlet', 2],
    ['huyen-tien-hai', 'events', 'kind=talk', 3],
    ['huyen-tien-hai', 'events', '', 1],
  ])
    await counted(String(key), String(measure), String(breakdown), Number(value));
});

const counted = (key: string, measure: string, breakdown: string, value: number) =>
  system.owner.query(
    `insert into fact_month (body_id, month, measure, breakdown_key, verified, sight, value)
     values ((select id from body where key = $1), '2022-03-01', $2, $3, true, 'plan', $4)
     on conflict (body_id, month, measure, breakdown_key, verified, sight) do update set value = fact_month.value + excluded.value`,
    [key, measure, breakdown, value],
  );

type Choice = { kind: 'plan' | 'indicator' | 'measure'; subject: string; breakdown?: string; year?: number };
const EVENTS: Choice = { kind: 'measure', subject: 'events', breakdown: 'kind', year: 2022 };
const CONVENTIONS: Choice = { kind: 'indicator', subject: 'P1790.5', year: 2022 };

const publish = (person: Person, choice: Choice, reason: string | null = null) =>
  person.ask(publicPage.publish, { body: { ...choice, reason } });
const preview = (person: Person, choice: Choice) =>
  person.ask(publicPage.preview, { query: choice as never });
const withdraw = (person: Person, publicationId: string, because = 'Công bố nhầm') =>
  person.ask(publicPage.withdraw, { params: { publicationId }, body: { because } });
const shown = async () => (await system.nobody.call(publicPage.items)).items;
const page = (path: string, headers: Record<string, string> = {}) =>
  system.app.inject({ url: path, headers: { accept: 'text/html', ...headers } });

describe('publishing', () => {
  test('is for lead officers; nobody else sees what could be or was published', async () => {
    await publish(lead, EVENTS);
    const { items } = await lead.call(publicPage.publications);
    const id = items[0]?.id ?? '';
    for (const login of ['leader', 'lead-director', 'so-tu-phap', 'huyen-vu-thu', 'viewer', 'admin']) {
      const person = await system.person(login);
      const statuses = [
        (await person.ask(publicPage.publications)).status,
        (await preview(person, EVENTS)).status,
        (await publish(person, EVENTS, 'Thử')).status,
        (
          await person.ask(publicPage.publishDocument, {
            body: { title: 'A', symbol: null, date: null, fileId: null, documentId: null },
          })
        ).status,
        (await withdraw(person, id)).status,
      ];
      expect({ login, statuses }).toEqual({
        login,
        statuses: [403, 403, 403, 403, expect.toSatisfy((one: number) => one === 403 || one === 404)],
      });
    }
    expect((await publish(system.nobody, EVENTS)).status).toBe(401);
    expect(await shown()).toHaveLength(1);
  });

  test('shows what the preview showed, and keeps it when the records go on', async () => {
    const before = (await preview(lead, EVENTS)).output;
    expect(before).toMatchObject({ number: 1, hidden: 0, obstacle: null });
    expect((await publish(lead, EVENTS)).output).toMatchObject({ number: 1 });
    const [item] = await shown();
    expect(item).toMatchObject({ kind: 'measure', year: 2022, number: 1, reason: null });
    expect(item?.content).toEqual(before.content);
    expect(item?.content).toMatchObject({
      sum: { total: 4, cells: [3, 1] },
      breakdown: { categories: [{ code: 'talk' }, { code: 'not_said' }] },
      least: null,
      final: false,
    });
    await counted('xa-13192', 'events', 'kind=talk', 2);
    expect((await shown())[0]?.content).toEqual(before.content);
  });

  test('again is a correction with its reason, beside what was published before', async () => {
    await publish(lead, CONVENTIONS);
    expect((await publish(lead, CONVENTIONS, 'Không đổi')).status).toBe(409);
    await counted('so-tu-phap', 'village_conventions', 'kind=hamlet', 10);
    const without = await publish(lead, CONVENTIONS);
    expect(without.problem?.errors?.[0]?.path).toBe('reason');
    expect((await publish(lead, CONVENTIONS, 'Bổ sung của Sở Tư pháp')).output).toMatchObject({ number: 2 });
    const items = await shown();
    expect(items.map(({ number, reason }) => [number, reason])).toEqual([
      [2, 'Bổ sung của Sở Tư pháp'],
      [1, null],
    ]);
    expect(items.map(({ content }) => 'value' in content && content.value)).toEqual([30, 60]);
  });

  test('of a plan tells of its progress in sums, naming no body that is late', async () => {
    expect((await publish(lead, { kind: 'plan', subject: plan.planId })).status).toBe(200);
    const [content] = (await shown()).flatMap((item) => (item.kind === 'plan' ? [item.content] : []));
    if (content === undefined) throw new Error('not shown');
    const given = new Set(plan.obligations.map(({ nodeId }) => nodeId));
    expect(content).toMatchObject({ number: '31/KH-UBND', year: 2022, tasks: given.size });
    expect(content.sections.map(({ title }) => title).join()).not.toContain('Sở');
    expect(content.sections.reduce((sum, { obligations }) => sum + obligations, 0)).toBe(content.obligations);
  });

  test('refuses what the catalog does not open, confidential registers before all', async () => {
    for (const subject of ['complaints_received', 'violations', 'maternal_deaths', 'women_leaders'])
      expect((await publish(lead, { kind: 'measure', subject, year: 2021 })).status).toBe(404);
    // Not the only split that it has, and one that is not for the public.
    expect((await publish(lead, { ...EVENTS, subject: 'shelter_stays', breakdown: '' })).status).toBe(404);
    expect((await publish(lead, { ...EVENTS, breakdown: 'level' })).status).toBe(404);
    expect((await publish(lead, { kind: 'plan', subject: 'khong-co' })).status).toBe(404);
    expect((await publish(lead, { ...EVENTS, year: 2024 })).problem?.errors?.[0]?.path).toBe('year');
    expect((await publish(lead, { kind: 'measure', subject: 'events' })).problem?.errors?.[0]?.path).toBe(
      'year',
    );
    // Nothing is known of last year, and that is not zero.
    expect((await publish(lead, { ...EVENTS, year: 2021 })).problem?.detail).toContain('Chưa có số liệu');
  });

  test('of people in sensitive matters waits until the year has ended', async () => {
    await counted('xa-13192', 'shelter_stays', 'kind=shelter', 20);
    const stays: Choice = { kind: 'measure', subject: 'shelter_stays', breakdown: 'kind', year: 2022 };
    expect((await preview(lead, stays)).output.obstacle?.vi).toContain('năm đã kết thúc');
    expect((await publish(lead, stays)).status).toBe(409);
  });

  test('leaves a line in the audit, withdrawing too', async () => {
    const { output } = await publish(lead, EVENTS);
    await withdraw(lead, output.id);
    const { rows } = await system.owner.query(
      `select action, actor_id, after ->> 'withdrawn_because' as because from audit_line
        where object_kind = 'publication' and object_id = $1 order by chain, seq`,
      [output.id],
    );
    expect(rows).toEqual([
      { action: 'public.publish', actor_id: lead.id, because: null },
      { action: 'public.withdraw', actor_id: lead.id, because: 'Công bố nhầm' },
    ]);
  });
});

describe('withdrawing', () => {
  test('takes away all editions, is done once, and another edition may follow', async () => {
    await publish(lead, CONVENTIONS);
    await counted('so-tu-phap', 'village_conventions', 'kind=hamlet', 5);
    const { output } = await publish(lead, CONVENTIONS, 'Bổ sung');
    expect((await withdraw(lead, output.id)).status).toBe(204);
    expect(await shown()).toEqual([]);
    expect((await withdraw(lead, output.id)).status).toBe(409);
    expect((await withdraw(lead, plan.planId)).status).toBe(404);
    const { items } = await lead.call(publicPage.publications);
    expect(items.map(({ withdrawn }) => withdrawn?.because)).toEqual(['Công bố nhầm', 'Công bố nhầm']);
    expect((await publish(lead, CONVENTIONS, 'Đã kiểm tra lại')).output).toMatchObject({ number: 3 });
    expect(await shown()).toHaveLength(1);
  });
});

describe('documents', () => {
  const upload = (person: Person, text: string) =>
    person.call(files.uploadFile, {
      query: { bodyId: person.bodyId },
      file: { name: 'ke-hoach.txt', bytes: Buffer.from(text) },
    });

  test('are published as a file that anybody may fetch, until it is withdrawn', async () => {
    const text = 'Kế hoạch năm 2022 của tỉnh, đã ký';
    const stored = await upload(lead, text);
    const body = {
      title: 'Kế hoạch',
      symbol: '31/KH-UBND',
      date: '2022-03-11',
      fileId: stored.id,
      documentId: null,
    };
    const { id } = await lead.call(publicPage.publishDocument, { body });
    expect((await shown())[0]).toMatchObject({
      kind: 'document',
      content: { title: 'Kế hoạch', sizeBytes: Buffer.byteLength(text) },
    });
    const file = () => system.nobody.ask(publicPage.documentFile, { params: { publicationId: id } });
    const answer = await file();
    expect(answer.status).toBe(200);
    expect(answer.bytes.toString('utf8')).toBe(text);
    expect(answer.headers['set-cookie']).toBeUndefined();
    await withdraw(lead, id);
    expect((await file()).status).toBe(404);
    expect((await system.nobody.ask(files.downloadFile, { params: { fileId: stored.id } })).status).toBe(401);
  });

  test('need one of file and composed document, that the person sees', async () => {
    const body = { title: 'Kế hoạch', symbol: null, date: null };
    const ask = (fileId: string | null, documentId: string | null) =>
      lead.ask(publicPage.publishDocument, { body: { ...body, fileId, documentId } });
    expect((await ask(null, null)).problem?.errors?.[0]?.path).toBe('fileId');
    expect((await ask(plan.planId, plan.planId)).problem?.errors?.[0]?.path).toBe('fileId');
    expect((await ask(plan.planId, null)).problem?.errors?.[0]?.path).toBe('fileId');
    expect((await ask(null, plan.planId)).problem?.errors?.[0]?.path).toBe('documentId');
    // Somebody else's upload, attached to nothing.
    const focal = await system.person('so-tu-phap');
    const theirs = await upload(focal, 'riêng');
    expect((await ask(theirs.id, null)).problem?.errors?.[0]?.path).toBe('fileId');
  });

  test('that were composed here are kept as they are now', async () => {
    const composed = await lead.call(report.composeProgress, {
      params: { planId: plan.planId },
      body: {
        bodyId: null,
        from: null,
        asOf: '2022-06-15',
        letterhead: {
          superior: '',
          issuer: 'SỞ LAO ĐỘNG',
          symbol: 'BC-SLĐTBXH',
          place: 'Thái Bình',
          authority: ['GIÁM ĐỐC'],
          signer: '',
          recipients: [],
          file: 'VT',
        },
        addressees: ['Ủy ban nhân dân tỉnh Thái Bình'],
        strengths: '',
        shortcomings: '',
        causes: '',
        nextTasks: [],
        proposals: [],
      },
    });
    const { documents } = await lead.call(publicPage.publications);
    expect(documents.map((one) => one.id)).toEqual([composed.id]);
    const { id } = await lead.call(publicPage.publishDocument, {
      body: { title: 'Báo cáo', symbol: null, date: null, fileId: null, documentId: composed.id },
    });
    const file = await system.nobody.ask(publicPage.documentFile, { params: { publicationId: id } });
    expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('the public page', () => {
  test('is the same for everybody, sets no cookie, holds no script, and may be kept for a minute', async () => {
    await publish(lead, CONVENTIONS);
    await publish(lead, EVENTS);
    await publish(lead, { kind: 'plan', subject: plan.planId });
    for (const path of [
      '',
      '/chi-tieu',
      '/chi-tieu/P1790.5',
      '/so-lieu',
      '/so-lieu/events',
      '/van-ban',
      '/du-lieu-mo',
    ]) {
      const answer = await page(`/cong-khai${path}`);
      expect({ path, status: answer.statusCode }).toEqual({ path, status: 200 });
      expect(answer.headers['set-cookie']).toBeUndefined();
      expect(answer.headers['cache-control']).toBe('public, max-age=60');
      expect(answer.body).not.toContain('<script');
      expect(answer.rawPayload.length).toBeLessThan(40_000);
      const again = await page(`/cong-khai${path}`, { 'if-none-match': String(answer.headers['etag']) });
      expect([again.statusCode, again.body]).toEqual([304, '']);
    }
    expect((await page('/cong-khai/chi-tieu/P1790.5')).body).toContain('60');
    expect((await page('/cong-khai?lang=en')).body).toContain('<html lang="en">');
    expect((await page('/cong-khai/chi-tieu/MT9.9')).statusCode).toBe(404);
    expect((await page('/cong-khai/so-lieu/complaints_received')).statusCode).toBe(404);
  });

  test('writes what was typed as text', async () => {
    const { id: fileId } = await lead.call(files.uploadFile, {
      query: { bodyId: lead.bodyId },
      file: { name: 'a.txt', bytes: Buffer.from('b') },
    });
    await lead.call(publicPage.publishDocument, {
      body: {
        title: '<img src=x onerror=alert(1)> & "x"',
        symbol: null,
        date: null,
        fileId,
        documentId: null,
      },
    });
    const { body } = await page('/cong-khai/van-ban');
    expect(body).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;x&quot;');
    expect(body).not.toContain('<img');
  });

  test('gives its data as SDMX-CSV 2.0', async () => {
    await publish(lead, CONVENTIONS);
    const answer = await system.nobody.ask(publicPage.indicatorData, {
      query: { format: 'sdmx-csv' } as never,
    });
    expect(answer.headers['content-type']).toContain('application/vnd.sdmx.data+csv; version=2.0.0');
    const [heading, line, ...rest] = answer.bytes.toString('utf8').trim().split('\r\n');
    expect(heading).toBe(
      'STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,CONF_STATUS,EDITION,PUBLISHED_ON,TARGET,TARGET_YEAR',
    );
    expect(line).toBe(
      'dataflow,BINHDANG:DF_INDICATOR(1.0.0),I,A,province,P1790_5,2022,60,%,P,F,1,2022-06-15,95,2025',
    );
    expect(rest).toEqual([]);
    expect(
      (await system.nobody.ask(publicPage.indicatorData, { query: { format: 'xml' } as never })).status,
    ).toBe(422);
  });

  test('says no more than what was published to the database’s own role without a session', async () => {
    await publish(lead, CONVENTIONS);
    const { pool } = system.services;
    expect((await pool.query('select * from publication')).rows).toEqual([]);
    const { rows, fields } = await pool.query('select * from published()');
    expect(rows).toHaveLength(1);
    expect(fields.map(({ name }) => name)).not.toContain('basis');
    expect(fields.map(({ name }) => name)).not.toContain('published_by');
  });

  test('slows down who asks without end', async () => {
    const answers = await Promise.all(Array.from({ length: 605 }, () => page('/cong-khai/trang.css')));
    expect(answers.filter(({ statusCode }) => statusCode === 429).length).toBeGreaterThan(0);
  });
});
