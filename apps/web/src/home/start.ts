/** Where each role begins its day. */
import type { Role } from '@binhdang/contract';

/** The role that decides first, and the pages that suit it, best first. */
const STARTS: readonly { readonly role: Role; readonly paths: readonly string[] }[] = [
  { role: 'leader', paths: ['/lanh-dao', '/nhiem-vu', '/ke-hoach'] },
  { role: 'lead_officer', paths: ['/ke-hoach', '/lanh-dao', '/nhiem-vu'] },
  { role: 'focal_officer', paths: ['/viec-cua-toi', '/ke-hoach'] },
  { role: 'administrator', paths: ['/quan-tri', '/co-quan'] },
  { role: 'viewer', paths: ['/nhiem-vu', '/ke-hoach'] },
];

/** First page that suits one of the roles and exists; `undefined` if none does. */
export function startPath(roles: readonly Role[], exists: (path: string) => boolean): string | undefined {
  return STARTS.filter(({ role }) => roles.includes(role))
    .flatMap(({ paths }) => paths)
    .find(exists);
}
