/** Registers under design, for tests: the scenario of the issue, and short ways to do what an administrator does. */
import { register } from '@binhdang/contract';
import type { Field, Measure, RegisterDefinition } from '@binhdang/domain/register';
import type { Person, System } from '../../../test/system.ts';
import { checkFacts } from '../check-facts.ts';
import { convert } from './conversion.ts';

/** A class as an officer enters it; invented. */
export const CLASS: Readonly<Record<string, unknown>> = {
  title: 'Tập huấn lồng ghép giới cho cán bộ xã',
  topic: 'mainstreaming',
  level: 'district',
  starts_on: '2022-05-10',
  ends_on: '2022-05-11',
  days: 2,
  audience: ['leaders'],
  participants: { '': 40, 'sex=female': 25, 'sex=male': 15 },
  cost: 12_000_000,
};

const MODE: Field = {
  code: 'hinh_thuc',
  type: 'choice',
  list: 'hinh_thuc',
  name: { vi: 'Hình thức', en: 'Mode' },
};
const BY_MODE: Measure = {
  code: 'training_by_mode',
  kind: 'flow',
  name: { vi: 'Số lớp theo hình thức', en: 'Classes by mode' },
  unit: { vi: 'lớp', en: 'classes' },
  value: { from: 'record' },
  by: ['hinh_thuc'],
};

/** A choice field "Hình thức" (trực tuyến/trực tiếp) and a measure that counts classes by it. */
export function withMode(definition: RegisterDefinition, change: Partial<Field> = {}): RegisterDefinition {
  const [first, ...rest] = definition.sections;
  if (!first) throw new Error('no section');
  return {
    ...definition,
    lists: {
      ...definition.lists,
      hinh_thuc: [
        { code: 'online', name: { vi: 'Trực tuyến', en: 'Online' } },
        { code: 'in_person', name: { vi: 'Trực tiếp', en: 'In person' } },
      ],
    },
    sections: [{ ...first, fields: [...first.fields, { ...MODE, ...change } as Field] }, ...rest],
    measures: [...definition.measures, BY_MODE],
  };
}

/** Topics without "media", which is to become "other". */
export function withoutMedia(definition: RegisterDefinition): RegisterDefinition {
  const topics = (definition.lists['topics'] ?? []).filter(({ code }) => code !== 'media');
  return { ...definition, lists: { ...definition.lists, topics } };
}

export const inRegister = (code = 'training-class') => ({ register: code });

/** Begins a draft and changes it. @returns the draft's version */
export async function drafted(
  admin: Person,
  change: (definition: RegisterDefinition) => RegisterDefinition,
  mapping: Record<string, Record<string, string>> = {},
  code = 'training-class',
): Promise<number> {
  await admin.call(register.startDesign, { params: inRegister(code), body: {} });
  const { draft } = await admin.call(register.design, { params: inRegister(code) });
  if (!draft) throw new Error('no draft');
  const definition = change(draft.definition as unknown as RegisterDefinition);
  const saved = await admin.call(register.saveDesign, {
    params: inRegister(code),
    body: {
      version: draft.version,
      definition: definition as unknown as Record<string, unknown>,
      mapping,
    },
  });
  return saved.version;
}

export const publish = (
  admin: Person,
  version: number,
  body: { appliesFrom?: string; reason?: string; bringOver?: boolean } = {},
  code = 'training-class',
) =>
  admin.ask(register.publishDesign, {
    params: inRegister(code),
    body: { version, appliesFrom: '2022-06-15', reason: 'Theo công văn hướng dẫn', ...body },
  });

/** Does in small steps what a publication ordered, and proves that facts are what the records count. */
export async function converted(system: System, conversionId: string | null) {
  if (conversionId === null) throw new Error('nothing was ordered');
  const state = await convert(system.services, conversionId, 2);
  const report = await checkFacts(system.owner);
  if (report.wrong.length > 0) throw new Error(report.wrong.join('\n'));
  return { mapped: state.mapped, moved: state.moved };
}
