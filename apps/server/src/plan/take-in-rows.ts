/** From what the reader found to the rows of a plan. Pure. */
import {
  AliasIndex,
  type CivilDate,
  type NodeBody,
  nameOn,
  type OrgData,
  type PlanNode,
} from '@binhdang/domain';
import type { BodyTable, Finding, ReadDocument, ReadNode } from '@binhdang/vanban';
import { v7 as uuid } from 'uuid';

/** The organisation as the reader takes it: every name a body ever had, groups without their members. */
export function bodyTable(org: OrgData, on: CivilDate): BodyTable {
  return {
    bodies: org.bodies.map((body) => {
      const name = nameOn(body, on);
      const others = body.names.map((one) => one.name).filter((one) => one !== name);
      return {
        id: body.id,
        name,
        aliases: [...others, ...body.aliases],
        kind: body.kind,
        level: body.level,
        validFrom: body.validFrom,
        validTo: body.validTo,
      };
    }),
    // Members are worked out when obligations are made, as of the plan's date.
    groups: org.groups.map(({ id, name, aliases }) => ({ id, name, aliases })),
  };
}

export interface TreeRows {
  readonly nodes: readonly PlanNode[];
  readonly bodies: readonly NodeBody[];
  /** The reader's id of a node to the row's. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Rows of the tree, with new ids, in reading order. */
export function treeRows(read: ReadDocument): TreeRows {
  const ids = new Map(read.nodes.map((node) => [node.id, uuid()]));
  const nodes = read.nodes.map((node, index): PlanNode => {
    const parentId = node.parent === null ? null : (ids.get(node.parent) ?? null);
    return nodeRow(node, ids.get(node.id) ?? uuid(), parentId, index + 1);
  });
  const bodies = read.nodes.flatMap((node) => bodyRows(node, ids.get(node.id) ?? ''));
  return { nodes, bodies, ids };
}

function nodeRow(node: ReadNode, id: string, parentId: string | null, ord: number): PlanNode {
  return {
    id,
    parentId,
    ord,
    label: node.label || null,
    kind: node.kind,
    part: node.part ?? null,
    purpose: node.purpose ?? null,
    product: node.product ?? null,
    text: node.text,
    startAt: node.start,
    endAt: node.end,
    confidence: node.confidence,
    dates: node.dates,
    targets: node.targets,
    rows: node.rows ?? null,
    checkedBy: null,
    checkedAt: null,
    removed: false,
    version: 1,
  };
}

/** A name that stands for several groups ("các sở, ban, ngành, đoàn thể") gives a row for each. */
function bodyRows(node: ReadNode, nodeId: string): NodeBody[] {
  const seen = new Set<string>();
  return node.bodies
    .flatMap((body) => (body.groupId?.split('+') ?? [null]).map((groupId) => ({ body, groupId })))
    .filter(({ body, groupId }) => {
      const key = body.id ?? groupId ?? body.name;
      return !seen.has(key) && seen.add(key);
    })
    .map(({ body, groupId }) => ({
      id: uuid(),
      nodeId,
      bodyId: body.id ?? null,
      groupId,
      name: body.name,
      role: body.role,
      origin: 'read' as const,
      confirmed: false,
      confidence: body.confidence,
      reason: null,
      version: 1,
    }));
}

/** Findings with the rows' ids in place of the reader's. */
export function findingRows(findings: readonly Finding[], ids: ReadonlyMap<string, string>) {
  return findings.map(({ node, ...finding }) => ({
    ...finding,
    nodeId: node === undefined ? null : (ids.get(node) ?? null),
  }));
}

/** The body that issued the document, as far as its name tells. */
export function issuerOf(org: OrgData, name: string | null, on: CivilDate): string | undefined {
  if (name === null) return undefined;
  const found = new AliasIndex(org).resolve(name, on);
  return found.status === 'found' && found.target.type === 'body' ? found.target.id : undefined;
}

export interface PlanPeriod {
  readonly year: number;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
}

/**
 * When a plan runs: from its document's date to the end of the year, or of the last year, that its title names
 * ("năm 2022", "giai đoạn 2021 - 2030"); without either, the year of the document or of today.
 */
export function planPeriod(title: string | null, date: CivilDate | null, today: CivilDate): PlanPeriod {
  const years = [...(title ?? '').matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map((match) => Number(match[0]));
  const issued = Number((date ?? today).slice(0, 4));
  const named = /(?:giai đoạn|đến năm|nhiệm kỳ)/iu.test(title ?? '') ? years : years.slice(0, 1);
  const first = named[0] ?? issued;
  const last = Math.max(first, named.at(-1) ?? issued);
  // A title may name the year of something else, long past when the document was issued.
  const year = last < issued ? issued : Math.max(first, Math.min(issued, last));
  const endsOn = `${Math.max(last, issued)}-12-31`;
  const startsOn = date ?? `${year}-01-01`;
  return { year, startsOn, endsOn };
}
