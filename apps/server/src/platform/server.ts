/** The Fastify application: safety first, then the rooms, then the web's files. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { AnyRoute, BoundAction } from './action.ts';
import { answer, answerFailures } from './failure.ts';
import { guardOrigin, mount, newRequestId } from './http.ts';
import { measure } from './metrics.ts';
import { type Documented, openApi } from './openapi.ts';
import { Refusal } from './refusal.ts';
import type { Services } from './services.ts';

const BUILT_WEB = join(import.meta.dirname, '../../../web/dist');
export const VERSION = '0.1.0';

export interface ServerParts {
  readonly services: Services;
  readonly actions: readonly BoundAction[];
  readonly extras: readonly Extra[];
  /** For the OpenAPI document, beside those of the routes; asked for with it. */
  readonly schemas?: () => Readonly<Record<string, unknown>>;
}

/** A route that does not fit an action because there is no session: signing in, calendar files, the public page. */
export interface Extra {
  /** Left out for pages, which are no interface. */
  readonly route?: AnyRoute;
  readonly mount: (app: FastifyInstance, services: Services) => void;
}

export async function buildServer({
  services,
  actions,
  extras,
  schemas,
}: ServerParts): Promise<FastifyInstance> {
  const { config } = services;
  const app: FastifyInstance = Fastify({
    loggerInstance: services.log as FastifyBaseLogger,
    genReqId: newRequestId,
    trustProxy: config.TRUST_PROXY,
    bodyLimit: 2 * 1024 * 1024,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  answerFailures(app);
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart);
  await app.register(fastifyCompress, { globalCompression: true, threshold: 2048 });
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'],
        frameAncestors: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: config.PUBLIC_URL?.startsWith('https:') ? [] : null,
      },
    },
    frameguard: { action: 'sameorigin' },
    strictTransportSecurity: config.PUBLIC_URL?.startsWith('https:') ?? false,
    referrerPolicy: { policy: 'same-origin' },
  });
  // A whole office may sit behind one address; guessing passwords is limited per account in the database. Files of the
  // site are not counted: one page's first view takes dozens of them.
  await app.register(fastifyRateLimit, {
    max: 3000,
    timeWindow: '1 minute',
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: () => new Refusal('too-many-attempts'),
  });
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
  });
  closeWithGrace(app);
  guardOrigin(app, config.PUBLIC_URL);
  measure(app, services);
  health(app, services);
  for (const extra of extras) extra.mount(app, services);
  mount(app, services, actions);
  documentation(
    app,
    [...actions, ...extras.flatMap(({ route }) => (route ? [{ route, permission: 'open' as const }] : []))],
    schemas,
  );
  await web(app, config.WEB_FOLDER ?? BUILT_WEB);
  return app;
}

/** A request under way when the server stops is answered and its connection then closed, not kept alive. */
function closeWithGrace(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}

function health(app: FastifyInstance, services: Services): void {
  app.get('/healthz', async () => ({ status: 'ok', version: VERSION }));
  app.get('/readyz', async (request, reply) => {
    try {
      await services.pool.query('select 1');
      return { status: 'ready' };
    } catch {
      return answer(new Refusal('too-busy'), request, reply);
    }
  });
}

function documentation(
  app: FastifyInstance,
  actions: readonly Documented[],
  schemas: ServerParts['schemas'],
): void {
  // Composed for the first who asks: most servers run without it.
  let document: string | undefined;
  app.get('/api/openapi.json', (_request, reply) => {
    document ??= JSON.stringify(openApi(actions, VERSION, schemas?.()));
    return reply.type('application/json; charset=utf-8').send(document);
  });
  app.get('/api/docs', (_request, reply) => reply.redirect('/api/docs/index.html'));
  app.get('/api/docs/swagger-initializer.js', (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .send(
        `window.ui = SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null });`,
      ),
  );
  const viewer = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  app.register(fastifyStatic, {
    root: viewer,
    prefix: '/api/docs/',
    decorateReply: false,
    allowedPath: (path) => /\.(html|css|png)$|swagger-ui-bundle\.js$/.test(path),
  });
}

/** The built web; any other path that a page could have gets index.html. */
async function web(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    app.setNotFoundHandler((request, reply) => answer(new Refusal('not-found'), request, reply));
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    immutable: true,
    maxAge: '1y',
    setHeaders: (reply, path) => {
      // Names of built files carry a hash, those of the shell do not.
      if (!path.includes('/assets/')) reply.header('cache-control', 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const page =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      (request.headers.accept ?? '').includes('text/html');
    if (!page) return answer(new Refusal('not-found'), request, reply);
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
