/** Prometheus metrics: requests by action and status, pool, process. No labels that name people or bodies. */
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { answer } from './failure.ts';
import { Refusal } from './refusal.ts';
import type { Services } from './services.ts';

export function measure(app: FastifyInstance, services: Services): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'binhdang_request_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'binhdang_pool_connections',
    help: 'Database connections of the app pool',
    labelNames: ['state'] as const,
    registers: [registry],
    collect() {
      this.set({ state: 'total' }, services.pool.totalCount);
      this.set({ state: 'idle' }, services.pool.idleCount);
      this.set({ state: 'waiting' }, services.pool.waitingCount);
    },
  });
  // Results of what is checked each night (audit, facts), as they stand in `setting`.
  const checks = [
    new Gauge({
      name: 'binhdang_check_ok',
      help: 'Whether the latest check found everything right (1) or not (0)',
      labelNames: ['check'] as const,
      registers: [registry],
    }),
    new Gauge({
      name: 'binhdang_check_timestamp_seconds',
      help: 'When the latest check ran, by the clock of the work',
      labelNames: ['check'] as const,
      registers: [registry],
    }),
  ] as const;
  const readChecks = async () => {
    const { rows } = await services.workerPool.query<{ key: string; ok: boolean; at: number }>(
      `select replace(key, '_check', '') as key, (value ->> 'ok')::boolean as ok,
              extract(epoch from (value ->> 'at')::timestamptz)::float8 as at
         from setting where key like '%\\_check'`,
    );
    for (const { key, ok, at } of rows) {
      checks[0].set({ check: key }, ok ? 1 : 0);
      checks[1].set({ check: key }, at);
    }
  };
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    duration.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });
  app.get('/metrics', async (request, reply) => {
    const token = services.config.METRICS_TOKEN;
    // A proxy on this machine would make everybody local; what it forwards says so in a header.
    const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded;
    const local = forwarded === undefined && (request.ip === '127.0.0.1' || request.ip === '::1');
    const allowed = token ? request.headers.authorization === `Bearer ${token}` : local;
    if (!allowed) return answer(new Refusal('not-found'), request, reply);
    await readChecks();
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
