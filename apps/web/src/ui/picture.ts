/** A drawing of the page as a picture that stands by itself: with its title, what it tells, and when it was made. */
import { fold } from '@binhdang/domain';

export interface PictureText {
  readonly title: string;
  readonly description: string;
  /** What colours stand for, where the drawing does not say it itself. */
  readonly legend: readonly { readonly colour: string; readonly text: string }[];
  /** A last small line: where and when the picture was made. */
  readonly foot: string;
}

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 20;
const LINE = 20;
/** A web font is not there outside of the page; these have all Vietnamese letters. */
const FONT = "'Be Vietnam Pro', 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";
/** What style sheets may have set; the picture has none. */
const KEPT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'visibility',
  'display',
] as const;

/** The drawing with its texts as an SVG document. */
export function pictureOf(drawing: SVGSVGElement, { title, description, legend, foot }: PictureText): string {
  const { width, height } = drawing.getBoundingClientRect();
  const page = getComputedStyle(document.body);
  const lines = wrapped(description, width, '14px');
  const top = MARGIN + 26 + lines.length * LINE;
  const keys = inRows(legend, width);
  const end = top + height + 20 + (keys.at(-1)?.y ?? 0) + (keys.length > 0 ? LINE + 4 : 0);
  const whole = element('svg', {
    xmlns: SVG,
    width: width + 2 * MARGIN,
    height: end + MARGIN,
    'font-family': FONT,
    fill: page.color,
  });
  const background = getComputedStyle(document.documentElement).getPropertyValue('--mantine-color-body');
  whole.append(element('rect', { width: '100%', height: '100%', fill: background.trim() || '#ffffff' }));
  whole.append(text(title, MARGIN, MARGIN + 12, 'font-size:18px;font-weight:700'));
  lines.forEach((line, at) => {
    whole.append(text(line, MARGIN, MARGIN + 36 + at * LINE, 'font-size:14px'));
  });
  const copy = withStyles(drawing);
  for (const [name, value] of Object.entries({ x: MARGIN, y: top + 8, width, height }))
    copy.setAttribute(name, String(value));
  if (!copy.hasAttribute('viewBox')) copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  whole.append(copy);
  for (const { colour, text: words, x, y } of keys) {
    const at = { x: MARGIN + x, y: top + height + 20 + y, width: 22, height: 14, rx: 3 };
    whole.append(element('rect', { ...at, fill: colour, stroke: '#7d8a98' }));
    whole.append(text(words, at.x + 28, at.y + 12, 'font-size:13px'));
  }
  whole.append(text(foot, MARGIN, end + 8, 'font-size:12px;opacity:0.75'));
  return new XMLSerializer().serializeToString(whole);
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function text(words: string, x: number, y: number, style: string): SVGElement {
  const made = element('text', { x, y, style });
  made.textContent = words;
  return made;
}

type Key = PictureText['legend'][number] & { readonly x: number; readonly y: number };

/** The keys of the legend one after the other, in as many rows as they need. */
function inRows(legend: PictureText['legend'], width: number): Key[] {
  const wide = lengthOf('13px');
  let [x, y] = [0, 0];
  return legend.map((key) => {
    const length = 28 + wide(key.text) + 24;
    if (x > 0 && x + length > width) [x, y] = [0, y + LINE + 4];
    const placed = { ...key, x, y };
    x += length;
    return placed;
  });
}

/** How long words are on the screen, in this size of the picture's letters. */
function lengthOf(size: string): (words: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return (words) => words.length * 8;
  context.font = `${size} ${FONT}`;
  return (words) => context.measureText(words).width;
}

/** Words in lines of at most this width. */
function wrapped(words: string, width: number, size: string): string[] {
  const wide = lengthOf(size);
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && wide(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function withStyles(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const copies = copy.querySelectorAll<SVGElement>('*');
  drawing.querySelectorAll<SVGElement>('*').forEach((original, at) => {
    const style = getComputedStyle(original);
    const same = copies[at];
    for (const property of KEPT) same?.style.setProperty(property, style.getPropertyValue(property));
    for (const name of ['class', 'tabindex', 'role']) same?.removeAttribute(name);
  });
  copy.removeAttribute('class');
  copy.removeAttribute('style');
  return copy;
}

/** How many dots of the PNG make one of the screen: sharp on paper too. */
const SHARPNESS = 2;

export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * SHARPNESS;
  canvas.height = image.height * SHARPNESS;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture was made')) : resolve(blob)));
  });
}

/** Gives the picture to the browser to save, under a name made of its title. */
export function save(picture: Blob, title: string, ending: 'svg' | 'png'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(picture);
  const name = fold(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  link.download = `${name.slice(0, 80)}.${ending}`;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Prints one part of the page: everything beside the way to it stays off the paper. */
export function printOnly(part: Element): void {
  const left: Element[] = [];
  for (let at: Element = part; at.parentElement !== null && at !== document.body; at = at.parentElement)
    left.push(...[...at.parentElement.children].filter((one) => one !== at));
  for (const one of left) one.setAttribute('data-off-paper', '');
  const back = () => {
    for (const one of left) one.removeAttribute('data-off-paper');
  };
  window.addEventListener('afterprint', back, { once: true });
  window.print();
}
