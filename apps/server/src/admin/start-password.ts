import { randomInt } from 'node:crypto';

/** Letters and digits that are not mistaken for one another when read aloud or copied from paper. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for the first sign-in, e.g. "k7pw-m3xq-9dtr-hv4a": 16 characters of 31, about 79 bits. */
export function newStartPassword(): string {
  const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
