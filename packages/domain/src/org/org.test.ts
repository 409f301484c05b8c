import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CivilDate, holdsOn, type Validity } from '../time/index.ts';
import {
  AliasIndex,
  checkOrg,
  expandGroup,
  LEVELS,
  nameOn,
  type OrgBody,
  type OrgData,
  type OrgEdge,
  type OrgGroup,
  OrgTree,
  wouldCycle,
} from './index.ts';

const day = (n: number): CivilDate => `2022-01-${String(n).padStart(2, '0')}`;
const ALWAYS: Validity = { validFrom: day(1), validTo: null };
const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const KINDS = ['department', 'district', 'commune'];

const validity: fc.Arbitrary<Validity> = fc
  .tuple(fc.integer({ min: 1, max: 14 }), fc.option(fc.integer({ min: 1, max: 12 })))
  .map(([from, length]) => ({ validFrom: day(from), validTo: length === null ? null : day(from + length) }));

const body = (id: string): fc.Arbitrary<OrgBody> =>
  fc
    .record({ life: validity, kind: fc.constantFrom(...KINDS), level: fc.constantFrom(...LEVELS) })
    .map(({ life, kind, level }) => ({
      id,
      kind,
      level,
      names: [{ name: `Tên ${id}`, ...life }],
      aliases: [],
      ...life,
    }));

const edge: fc.Arbitrary<OrgEdge> = fc
  .tuple(fc.constantFrom(...IDS), fc.constantFrom(...IDS), validity)
  .map(([childId, parentId, life]) => ({ childId, parentId, ...life }));

/** Any edges at all: circles, several parents and dead ends too, since the tree must answer on faulty data. */
const wild: fc.Arbitrary<OrgData> = fc.record({
  bodies: fc.tuple(...IDS.map(body)),
  edges: fc.array(edge, { maxLength: 14 }),
  groups: fc.constant([]),
});

/** Sound data: every edge leads to an earlier letter, and a later edge of the same child only begins when the earlier has ended. */
const sound: fc.Arbitrary<OrgData> = wild.map((org) => {
  const edges: OrgEdge[] = [];
  for (const candidate of org.edges) {
    const { childId, parentId } = candidate;
    if (parentId >= childId) continue;
    const free = !edges.some((e) => e.childId === childId && IDS.length > 0 && overlaps(e, candidate));
    if (free) edges.push(candidate);
  }
  return { bodies: org.bodies.map((b) => ({ ...b, ...ALWAYS })), edges, groups: [] };
});

const days = Array.from({ length: 28 }, (_, i) => day(i + 1));
const overlaps = (a: Validity, b: Validity): boolean => days.some((d) => holdsOn(a, d) && holdsOn(b, d));

/** Slow and plain: looks through all edges at every step. */
const oracle = (org: OrgData, date: CivilDate) => {
  const alive = (id: string) => org.bodies.some((b) => b.id === id && holdsOn(b, date));
  const edges = org.edges.filter((e) => holdsOn(e, date) && alive(e.childId) && alive(e.parentId));
  const children = (id: string) => edges.filter((e) => e.parentId === id).map((e) => e.childId);
  const below = (id: string): Set<string> => {
    const found = new Set<string>();
    for (let grown = true; grown; ) {
      grown = false;
      for (const e of edges) {
        if ((e.parentId === id || found.has(e.parentId)) && !found.has(e.childId) && e.childId !== id) {
          found.add(e.childId);
          grown = true;
        }
      }
    }
    return found;
  };
  return { alive, children, below };
};

const anyDay = fc.constantFrom(...days);
const anyId = fc.constantFrom(...IDS);

describe('tree as of a day', () => {
  it('has the children and descendants that the edges of that day give, on sound and on faulty data', () => {
    fc.assert(
      fc.property(fc.oneof(wild, sound), anyDay, anyId, (org, date, id) => {
        const tree = new OrgTree(org, date);
        const slow = oracle(org, date);
        expect(tree.has(id)).toBe(slow.alive(id));
        expect(tree.children(id)).toEqual(slow.children(id));
        const descendants = tree.descendants(id);
        expect(new Set(descendants)).toEqual(slow.below(id));
        expect(new Set(descendants).size).toBe(descendants.length);
      }),
    );
  });

  it('on sound data, ancestors are exactly those of whom one is a descendant, nearest first', () => {
    fc.assert(
      fc.property(sound, anyDay, anyId, (org, date, id) => {
        const tree = new OrgTree(org, date);
        const slow = oracle(org, date);
        const above = tree.ancestors(id);
        expect(new Set(above)).toEqual(new Set(IDS.filter((other) => slow.below(other).has(id))));
        expect(tree.path(id)).toEqual([...above].reverse().concat(id));
        for (const other of IDS) expect(tree.isUnder(id, other)).toBe(slow.below(other).has(id));
        expect(tree.roots()).toEqual(IDS.filter((other) => tree.parent(other) === undefined));
      }),
    );
  });

  it('ends a life and a place on the day it says, not after', () => {
    const org: OrgData = {
      bodies: ['a', 'b', 'c'].map((id) => ({
        id,
        kind: 'k',
        level: 'province',
        names: [],
        aliases: [],
        ...ALWAYS,
      })),
      edges: [
        { childId: 'c', parentId: 'a', validFrom: day(1), validTo: day(10) },
        { childId: 'c', parentId: 'b', validFrom: day(10), validTo: null },
      ],
      groups: [],
    };
    expect(new OrgTree(org, day(9)).parent('c')).toBe('a');
    expect(new OrgTree(org, day(10)).parent('c')).toBe('b');
  });

  it('calls a body by the name of the day', () => {
    const renamed: OrgBody = {
      id: 'a',
      kind: 'k',
      level: 'province',
      aliases: [],
      ...ALWAYS,
      names: [
        { name: 'Mới', validFrom: day(10), validTo: null },
        { name: 'Cũ', validFrom: day(2), validTo: day(10) },
      ],
    };
    expect([day(1), day(9), day(10), day(28)].map((date) => nameOn(renamed, date))).toEqual([
      'Cũ',
      'Cũ',
      'Mới',
      'Mới',
    ]);
    expect(new OrgTree({ bodies: [renamed], edges: [] }, day(9)).nameOf('a')).toBe('Cũ');
    expect(new OrgTree({ bodies: [renamed], edges: [] }, day(9)).nameOf('z')).toBeUndefined();
  });
});

describe('faults in the data', () => {
  it('circles are found exactly when somebody stands beneath itself on some day', () => {
    fc.assert(
      fc.property(wild, (org) => {
        // One parent at a time, so that "stands above itself" has one meaning.
        const edges = org.edges.filter(
          (e, i) => !org.edges.some((o, j) => j < i && o.childId === e.childId && overlaps(o, e)),
        );
        const data = { ...org, bodies: org.bodies.map((b) => ({ ...b, ...ALWAYS })), edges };
        const circling = days.flatMap((date) => {
          const { children, below } = oracle(data, date);
          return IDS.filter((id) => children(id).some((child) => child === id || below(child).has(id)));
        });
        const found = checkOrg(data).filter((fault) => fault.code === 'cycle');
        expect(new Set(found.map((fault) => fault.at))).toEqual(new Set(circling));
      }),
      { numRuns: 200 },
    );
  });

  it('sound data has none', () => {
    fc.assert(
      fc.property(sound, (org) => {
        expect(
          checkOrg({ ...org, bodies: org.bodies.map((b) => ({ ...b, names: [{ name: b.id, ...ALWAYS }] })) }),
        ).toEqual([]);
      }),
    );
  });

  it('a change that would close a circle is known beforehand', () => {
    fc.assert(
      fc.property(sound, anyDay, anyId, anyId, (org, date, child, parent) => {
        const moved = [
          ...org.edges.filter((e) => e.childId !== child),
          { childId: child, parentId: parent, ...ALWAYS },
        ];
        const after = new OrgTree({ bodies: org.bodies, edges: moved }, date);
        const circle =
          after.parent(child) === child || after.ancestors(child).some((id) => after.parent(id) === child);
        expect(wouldCycle(new OrgTree(org, date), child, parent)).toBe(circle);
      }),
    );
  });

  it('each kind of fault is named', () => {
    const named = (id: string): OrgBody => ({
      id,
      kind: 'k',
      level: 'province',
      names: [{ name: id, ...ALWAYS }],
      aliases: [],
      ...ALWAYS,
    });
    const twice = { name: 'x', ...ALWAYS };
    const short: OrgBody = { ...named('s'), validTo: day(5) };
    const codes = checkOrg({
      bodies: [
        named('a'),
        named('a'),
        { ...named('n'), names: [] },
        { ...named('t'), names: [twice, twice] },
        short,
        named('p'),
      ],
      edges: [
        { childId: 's', parentId: 'p', ...ALWAYS },
        { childId: 'p', parentId: 'zz', ...ALWAYS },
        { childId: 'n', parentId: 'p', ...ALWAYS },
        { childId: 'n', parentId: 'a', ...ALWAYS },
      ],
      groups: [
        {
          id: 'g',
          name: 'G',
          aliases: [],
          rule: { under: 'yy', except: ['xx'] },
          members: [{ bodyId: 'ww', ...ALWAYS }],
        },
      ],
    }).map((fault) => `${fault.code} ${fault.at}`);
    expect(codes.sort()).toEqual(
      [
        'duplicate_body a',
        'unnamed n',
        'two_names t',
        'edge_outside_life s',
        'unknown_body zz',
        'two_parents n',
        'unknown_body g',
        'unknown_body g',
        'unknown_body g',
      ].sort(),
    );
  });
});

describe('groups', () => {
  const rule = fc.record(
    {
      kinds: fc.subarray(KINDS, { minLength: 1 }),
      level: fc.constantFrom(...LEVELS),
      under: anyId,
      except: fc.subarray(IDS),
    },
    { requiredKeys: [] },
  );
  const member = fc.tuple(anyId, validity).map(([bodyId, life]) => ({ bodyId, ...life }));

  it('hold whoever the rule describes or the list names, on that day, each once', () => {
    fc.assert(
      fc.property(
        wild,
        anyDay,
        fc.option(rule),
        fc.array(member, { maxLength: 4 }),
        (org, date, described, members) => {
          const group: OrgGroup = { id: 'g', name: 'Nhóm', aliases: [], rule: described, members };
          const slow = oracle(org, date);
          const fits = (b: OrgBody): boolean =>
            described !== null &&
            (described.kinds?.includes(b.kind) ?? true) &&
            (described.level === undefined || described.level === b.level) &&
            (described.under === undefined || slow.below(described.under).has(b.id)) &&
            !described.except?.includes(b.id);
          const expected = org.bodies.filter(
            (b) =>
              slow.alive(b.id) && (fits(b) || members.some((m) => m.bodyId === b.id && holdsOn(m, date))),
          );
          const found = expandGroup(group, new OrgTree(org, date));
          expect([...found].sort()).toEqual(expected.map((b) => b.id).sort());
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('aliases', () => {
  const make = (id: string, name: string, aliases: string[], life: Validity = ALWAYS): OrgBody => ({
    id,
    kind: 'k',
    level: 'province',
    names: [{ name, ...life }],
    aliases,
    ...life,
  });
  const index = new AliasIndex({
    bodies: [
      make('old', 'Sở Kế hoạch và Đầu tư', ['Sở KH&ĐT'], { validFrom: day(1), validTo: day(10) }),
      make('new', 'Sở Tài chính', ['Sở KHĐT'], { validFrom: day(10), validTo: null }),
      make('hoa', 'xã Quỳnh Hoa', []),
      make('hoà', 'xã Quỳnh Hòa', []),
    ],
    groups: [{ id: 'all', name: 'Các sở, ngành', aliases: ['Sở, ngành'], rule: null, members: [] }],
  });

  it('a name means the body that bore it on the day', () => {
    expect(index.resolve('Sở KH-ĐT', day(9))).toEqual({
      status: 'found',
      target: { type: 'body', id: 'old' },
      match: 'exact',
    });
    expect(index.resolve('Sở KH-ĐT', day(10))).toEqual({
      status: 'found',
      target: { type: 'body', id: 'new' },
      match: 'exact',
    });
    expect(index.resolve('Sở Kế hoạch và Đầu tư', day(10))).toEqual({ status: 'unknown' });
  });

  it('marks decide; without marks both are candidates', () => {
    expect(index.resolve('xã Quỳnh Hoà', day(3))).toMatchObject({ status: 'found', target: { id: 'hoà' } });
    const unmarked = index.resolve('xa Quynh Hoa', day(3));
    expect(unmarked).toEqual({
      status: 'ambiguous',
      match: 'loose',
      candidates: [
        { type: 'body', id: 'hoa' },
        { type: 'body', id: 'hoà' },
      ],
    });
  });

  it('groups are found too, and nonsense is not', () => {
    expect(index.resolve('sở ngành', day(3))).toMatchObject({ target: { type: 'group', id: 'all' } });
    expect(index.resolve('- ; ,', day(3))).toEqual({ status: 'unknown' });
    expect(index.resolve('Sở Mây', day(3))).toEqual({ status: 'unknown' });
  });
});
