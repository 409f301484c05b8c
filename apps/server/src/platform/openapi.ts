/** The OpenAPI 3.1 document, composed from the same contracts that the server checks by. */
import { PROBLEMS, Problem, type ProblemCode } from '@binhdang/contract';
import { z } from 'zod';
import type { AnyRoute, BoundAction } from './action.ts';

type JsonObject = Record<string, unknown>;

/** What the document needs to know of an action. */
export type Documented = Pick<BoundAction, 'route' | 'permission'>;

/** @param schemas components by name as JSON Schema, besides those of the routes or in place of them */
export function openApi(
  actions: readonly Documented[],
  version: string,
  schemas: JsonObject = {},
): JsonObject {
  const components: JsonObject = {};
  const paths: Record<string, JsonObject> = {};
  for (const { route, permission } of actions) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] ??= {};
    paths[path][route.method.toLowerCase()] = operation(route, permission, components);
  }
  schemaOf(Problem, 'output', components);
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Bình Đẳng',
      version,
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
      description:
        'Ghi một lần, báo cáo mọi cấp. Mọi lỗi trả về theo RFC 9457 (application/problem+json) bằng tiếng Việt và tiếng Anh.\n\n' +
        'Record once, report at every level. Every error is an RFC 9457 problem document in Vietnamese and English. ' +
        'Writes accept an Idempotency-Key header; a repeat is answered with the first answer.',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(actions.map(({ route }) => room(route)))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...components, ...schemas },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'binhdang_session' } },
    },
  };
}

const room = (route: AnyRoute) => route.id.split('.')[0] ?? route.id;

function operation(
  route: AnyRoute,
  permission: BoundAction['permission'],
  components: JsonObject,
): JsonObject {
  return {
    operationId: route.id,
    tags: [room(route)],
    summary: route.summary.vi,
    description: `${route.summary.en}.\n\nPermission: \`${permission}\`.`,
    security: route.open ? [] : [{ session: [] }],
    parameters: [
      ...parameters(route.params, 'path', components),
      ...parameters(route.query, 'query', components),
      ...(route.method === 'GET' || route.open
        ? []
        : [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              schema: { type: 'string', minLength: 8, maxLength: 200 },
            },
          ]),
    ],
    ...requestBody(route, components),
    responses: { ...success(route, components), ...problems(route) },
  };
}

function parameters(
  schema: AnyRoute['params'],
  where: 'path' | 'query',
  components: JsonObject,
): JsonObject[] {
  const json = schemaOf(schema, 'input', components) as {
    properties?: Record<string, JsonObject>;
    required?: string[];
  };
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || (json.required ?? []).includes(name),
    schema: property,
  }));
}

function requestBody(route: AnyRoute, components: JsonObject): JsonObject {
  if (route.upload) {
    const fields =
      route.body instanceof z.ZodUndefined
        ? {}
        : ((schemaOf(route.body, 'input', components) as { properties?: JsonObject }).properties ?? {});
    const schema = {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' }, ...fields },
    };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (route.body instanceof z.ZodUndefined) return {};
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(route.body, 'input', components) } },
    },
  };
}

function success(route: AnyRoute, components: JsonObject): JsonObject {
  if (route.file)
    return {
      200: { description: 'OK', content: { [route.file]: { schema: { type: 'string', format: 'binary' } } } },
    };
  if (route.output instanceof z.ZodUndefined) return { 204: { description: 'OK' } };
  return {
    200: {
      description: 'OK',
      content: { 'application/json': { schema: schemaOf(route.output, 'output', components) } },
    },
  };
}

function problems(route: AnyRoute): JsonObject {
  const codes: ProblemCode[] = [
    ...route.problems,
    'invalid-input',
    'not-found',
    ...(route.open ? [] : (['sign-in-needed', 'not-allowed'] as const)),
    'too-busy',
  ];
  const byStatus = new Map<number, Set<ProblemCode>>();
  for (const code of codes) {
    const status = PROBLEMS[code].status;
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code));
  }
  return Object.fromEntries(
    [...byStatus].map(([status, set]) => [
      status,
      {
        description: [...set].map((code) => `\`${code}\`: ${PROBLEMS[code].title.vi}`).join('\n\n'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

/** JSON Schema of a zod schema; named schemas (meta id) go to components and are referred to. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: JsonObject): JsonObject {
  const json = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    reused: 'inline',
  }) as JsonObject;
  const { $defs, $schema: _, ...rest } = json;
  for (const [name, definition] of Object.entries((rebased($defs ?? {}) ?? {}) as JsonObject)) {
    const { $schema: __, id: ___, ...clean } = definition as JsonObject;
    components[name] = clean;
  }
  const id = typeof rest['id'] === 'string' ? rest['id'] : undefined;
  if (!id) return rebased(rest) as JsonObject;
  const { id: _id, ...definition } = rest;
  components[id] = rebased(definition);
  return { $ref: `#/components/schemas/${id}` };
}

function rebased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rebased);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string'
        ? inner.replace('#/$defs/', '#/components/schemas/')
        : rebased(inner),
    ]),
  );
}
