/** What a certificate says of a class or an event that a record is about. */
import type { DefinitionFault } from './check-measure.ts';
import { TOTAL } from './grid.ts';
import { type Field, fieldOf, type RegisterDefinition } from './model.ts';
import { type Saying, sayValue } from './say.ts';
import type { GridValue, RecordValues } from './value.ts';

const PLACES = /\{([a-z][a-z0-9_]*)\}/g;

/** The sentence as it follows a name, its fields filled in; `undefined` where the register gives no certificates. */
export function sayCertificate(
  definition: RegisterDefinition,
  values: RecordValues,
  names: Saying['names'],
): string | undefined {
  const saying: Saying = { lists: definition.lists, names, language: 'vi' };
  return definition.certificate?.says
    .replaceAll(PLACES, (_, code: string) => {
      const field = fieldOf(definition, code);
      return (field && sayValue(field, values[code], saying)) ?? '';
    })
    .replace(/\s+/g, ' ')
    .trim();
}

/** How many took part, where the record says it. */
export function mostCertificates(definition: RegisterDefinition, values: RecordValues): number | undefined {
  const value = values[definition.certificate?.most ?? ''];
  const most = typeof value === 'object' ? (value as GridValue)[TOTAL] : value;
  return typeof most === 'number' ? most : undefined;
}

/** Fields that a certificate names and the register does not have. */
export function certificateFaults(
  { certificate }: RegisterDefinition,
  byCode: ReadonlyMap<string, Field>,
): DefinitionFault[] {
  if (certificate === undefined) return [];
  const named = [...certificate.says.matchAll(PLACES)].map(([, code = '']) => code);
  const most = certificate.most === undefined ? undefined : byCode.get(certificate.most);
  const wrong = [
    ...named.filter((code) => !byCode.has(code)),
    ...(certificate.most !== undefined && most?.type !== 'grid' && most?.type !== 'number'
      ? [certificate.most]
      : []),
  ];
  return wrong.map((code) => ({
    at: 'certificate',
    message: {
      vi: `Giấy chứng nhận dùng trường “${code}”, không có hoặc không phải kiểu phù hợp.`,
      en: `The certificate names "${code}", which is no field or of no fitting kind.`,
    },
  }));
}
