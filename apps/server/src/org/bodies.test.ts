import { org } from '@binhdang/contract';
import { expandGroup, OrgTree } from '@binhdang/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSystem, type Person, type System } from '../../test/system.ts';
import { kyselyOver } from '../platform/database.ts';
import { loadOrg } from './queries.ts';

let system: System;
let admin: Person;
let reader: Person;
beforeAll(async () => {
  system = await openSystem();
  [admin, reader] = await Promise.all([system.person('admin'), system.person('so-tu-phap')]);
});
afterAll(() => system.close());

const page = async (who: Person, bodyId: string, on?: string) =>
  who.call(org.body, { params: { bodyId }, ...(on ? { query: { on } } : {}) });

describe('reading', () => {
  test('the tree of a day is walked branch by branch and holds every body once', async () => {
    const seen = new Map<string, string>();
    const walk = async (under?: string): Promise<void> => {
      const { items } = await reader.call(org.branch, { query: under ? { under } : {} });
      for (const item of items) {
        expect(seen.has(item.id)).toBe(false);
        seen.set(item.id, item.name);
        if (item.childCount > 0) await walk(item.id);
      }
    };
    await walk();
    expect(seen.size).toBe(336);
  });

  test('search ignores marks, finds aliases and says what it met', async () => {
    const byName = await reader.call(org.list, { query: { q: 'vu thu' } });
    expect(byName.items.some((item) => item.name.includes('Vũ Thư') && item.level === 'district')).toBe(true);
    const byAlias = await reader.call(org.list, { query: { q: 'lao dong tbxh' } });
    expect(byAlias.items[0]?.name).toBe('Sở Lao động - Thương binh và Xã hội');
    expect(byAlias.items[0]?.matched).toMatch(/TBXH/);
    expect((await reader.call(org.list, { query: { q: '100%_' } })).total).toBe(0);
    const communes = await reader.call(org.list, { query: { level: 'commune', limit: 5 } });
    expect(communes).toMatchObject({ total: 260 });
    expect(communes.items).toHaveLength(5);
  });

  test('groups of a body agree with the expansion of each group', async () => {
    const data = await loadOrg(kyselyOver(system.services.workerPool));
    const tree = new OrgTree(data, '2022-06-15');
    const members = new Map(data.groups.map((group) => [group.id, new Set(expandGroup(group, tree))]));
    const some = tree.bodies().filter((body, place) => body.level !== 'commune' || place % 25 === 0);
    for (const body of some) {
      const shown = new Set((await page(reader, body.id)).groups.map((group) => group.id));
      expect(shown).toEqual(new Set([...members].filter(([, set]) => set.has(body.id)).map(([id]) => id)));
    }
  });

  test('the page shows people and place, and offers changes only to an administrator', async () => {
    const id = await system.bodyId('so-tu-phap');
    const seen = await page(reader, id);
    expect(seen.people.map((person) => person.roles)).toContainEqual(['focal_officer']);
    expect(seen.path.at(-1)?.name).toBe('Sở Tư pháp');
    expect(seen.path.length).toBeGreaterThan(1);
    expect(seen.allowed).toEqual([]);
    expect((await page(admin, id)).allowed).toEqual(['org.write']);
  });
});

describe('changing', () => {
  test('only an administrator may, and nobody without a session', async () => {
    const bodyId = await system.bodyId('so-tu-phap');
    const input = { params: { bodyId }, body: { version: 1, kind: 'department', note: null } };
    expect((await reader.ask(org.editBody, input)).problem?.code).toBe('not-allowed');
    expect((await (await system.person('lead')).ask(org.editBody, input)).problem?.code).toBe('not-allowed');
    expect((await system.nobody.ask(org.editBody, input)).problem?.code).toBe('sign-in-needed');
  });

  test('a body is added, renamed, moved and closed from a day, and earlier days stay as they were', async () => {
    const parentId = await system.bodyId('ubnd-tinh');
    const made = await admin.call(org.createBody, {
      body: {
        kind: 'department',
        parentId,
        validFrom: '2022-01-01',
        note: null,
        name: 'Sở Thử nghiệm',
        shortName: null,
        nameEn: null,
        symbol: 'STN',
      },
    });
    const params = { bodyId: made.id };
    let { version } = await admin.call(org.renameBody, {
      params,
      body: {
        version: made.version,
        from: '2022-05-01',
        name: 'Sở Thực nghiệm',
        shortName: null,
        nameEn: null,
        symbol: 'STN',
      },
    });
    expect((await page(reader, made.id, '2022-04-30')).name).toBe('Sở Thử nghiệm');
    expect((await page(reader, made.id, '2022-05-01')).name).toBe('Sở Thực nghiệm');
    const newParent = await system.bodyId('so-tu-phap');
    ({ version } = await admin.call(org.moveBody, {
      params,
      body: { version, from: '2022-06-01', parentId: newParent },
    }));
    expect((await page(reader, made.id, '2022-05-31')).path.at(-2)?.id).toBe(parentId);
    expect((await page(reader, made.id)).path.at(-2)?.id).toBe(newParent);
    await admin.call(org.closeBody, { params, body: { version, on: '2022-09-01' } });
    expect((await page(reader, made.id, '2022-09-01')).exists).toBe(false);
    expect((await page(reader, newParent, '2022-08-31')).children.map((child) => child.id)).toContain(
      made.id,
    );
    expect((await page(reader, newParent, '2022-09-01')).children.map((child) => child.id)).not.toContain(
      made.id,
    );
    const { items } = await reader.call(org.bodyHistory, { params });
    expect(new Set(items.map((line) => line.action))).toEqual(
      new Set(['org.createBody', 'org.renameBody', 'org.moveBody', 'org.closeBody']),
    );
  });

  test('a circle is refused, and nothing of it is kept', async () => {
    const [above, below] = [await system.bodyId('ubnd-tinh'), await system.bodyId('so-y-te')];
    const { version } = await page(admin, above);
    const refused = await admin.ask(org.moveBody, {
      params: { bodyId: above },
      body: { version, from: '2022-07-01', parentId: below },
    });
    expect(refused.problem).toMatchObject({ code: 'wrong-state', text: { detail: { vi: /chính mình/ } } });
    expect((await page(admin, above)).version).toBe(version);
  });

  test('two moves at once that would close a circle between them: one is refused', async () => {
    const [a, b] = [await system.bodyId('so-y-te'), await system.bodyId('so-xay-dung')];
    const versions = [(await page(admin, a)).version, (await page(admin, b)).version];
    const move = (bodyId: string, parentId: string, version: number) =>
      admin.ask(org.moveBody, { params: { bodyId }, body: { version, from: '2022-10-01', parentId } });
    const answers = await Promise.all([move(a, b, versions[0] ?? 1), move(b, a, versions[1] ?? 1)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  test('an edit based on an old version is a conflict that carries the present one', async () => {
    const bodyId = await system.bodyId('so-tai-chinh');
    const { version } = await page(admin, bodyId);
    const edit = (note: string) =>
      admin.ask(org.editBody, { params: { bodyId }, body: { version, kind: 'department', note } });
    const answers = await Promise.all([edit('một'), edit('hai')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const loser = answers.find((answer) => answer.status === 409);
    expect(loser?.problem?.code).toBe('edit-conflict');
    expect(loser?.problem?.current).toMatchObject({ id: bodyId, note: expect.stringMatching(/một|hai/) });
  });

  test('an alias that means another body of the same time is asked about first', async () => {
    const [bodyId, otherId] = [await system.bodyId('so-noi-vu'), await system.bodyId('so-tu-phap')];
    const { version } = await page(admin, bodyId);
    const add = (base: number, evenIfAmbiguous: boolean) =>
      admin.call(org.addAlias, {
        params: { bodyId },
        body: { version: base, alias: 'SỞ TƯ PHÁP', evenIfAmbiguous },
      });
    const asked = await add(version, false);
    expect(asked).toMatchObject({ added: false, alsoMeans: [{ id: otherId }] });
    const added = await add(asked.version, true);
    expect(added.added).toBe(true);
    const alias = (await page(admin, bodyId)).aliases.find((one) => one.alias === 'SỞ TƯ PHÁP');
    await admin.call(org.removeAlias, {
      params: { bodyId, aliasId: alias?.id ?? '' },
      body: { version: added.version },
    });
    expect((await page(admin, bodyId)).aliases.map((one) => one.alias)).not.toContain('SỞ TƯ PHÁP');
  });

  test('a code means one body at a time', async () => {
    const [first, second] = [await system.bodyId('so-tu-phap'), await system.bodyId('so-cong-thuong')];
    const add = async (bodyId: string) =>
      admin.ask(org.addCode, {
        params: { bodyId },
        body: {
          version: (await page(admin, bodyId)).version,
          system: 'ma-thu',
          code: '001',
          validFrom: '2022-01-01',
        },
      });
    expect((await add(first)).status).toBe(200);
    expect((await add(second)).problem?.errors?.[0]?.path).toBe('code');
    const code = (await page(admin, first)).codes.find((one) => one.system === 'ma-thu');
    await admin.call(org.endCode, {
      params: { bodyId: first, codeId: code?.id ?? '' },
      body: { version: (await page(admin, first)).version, on: '2022-06-01' },
    });
    expect((await page(admin, first)).codes.find((one) => one.system === 'ma-thu')?.validTo).toBe(
      '2022-06-01',
    );
  });

  test('a group is previewed, kept, and edited on its version', async () => {
    const under = await system.bodyId('ubnd-tinh');
    const rule = { kinds: ['department'], under };
    const on = '2022-06-15';
    const { expansion } = await admin.call(org.previewGroup, { body: { on, rule, members: [] } });
    expect(expansion.length).toBeGreaterThan(10);
    const fields = {
      name: 'Các sở thử',
      nameEn: null,
      aliases: ['sở thử'],
      rule,
      members: [{ bodyId: await system.bodyId('so-y-te'), validFrom: '2022-01-01', validTo: null }],
      confirmMembers: false,
    };
    const made = await admin.call(org.createGroup, { body: fields });
    const params = { groupId: made.id };
    expect((await reader.call(org.group, { params, query: { on } })).expansion.length).toBe(expansion.length);
    const next = { ...fields, rule: null, version: made.version };
    await admin.call(org.editGroup, { params, body: next });
    expect((await reader.call(org.group, { params, query: { on } })).expansion).toHaveLength(1);
    expect((await admin.ask(org.editGroup, { params, body: next })).problem?.code).toBe('edit-conflict');
    expect((await reader.ask(org.createGroup, { body: fields })).problem?.code).toBe('not-allowed');
  });
});
