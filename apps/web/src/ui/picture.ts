/** A drawing of the page as a picture that stands by itself: with its title, what it tells, and when it was made. */
import { fold } from '@binhdang/domain';

export interface PictureText {
  readonly title: string;
  readonly description: string;
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
export function pictureOf(drawing: SVGSVGElement, { title, description, foot }: PictureText): string {
  const { width, height } = drawing.getBoundingClientRect();
  const page = getComputedStyle(document.body);
  const lines = wrapped(description, width, '14px');
  const top = MARGIN + 26 + lines.length * LINE;
  const whole = element('svg', {
    xmlns: SVG,
    width: width + 2 * MARGIN,
    height: top + height + MARGIN + 28,
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
  whole.append(text(foot, MARGIN, top + height + 28, 'font-size:12px;opacity:0.75'));
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

/** Words in lines of at most this width. */
function wrapped(words: string, width: number, size: string): string[] {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return [words];
  context.font = `${size} ${FONT}`;
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
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
