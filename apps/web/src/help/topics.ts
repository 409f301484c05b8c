/** The guide's texts, taken in when the web is built. */
const files = import.meta.glob<string>('../../../../docs/huong-dan/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface Topic {
  /** File name without its ending; the last part of the address. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** Reading order of the topics known today; others follow by title. */
const ORDER = [
  'bat-dau',
  'ke-hoach',
  'viec-cua-toi',
  'theo-doi',
  'kho-khan-vuong-mac',
  'xac-nhan',
  'van-ban',
  'co-quan',
  'quan-tri',
];

const placeOf = ({ id }: Topic) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);

export const topics: readonly Topic[] = Object.entries(files)
  .map(([path, text]) => {
    const id = path.slice(path.lastIndexOf('/') + 1, -'.md'.length);
    return { id, text, title: /^#\s+(.+)$/m.exec(text)?.[1]?.trim() ?? id };
  })
  .sort((a, b) => placeOf(a) - placeOf(b) || a.title.localeCompare(b.title, 'vi'));
