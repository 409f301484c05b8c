/**
 * What everybody may fetch, mounted by hand: there is no session to open, answers may be kept for a while by whoever
 * stands between, and nothing is set on the visitor's machine.
 */
import { createHash } from 'node:crypto';
import { publicPage } from '@binhdang/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import { fieldErrors, Refusal } from '../platform/refusal.ts';
import type { Services } from '../platform/services.ts';
import { csvOf, INDICATOR_FLOW, MEASURE_FLOW, sdmxCsvOf } from './open-data.ts';
import { PATHS, type Place, STYLE, STYLE_PATH } from './pages/layout.ts';
import { notFoundPage, publicPageAt } from './pages/pages.ts';
import { asAnybody, Published, publishedItems } from './published.ts';

/** What is withdrawn must be gone soon. */
const KEPT_SECONDS = 60;
/** A village may sit behind one address; nobody reads ten pages a second. */
const LIMIT = { rateLimit: { max: 600, timeWindow: '1 minute', allowList: [] as string[] } };

/** Sends it, or says that the visitor's copy is still the same. */
function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  type: string,
  content: string | Uint8Array,
  seconds = KEPT_SECONDS,
): FastifyReply {
  const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
  reply.header('cache-control', `public, max-age=${seconds}`).header('etag', tag);
  const known = String(request.headers['if-none-match'] ?? '');
  // A compressed answer is the same content.
  if (known.split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === tag)) return reply.code(304).send();
  return reply.type(type).send(typeof content === 'string' ? content : Buffer.from(content));
}

const published = async (request: FastifyRequest, services: Services, action: string): Promise<Published> =>
  new Published(await asAnybody(services, action, request.id, publishedItems));

function queryOf<Q extends z.ZodObject>(route: { readonly query: Q }, request: FastifyRequest): z.output<Q> {
  const result = route.query.safeParse(request.query ?? {});
  if (result.success) return result.data;
  throw new Refusal('invalid-input', { errors: fieldErrors(result.error) });
}

export function mountItems(app: FastifyInstance, services: Services): void {
  app.get(publicPage.items.path, { config: LIMIT }, async (request, reply) => {
    const items = await asAnybody(services, publicPage.items.id, request.id, publishedItems);
    return sendKept(request, reply, 'application/json; charset=utf-8', JSON.stringify({ items }));
  });
}

const SDMX_CSV = 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8';

export function mountIndicatorData(app: FastifyInstance, services: Services): void {
  mountData(app, services, publicPage.indicatorData, {
    'sdmx-csv': (all) => sdmxCsvOf(INDICATOR_FLOW, all),
    csv: (all, language) => csvOf(INDICATOR_FLOW, all, language),
  });
}

export function mountMeasureData(app: FastifyInstance, services: Services): void {
  mountData(app, services, publicPage.measureData, {
    'sdmx-csv': (all) => sdmxCsvOf(MEASURE_FLOW, all),
    csv: (all, language) => csvOf(MEASURE_FLOW, all, language),
  });
}

type DataRoute = typeof publicPage.indicatorData | typeof publicPage.measureData;

function mountData(
  app: FastifyInstance,
  services: Services,
  route: DataRoute,
  write: Record<'csv' | 'sdmx-csv', (all: Published, language: 'vi' | 'en') => Uint8Array>,
): void {
  app.get(route.path, { config: LIMIT }, async (request, reply) => {
    const { format, lang } = queryOf(route, request);
    const content = write[format](await published(request, services, route.id), lang);
    const name = `${route.path.split('/').at(-1)?.replace('.csv', '')}${format === 'csv' ? '' : '.sdmx'}.csv`;
    reply.header('content-disposition', `attachment; filename="${name}"`);
    return sendKept(request, reply, format === 'csv' ? 'text/csv; charset=utf-8' : SDMX_CSV, content);
  });
}

interface FileRow {
  readonly sha256: Buffer;
  readonly media_type: string;
  readonly name: string;
}

export function mountDocumentFile(app: FastifyInstance, services: Services): void {
  const route = publicPage.documentFile;
  app.get<{ Params: { publicationId: string } }>(route.path, { config: LIMIT }, async (request, reply) => {
    const { data } = route.params.safeParse(request.params);
    if (data === undefined) throw new Refusal('not-found');
    const file = await asAnybody(services, route.id, request.id, async (tx) => {
      const { rows } = await sql<FileRow>`
        select sha256, media_type, name from published_file(${data.publicationId}::uuid)`.execute(tx);
      return rows[0];
    });
    if (file === undefined) throw new Refusal('not-found');
    const inline = file.media_type === 'application/pdf';
    return reply
      .header('cache-control', `public, max-age=${KEPT_SECONDS}`)
      .header(
        'content-disposition',
        `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      )
      .type(file.media_type)
      .send(services.files.get(file.sha256));
  });
}

const PageQuery = z.object({ lang: z.enum(['vi', 'en']).catch('vi') });
const WITH_ONE: readonly Place[] = ['indicators', 'measures'];
const YEAR_OF_SECONDS = 31_536_000;

/** The pages themselves, written on the server: a phone on a slow line shows them at once, without any script. */
export function mountPages(app: FastifyInstance, services: Services): void {
  const page = (path: string, place: Place) =>
    app.get<{ Params: { code?: string } }>(path, { config: LIMIT }, async (request, reply) => {
      const { lang } = PageQuery.parse(request.query);
      const all = await published(request, services, 'public.page');
      const written = publicPageAt(place, request.params.code, all, lang);
      if (written === undefined) reply.code(404);
      return sendKept(request, reply, 'text/html; charset=utf-8', written ?? notFoundPage(lang));
    });
  for (const [place, path] of Object.entries(PATHS) as [Place, string][]) {
    page(path, place);
    if (WITH_ONE.includes(place)) page(`${path}/:code`, place);
  }
  // Its address changes with its content.
  app.get(STYLE_PATH, { config: LIMIT }, (request, reply) =>
    sendKept(request, reply, 'text/css; charset=utf-8', STYLE, YEAR_OF_SECONDS),
  );
}
