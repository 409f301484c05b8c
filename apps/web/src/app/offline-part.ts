/**
 * The server's part of the key of what this browser keeps for work without a connection. It lies in a cookie, apart from
 * the store itself, because a cookie runs out by itself and is kept by the browser under the system's own protection;
 * whose store it opens stands with it.
 */
const NAME = 'binhdang_offline';

export interface OfflinePart {
  readonly userId: string;
  /** 32 bytes in base64. */
  readonly part: string;
}

/** What was given at the last sign-in, if it has not run out. */
export function offlinePart(): OfflinePart | undefined {
  const found = document.cookie.split('; ').find((one) => one.startsWith(`${NAME}=`));
  const [userId, part] = found?.slice(NAME.length + 1).split('.') ?? [];
  return userId && part ? { userId, part: decodeURIComponent(part) } : undefined;
}

export function keepOfflinePart({ userId, part }: OfflinePart, hours: number): void {
  write(`${userId}.${encodeURIComponent(part)}`, Math.round(hours * 3600));
}

/** From now on nothing kept here can be read; the same person's next sign-in brings it back. */
export function forgetOfflinePart(): void {
  write('', 0);
}

function write(value: string, seconds: number): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing in browsers that officials use
  document.cookie = `${NAME}=${value}; Path=/; Max-Age=${seconds}; SameSite=Strict${secure}`;
}
