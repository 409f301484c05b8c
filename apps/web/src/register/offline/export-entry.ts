/** An entry as a file that can be read without this software, for when it cannot be sent. */
import type { Language } from '@binhdang/domain';
import { differences } from '../detail/differences.ts';
import type { LoadedRegister } from '../use-register.ts';
import { localFilesIn, type OutboxEntry } from './entry.ts';
import type { words } from './words.ts';

type Translate = (key: keyof typeof words) => string;

/** One field a line: "Tên: giá trị". */
export function textOf(
  entry: OutboxEntry,
  { definition, rules, axes }: Pick<LoadedRegister, 'definition' | 'rules' | 'axes'>,
  language: Language,
  t: Translate,
): string {
  const telling = {
    saying: { lists: definition.lists, names: entry.names, language },
    axes,
    fileNames: new Map(Object.entries(entry.names)),
  };
  const fields = differences(rules.fields, {}, entry.values as never, telling);
  const why = entry.refused?.text.detail ?? entry.refused?.text.title;
  const lines = [
    `${t('fileRegister')}: ${definition.name[language]}`,
    `${t('fileBody')}: ${entry.body.name}`,
    ...fields.map(({ name, after }) => `${name[language]}: ${after ?? ''}`),
    ...localFilesIn(entry.values).map((id) => entry.names[id] ?? id),
    ...(why === undefined ? [] : [`${t('fileWhy')}: ${why[language]}`]),
  ];
  // With the mark by which Windows knows the letters.
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

export function saveText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
