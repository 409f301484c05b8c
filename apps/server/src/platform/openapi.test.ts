/** The published description of the interface: well formed, whole, and true of what is served. */
import * as contract from '@binhdang/contract';
import { POLICY } from '@binhdang/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSystem, type System } from '../../test/system.ts';
import { actions } from '../rooms.ts';
import type { AnyRoute } from './action.ts';

type Json = Record<string, unknown>;
interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security: unknown[];
  parameters: { name: string; in: string; required: boolean; schema: Json }[];
  requestBody?: { required: boolean; content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
}
interface Document {
  openapi: string;
  jsonSchemaDialect: string;
  info: { title: string; version: string; license: { name: string; identifier: string } };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json>; securitySchemes: Json };
}

const isRoute = (value: unknown): value is AnyRoute =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'problems' in value;

/** Every route that the contract exports, under any name. */
const routes = [
  ...new Set(
    Object.values(contract)
      .flatMap((room) => (typeof room === 'object' && room !== null ? Object.values(room) : []))
      .filter(isRoute),
  ),
];

let system: System;
let document: Document;
beforeAll(async () => {
  system = await openSystem();
  document = (await system.app.inject('/api/openapi.json')).json();
});
afterAll(() => system.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );

/** Everything in the document that can hold a schema, walked. */
function walk(value: unknown, visit: (node: Json) => void): void {
  if (Array.isArray(value)) for (const one of value) walk(one, visit);
  else if (typeof value === 'object' && value !== null) {
    visit(value as Json);
    for (const one of Object.values(value)) walk(one, visit);
  }
}

describe('the document', () => {
  test('is OpenAPI 3.1 with what the specification asks for', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.info).toMatchObject({ title: 'Bình Đẳng', license: { identifier: 'AGPL-3.0-only' } });
    expect(document.info.version).toMatch(/^\d+\.\d+\.\d+$/);
    const known = ['get', 'post', 'put', 'patch', 'delete'];
    for (const { path, method, operation } of operations()) {
      expect(path).toMatch(/^\/api\//);
      expect(known).toContain(method);
      expect(operation.summary).not.toBe('');
      expect(Object.keys(operation.responses).length).toBeGreaterThan(1);
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[2-5]\d\d$/);
        expect(response.description).toEqual(expect.any(String));
      }
    }
  });

  test('names each operation once, with the tags it lists', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = new Set(document.tags.map(({ name }) => name));
    for (const { operation } of operations()) for (const tag of operation.tags) expect(tags).toContain(tag);
  });

  test('describes exactly the parameters that stand in each path', () => {
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const described = operation.parameters.filter((one) => one.in === 'path');
      expect({ path, names: described.map(({ name }) => name).sort() }).toEqual({
        path,
        names: inPath.sort(),
      });
      for (const one of described) expect(one.required).toBe(true);
      const keys = operation.parameters.map((one) => `${one.in} ${one.name}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('refers only to schemas that it holds, and holds none that nobody refers to', () => {
    const referred = new Set<string>();
    walk(document, (node) => {
      if (typeof node['$ref'] !== 'string') return;
      expect(node['$ref']).toMatch(/^#\/components\/schemas\/[\w.-]+$/);
      referred.add(node['$ref'].slice('#/components/schemas/'.length));
    });
    expect([...referred].sort()).toEqual(Object.keys(document.components.schemas).sort());
  });

  test('writes its schemas in JSON Schema 2020-12', () => {
    const types = ['string', 'number', 'integer', 'boolean', 'null', 'object', 'array'];
    walk(document.components.schemas, (node) => {
      if (typeof node['type'] === 'string' && Object.keys(node).length < 20) {
        // A property may itself be called "type"; then its value is an object, not a string.
        expect(types).toContain(node['type']);
      }
      // Leftovers of OpenAPI 3.0, which 3.1 does not know.
      expect(node['nullable']).not.toBe(true);
      expect(node['$defs']).toBeUndefined();
      if ('exclusiveMinimum' in node) expect(typeof node['exclusiveMinimum']).not.toBe('boolean');
    });
    expect(document.jsonSchemaDialect).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  test('says of each failure that it is a problem document', () => {
    for (const { operation } of operations()) {
      const failures = Object.entries(operation.responses).filter(([status]) => status >= '400');
      expect(failures.length).toBeGreaterThan(0);
      for (const [, response] of failures)
        expect(response.content?.['application/problem+json']?.schema).toEqual({
          $ref: '#/components/schemas/Problem',
        });
    }
  });

  test('can be browsed, by a page that loads nothing from elsewhere', async () => {
    const page = await system.app.inject('/api/docs/index.html');
    expect(page.statusCode).toBe(200);
    expect([...page.body.matchAll(/(?:src|href)="(https?:[^"]+)"/g)]).toEqual([]);
    for (const name of ['swagger-ui-bundle.js', 'swagger-ui.css', 'swagger-initializer.js'])
      expect((await system.app.inject(`/api/docs/${name}`)).statusCode).toBe(200);
    expect((await system.app.inject('/api/docs')).headers.location).toBe('/api/docs/index.html');
  });
});

describe('the contract', () => {
  test('has many routes, no two alike', () => {
    expect(routes.length).toBeGreaterThan(80);
    const places = routes.map((route) => `${route.method} ${route.path}`);
    expect(new Set(places).size).toBe(places.length);
    expect(new Set(routes.map((route) => route.id)).size).toBe(routes.length);
  });

  test.each(routes.map((route) => [route.id, route] as const))('%s is described and served', (id, route) => {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    expect(document.paths[path]?.[route.method.toLowerCase()]?.operationId).toBe(id);
    expect(system.app.hasRoute({ method: route.method, url: route.path })).toBe(true);
  });

  test('and nothing else is described', () => {
    expect(operations().length).toBe(routes.length);
  });

  test('every action asks a line of the policy, except on the person’s own account', () => {
    const unguarded = actions
      .filter(({ permission }) => !(permission in POLICY))
      .map(({ route }) => route.id);
    expect(unguarded.sort()).toEqual([
      'account.changePassword',
      'account.changeSettings',
      'account.markRead',
      'account.me',
      'account.notifications',
      'account.offlinePart',
      'account.signOut',
      // Lists of what row-level security shows; each holds nothing for who has no work.
      'work.difficulties',
      'work.mine',
      'work.toJudge',
    ]);
  });

  test('every write that names a thing looks it up before it asks', () => {
    const blind = actions
      .filter(
        ({ route, permission, subject }) => /:/.test(route.path) && !subject && permission !== 'org.read',
      )
      .map(({ route, permission }) => `${permission} ${route.id}`)
      .sort();
    // The administrator's writes, which reach everywhere, and files, which row-level security shows or not.
    expect(
      blind.filter((one) => !/^(user\.manage|grant\.manage|org\.write|register\.design) /.test(one)),
    ).toEqual(['file.read file.download']);
  });

  test('each route that needs a session refuses without one, and only those', async () => {
    const sample = (route: AnyRoute) => route.path.replace(/:(\w+)/g, '00000000-0000-7000-8000-000000000000');
    for (const route of routes) {
      if (route.open) continue;
      const answer = await system.app.inject({
        method: route.method,
        url: sample(route),
        // What is wrong with the input is said before who asks; both give nothing away.
        ...(route.method === 'GET' ? {} : { payload: {} }),
      });
      expect({ id: route.id, status: answer.statusCode }).toEqual({
        id: route.id,
        status: expect.toSatisfy((status: number) => status === 401 || status === 422),
      });
    }
    expect(
      routes
        .filter((route) => route.open)
        .map((route) => route.id)
        .sort(),
    ).toEqual([
      'account.signIn',
      'overview.calendarFile',
      'public.documentFile',
      'public.indicatorData',
      'public.items',
      'public.measureData',
      'survey.answer',
      'survey.ask',
    ]);
  });
});
