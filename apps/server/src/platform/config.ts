/** Configuration by environment, checked once at start; the messages say what to put right. */
import { z } from 'zod';

const flag = z.stringbool();

const postgresUrl = () =>
  z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://');

const Environment = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe('production: no demo accounts, PUBLIC_URL needed'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(8080)
    .describe('Port to listen on; 0 picks a free one'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be a whole address, e.g. https://binhdang.example.gov.vn' })
    .optional()
    .describe('Address as people type it; needed in production (cookies, links in mail)'),
  DATABASE_URL: postgresUrl()
    .optional()
    .describe('PostgreSQL 15+ as owner; without it the embedded PostgreSQL is used'),
  DATABASE_APP_URL: postgresUrl()
    .optional()
    .describe('Same database as binhdang_app; without it the owner connects with SET ROLE'),
  DATABASE_POOL: z.coerce
    .number()
    .int()
    .min(1)
    .max(500)
    .default(20)
    .describe('Connections that requests share'),
  DATA_FOLDER: z.string().optional().describe('Folder of the embedded database and of stored files'),
  WEB_FOLDER: z.string().optional().describe('Folder of the built web; by default where the build puts it'),
  DEMO: flag
    .optional()
    .describe('Demo accounts; by default on with the embedded database, refused in production'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .optional()
    .describe('How much is logged: by default info in production, else warn'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional()
    .describe('Mail server; without it no mail is sent'),
  MAIL_FROM: z.string().default('Bình Đẳng <binh-dang@localhost>').describe('Sender of mails'),
  UPLOAD_LIMIT_MB: z.coerce.number().int().min(1).max(200).default(25).describe('Largest file, in megabytes'),
  SIGNATURE_ROOTS: z
    .string()
    .optional()
    .describe('Folder of PEM files: roots of certificates of digital signatures that are trusted'),
  SESSION_HOURS: z.coerce.number().min(0.1).max(72).default(10).describe('How long a sign-in lasts'),
  OFFLINE_HOURS: z.coerce
    .number()
    .min(0)
    .max(720)
    .default(72)
    .describe('How long a browser without a connection can still read what it keeps and enter; 0: never'),
  TRUST_PROXY: flag.default(false).describe('Set when a load balancer in front adds X-Forwarded-For'),
  METRICS_TOKEN: z.string().min(16).optional().describe('When set, /metrics asks for it as a bearer token'),
  SIGN_IN_LIMIT: z.coerce
    .number()
    .int()
    .min(1)
    .default(10)
    .describe('Failed sign-ins per account in 15 minutes'),
});

/** Every variable with what it is for; the operators' handbook must name each. */
export const VARIABLES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(Environment.shape).map(([name, schema]) => [name, schema.description ?? '']),
);

/** Their values may hold passwords and are not repeated in messages. */
const SECRET = new Set(['DATABASE_URL', 'DATABASE_APP_URL', 'SMTP_URL', 'METRICS_TOKEN']);

export interface Config extends Omit<z.infer<typeof Environment>, 'LOG_LEVEL'> {
  /** Whether invented demo people may sign in. */
  readonly demo: boolean;
  readonly LOG_LEVEL: NonNullable<z.infer<typeof Environment>['LOG_LEVEL']>;
}

/** @throws {ConfigError} naming every variable that is wrong, what it is for and what was given */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = Environment.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      const value = SECRET.has(name) ? '' : ` Given: "${given[name]}".`;
      return `  ${name}: ${message}.${value} ${VARIABLES[name]}.`;
    });
    throw new ConfigError(`Cấu hình chưa đúng / configuration is wrong:\n${lines.join('\n')}`);
  }
  const config = result.data;
  const production = config.NODE_ENV === 'production';
  if (production && config.DEMO === true) {
    throw new ConfigError('DEMO: demo accounts are refused when NODE_ENV=production. Remove DEMO.');
  }
  if (production && !config.PUBLIC_URL) {
    throw new ConfigError(
      'PUBLIC_URL: needed when NODE_ENV=production, e.g. https://binhdang.example.gov.vn',
    );
  }
  return {
    ...config,
    demo: !production && (config.DEMO ?? config.DATABASE_URL === undefined),
    // Whoever tries it out reads the address and the accounts, not a line per request.
    LOG_LEVEL: config.LOG_LEVEL ?? (production ? 'info' : 'warn'),
  };
}

export class ConfigError extends Error {}
