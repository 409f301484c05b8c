const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'variant' });

/** Order of the Vietnamese alphabet (a, ă, â, b ... đ after d), numbers inside text by value. For `Array.sort`. */
export function compareVietnamese(a: string, b: string): number {
  return collator.compare(a, b);
}
