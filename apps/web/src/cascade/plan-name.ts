import type { cascade } from '@binhdang/contract';

/** "Kế hoạch 31/KH-UBND" as the page names the plan above. */
export const nameOf = ({
  number,
  title,
  year,
}: Pick<cascade.PlanAbove, 'number' | 'title' | 'year'>): string =>
  number === null ? `kế hoạch năm ${year}: ${title}` : `Kế hoạch ${number}`;
