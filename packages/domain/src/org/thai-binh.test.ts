import { describe, expect, it } from 'vitest';
import kindsFile from '../../../../catalog/body-kinds.json' with { type: 'json' };
import bodiesFile from '../../../../data/thai-binh/bodies.json' with { type: 'json' };
import communesFile from '../../../../data/thai-binh/communes.json' with { type: 'json' };
import peopleFile from '../../../../data/thai-binh/demo-people.json' with { type: 'json' };
import groupsFile from '../../../../data/thai-binh/groups.json' with { type: 'json' };
import successionFile from '../../../../data/thai-binh/succession.json' with { type: 'json' };
import { nameKey } from '../text/index.ts';
import { overlap } from '../time/index.ts';
import {
  AliasIndex,
  BodyKindCatalog,
  checkOrg,
  expandGroup,
  OrgTree,
  orgFromSeed,
  SeedBodies,
  SeedGroups,
  SeedPeople,
  SeedSuccession,
} from './index.ts';

const PLAN_DATE = '2022-03-11';
const kinds = BodyKindCatalog.parse(kindsFile).kinds;
const bodies = [...SeedBodies.parse(bodiesFile).bodies, ...SeedBodies.parse(communesFile).bodies];
const groups = SeedGroups.parse(groupsFile).groups;
const org = orgFromSeed(bodies, groups, kinds);
const tree = new OrgTree(org, PLAN_DATE);
const aliases = new AliasIndex(org);

const members = (key: string): string[] => {
  const group = org.groups.find((candidate) => candidate.id === key);
  if (!group) throw new Error(`no group ${key}`);
  return expandGroup(group, tree);
};
const target = (text: string): string => {
  const resolution = aliases.resolve(text, PLAN_DATE);
  return resolution.status === 'found' ? resolution.target.id : resolution.status;
};

describe('bodies of Thái Bình in March 2022', () => {
  it('are sound: one parent and one name a day, no circles, no unknown bodies', () => {
    expect(checkOrg(org)).toEqual([]);
  });

  it('count 7 districts, 1 city and 260 communes (241 xã, 10 phường, 9 thị trấn)', () => {
    const byKind = Map.groupBy(tree.bodies(), (body) => body.kind);
    const count = (kind: string) => byKind.get(kind)?.length;
    expect([count('district'), count('district_city')]).toEqual([7, 1]);
    expect([count('commune'), count('ward'), count('township')]).toEqual([241, 10, 9]);
  });

  it('have as many communes per district as the official list', () => {
    const counted = members('nhom-ubnd-huyen').map((id) => [id, tree.children(id).length]);
    expect(Object.fromEntries(counted)).toEqual({
      'tp-thai-binh': 19,
      'huyen-quynh-phu': 37,
      'huyen-hung-ha': 35,
      'huyen-dong-hung': 38,
      'huyen-thai-thuy': 36,
      'huyen-tien-hai': 32,
      'huyen-kien-xuong': 33,
      'huyen-vu-thu': 30,
    });
  });

  it('never share an official code on the same day', () => {
    const codes = bodies.flatMap((body) => body.codes.map((code) => ({ ...code, body: body.key })));
    const clashes = [...Map.groupBy(codes, (code) => `${code.system} ${code.code}`).values()].filter((same) =>
      same.some((a, i) => same.some((b, j) => i < j && overlap(a, b))),
    );
    expect(clashes).toEqual([]);
    expect(codes).toHaveLength(1 + 8 + 260);
  });

  it('stand under one root, the province, except central bodies', () => {
    expect(tree.roots()).toEqual(['chinh-phu', 'tinh-thai-binh']);
    expect(tree.path('xa-12472').at(1)).toBe('ubnd-tinh');
  });
});

describe('names in documents', () => {
  const named = [
    ...bodies.map((b) => ({ key: b.key, texts: b.aliases })),
    ...groups.map((g) => ({ key: g.key, texts: [g.name, ...g.aliases] })),
  ];

  it.each(named)('every alias of $key means it and nothing else', ({ key, texts }) => {
    expect(texts.map((text) => [text, target(text)])).toEqual(texts.map((text) => [text, key]));
  });

  it('every full name is unambiguous, except the 20 communes that share 9 names across districts', () => {
    const unclear = bodies.filter((body) => target(body.names[0]?.name ?? '') !== body.key);
    const keys = unclear.map((body) => nameKey(body.names[0]?.name ?? ''));
    expect(new Set(keys).size).toBe(9);
    expect(unclear.map((body) => target(body.names[0]?.name ?? ''))).toEqual(unclear.map(() => 'ambiguous'));
    expect(unclear).toHaveLength(20);
  });

  it.each([
    ['UỶ BAN NHÂN DÂN TỈNH', 'ubnd-tinh'],
    ['Sở Lao động – Thương binh & Xã hội', 'so-ldtbxh'],
    ['Sở LĐ - TB&XH', 'so-ldtbxh'],
    ['Ủy ban nhân các huyện, thành phố', 'nhom-ubnd-huyen'],
    ['UBND huyện Quỳnh Phụ;', 'huyen-quynh-phu'],
    ['so tu phap', 'so-tu-phap'],
    ['So Ke hoach va Dau tu', 'so-khdt'],
    ['Đoàn TNCS Hồ Chí Minh tỉnh', 'doan-tn'],
    ['Vụ Bình đẳng giới - Bộ LĐTBXH', 'vu-bdg'],
    ['Lãnh đạo VP UBND tỉnh', 'vp-ubnd'],
    ['Chủ tịch, các Phó Chủ tịch UBND tỉnh', 'ubnd-tinh'],
    ['Ủy ban MTTQ Việt Nam tỉnh', 'mttq'],
    ['Các sở, ban, ngành, đoàn thể tỉnh', 'nhom-so-ban-nganh-doan-the'],
    ['UBND huyện, thành phố', 'nhom-ubnd-huyen'],
    ['các tổ chức thành viên khác của Mặt trận', 'nhom-tvmt'],
    ['các cơ quan thông tin đại chúng khác của tỉnh', 'nhom-bao-chi-khac'],
    ['Các sở, ngành, đơn vị liên quan', 'nhom-so-nganh'],
    ['Trung tâm Công tác xã hội và Bảo trợ xã hội tỉnh', 'tt-ctxh-btxh'],
    ['Thường trực Ban vì sự tiến bộ phụ nữ tỉnh', 'so-ldtbxh'],
    ['Ủy ban Quốc gia vì sự tiến bộ của phụ nữ', 'ubqg-vstbpn'],
    ['Bộ lao động - Thương binh và Xã hội', 'bo-ldtbxh'],
    ['Lưu VT, KGVX', 'unknown'],
  ])('%s is %s', (text, key) => {
    expect(target(text)).toBe(key);
  });

  it('a commune of a common name is found near its district', () => {
    expect(target('xã Minh Tân')).toBe('unknown');
    expect(target('Ủy ban nhân dân xã Minh Tân')).toBe('ambiguous');
    const near = { tree, body: 'huyen-dong-hung' };
    const found = aliases.resolve('Ủy ban nhân dân xã Minh Tân', PLAN_DATE, near);
    expect(found.status === 'found' && tree.parent(found.target.id)).toBe('huyen-dong-hung');
  });
});

describe('groups', () => {
  it('the 15 assignees of section IV are all there', () => {
    const numbers = [...bodies, ...groups].flatMap((entry) => entry.seedAssignee ?? []);
    expect([...new Set(numbers)].sort((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
  });

  it('districts expand to eight, communes to 260, each district to its own', () => {
    expect(members('nhom-ubnd-huyen')).toHaveLength(8);
    expect(members('nhom-ubnd-xa')).toHaveLength(260);
    expect(members('nhom-xa-huyen-vu-thu')).toEqual(tree.children('huyen-vu-thu'));
  });

  it('"other" members leave out those the plan names', () => {
    expect(members('nhom-tvmt')).not.toContain('hoi-lhpn');
    expect(members('nhom-tvmt')).toContain('hoi-nong-dan');
    expect(members('nhom-bao-chi-khac')).not.toContain('bao-thai-binh');
    expect(members('nhom-bao-chi')).toContain('bao-thai-binh');
  });

  it('departments hold neither mass organisations nor districts; with "đoàn thể" they do hold the former', () => {
    const departments = members('nhom-so-ban-nganh');
    expect(departments).toEqual(
      expect.arrayContaining(['so-ldtbxh', 'cong-an-tinh', 'cuc-thong-ke', 'thanh-tra-tinh']),
    );
    expect(departments).not.toContain('hoi-lhpn');
    expect(departments).not.toContain('huyen-vu-thu');
    const both = new Set([...departments, ...members('nhom-doan-the')]);
    expect(new Set(members('nhom-so-ban-nganh-doan-the'))).toEqual(both);
  });

  it('use only kinds of the catalogue', () => {
    const known = new Set(kinds.map((kind) => kind.code));
    const used = org.groups.flatMap((g) => g.rule?.kinds ?? []);
    expect(used.filter((kind) => !known.has(kind))).toEqual([]);
    expect(known.size).toBe(kinds.length);
  });
});

describe('demo people', () => {
  const { people } = SeedPeople.parse(peopleFile);

  it('have logins of their own and roles at bodies that exist', () => {
    expect(new Set(people.map((person) => person.login)).size).toBe(people.length);
    const places = people.flatMap((person) => person.roles.map((role) => role.body));
    expect(places.filter((key) => !tree.has(key))).toEqual([]);
  });

  it('cover every role, every district and every provincial body the plan binds', () => {
    const roles = people.flatMap((person) => person.roles);
    expect(new Set(roles.map((role) => role.role)).size).toBe(5);
    const focal = new Set(roles.filter((role) => role.role === 'focal_officer').map((role) => role.body));
    const bound = bodies.filter((body) => body.seedAssignee !== null).map((body) => body.key);
    expect(bound.filter((key) => !focal.has(key))).toEqual([]);
  });
});

describe('what became of them', () => {
  it('names only bodies of 2022, and each commune of 2022 has one successor in July 2025', () => {
    const { events } = SeedSuccession.parse(successionFile);
    const known = new Set(bodies.map((body) => body.key));
    expect(events.flatMap((event) => event.from).filter((key) => !known.has(key))).toEqual([]);
    const communes = events
      .filter((e) => e.on === '2025-07-01')
      .flatMap((e) => e.from)
      .filter((key) => key.startsWith('xa-'));
    expect([communes.length, new Set(communes).size]).toEqual([260, 260]);
  });
});
