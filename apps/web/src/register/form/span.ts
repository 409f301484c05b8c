import type { Field, RegisterDefinition } from '@binhdang/domain/register';

/** Characters that fit a third of the form. */
const SHORT = 24;
const MEDIUM = 60;

/** How much of a line a field takes where there is room: a third, a half, or all of it. */
export function spanOf(field: Field, lists: RegisterDefinition['lists']): 'small' | 'medium' | 'whole' {
  switch (field.type) {
    case 'number':
    case 'money':
    case 'date':
    case 'period':
    case 'yes_no':
    case 'computed':
      return 'small';
    case 'choice': {
      const longest = Math.max(0, ...(lists[field.list] ?? []).map(({ name }) => name.vi.length));
      return longest <= SHORT ? 'small' : 'medium';
    }
    case 'body':
    case 'place':
    case 'person':
    case 'link':
      return 'medium';
    case 'text':
      return (field.lines ?? 1) === 1 && (field.maxLength ?? 500) <= MEDIUM ? 'small' : 'whole';
    default:
      return 'whole';
  }
}
