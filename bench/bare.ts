/** The peer of an ordinary read: bare Fastify and one SQL query over the same tables, nothing else. */
import Fastify, { type FastifyInstance } from 'fastify';
import pg from 'pg';

/** @param query answered as JSON rows at GET / */
export async function bareServer(
  connectionString: string,
  query: string,
  values: readonly unknown[],
): Promise<{ origin: string; close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString, max: 20 });
  const app: FastifyInstance = Fastify();
  app.get('/', async () => (await pool.query(query, [...values])).rows);
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    origin,
    async close() {
      await app.close();
      await pool.end();
    },
  };
}
