/**
 * Sealing what a browser keeps: AES-GCM under a key that is made of two parts and never leaves the browser's
 * cryptography. Places are blinded too, because a search or a register's name may tell something by itself.
 */

/** Made in the browser for one store; cannot be read out by any script. */
export const newLocalPart = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
    'sign',
  ]) as Promise<CryptoKey>;

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly content: ArrayBuffer;
}

export interface Sealer {
  /** The name under which something lies, as it may be seen. */
  readonly blind: (group: string, place: string) => Promise<string>;
  readonly seal: (name: string, content: Uint8Array<ArrayBuffer>) => Promise<Sealed>;
  /** @throws when it was sealed under another key or another name, or was tampered with */
  readonly open: (name: string, sealed: Sealed) => Promise<Uint8Array<ArrayBuffer>>;
}

const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** @param part the server's part, 32 bytes in base64 */
export async function sealerOf(local: CryptoKey, part: string, storeId: string): Promise<Sealer> {
  const secret = await crypto.subtle.sign('HMAC', local, bytes(`binhdang offline 1\n${storeId}\n${part}`));
  const root = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const derived = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(32),
    info: bytes(info),
  });
  const [values, names] = await Promise.all([
    crypto.subtle.deriveKey(derived('values'), root, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]),
    crypto.subtle.deriveKey(derived('names'), root, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, [
      'sign',
    ]),
  ]);
  const under = (name: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv,
    // A row put in another's place does not open.
    additionalData: bytes(name),
  });
  return {
    blind: async (group, place) =>
      base64(new Uint8Array(await crypto.subtle.sign('HMAC', names, bytes(`${group}\n${place}`)))),
    seal: async (name, content) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      return { iv, content: await crypto.subtle.encrypt(under(name, iv), values, content) };
    },
    open: async (name, { iv, content }) =>
      new Uint8Array(await crypto.subtle.decrypt(under(name, iv), values, content)),
  };
}

function base64(content: Uint8Array): string {
  return btoa(String.fromCharCode(...content));
}

/** A value and, beside it, the bytes of a file: one length, the value as JSON, the bytes. */
export async function packed(value: unknown, file?: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const json = bytes(JSON.stringify(value));
  const tail = new Uint8Array(file === undefined ? new ArrayBuffer(0) : await file.arrayBuffer());
  const whole = new Uint8Array(4 + json.length + tail.length);
  new DataView(whole.buffer).setUint32(0, json.length);
  whole.set(json, 4);
  whole.set(tail, 4 + json.length);
  return whole;
}

export function unpacked<T>(whole: Uint8Array<ArrayBuffer>): {
  readonly value: T;
  readonly bytes: Uint8Array<ArrayBuffer>;
} {
  const length = new DataView(whole.buffer, whole.byteOffset).getUint32(0);
  const value = JSON.parse(new TextDecoder().decode(whole.subarray(4, 4 + length))) as T;
  return { value, bytes: whole.slice(4 + length) };
}
