/**
 * In what way a task binds a body. `request` is for bodies that do not take orders from the issuer ("Đề nghị ...").
 */
export const OBLIGATION_ROLES = ['lead', 'coordinate', 'participate', 'request'] as const;
export type ObligationRole = (typeof OBLIGATION_ROLES)[number];

export const OBLIGATION_ROLE_NAMES: Record<ObligationRole, { readonly vi: string; readonly en: string }> = {
  lead: { vi: 'Chủ trì', en: 'Leads' },
  coordinate: { vi: 'Phối hợp', en: 'Coordinates' },
  participate: { vi: 'Tham gia', en: 'Takes part' },
  request: { vi: 'Được đề nghị', en: 'Requested' },
};
