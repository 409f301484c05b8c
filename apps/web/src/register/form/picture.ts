/**
 * Pictures made small in the browser before they are sent: a phone's photo of 5 MB takes minutes over a commune's line.
 * The picture is drawn anew, so nothing that the camera wrote into the file (place, device, time) goes with it.
 */

/** Longest side, in pixels: enough to read a banner or a list on a photo. */
export const LONGEST_SIDE = 1600;
const QUALITY = 0.8;

const PICTURE = /\.(jpe?g|png|webp|gif|bmp|heic|heif|avif)$/i;

export const isPicture = (file: { readonly name: string; readonly type: string }): boolean =>
  file.type.startsWith('image/') ? !file.type.includes('svg') : PICTURE.test(file.name);

/** Size at which a picture is drawn; small ones stay as they are. */
export function fittingSize(
  width: number,
  height: number,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The name with the ending of what the picture has become. */
export function renamed(name: string, type: string): string {
  const stem = name.replace(/\.[^.]*$/, '');
  return `${stem === '' ? 'anh' : stem}.${type === 'image/png' ? 'png' : 'jpg'}`;
}

/** @throws Error when the browser cannot open the picture: then it is not sent, since its data cannot be taken out */
export async function shrunk(file: File): Promise<File> {
  const bitmap = await opened(file);
  const { width, height } = fittingSize(bitmap.width, bitmap.height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const drawing = canvas.getContext('2d');
  if (drawing === null) throw new Error('no canvas');
  // JPEG knows no transparency; what was clear would turn black.
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, width, height);
  drawing.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const photo = await drawn(canvas, 'image/jpeg');
  // Drawings and screenshots are smaller and sharper as PNG.
  const sharp = file.type === 'image/png' ? await drawn(canvas, 'image/png') : undefined;
  const best = sharp !== undefined && sharp.size < photo.size ? sharp : photo;
  canvas.width = 0;
  return new File([best], renamed(file.name, best.type), { type: best.type });
}

/** Turned upright as the camera held it. */
function opened(file: File): Promise<ImageBitmap> {
  return createImageBitmap(file, { imageOrientation: 'from-image' });
}

function drawn(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('not drawn')) : resolve(blob)), type, QUALITY);
  });
}
