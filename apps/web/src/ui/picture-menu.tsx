import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPhotoDown } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useLanguage, useWords } from '../app/i18n.tsx';
import { words } from './words.ts';

interface PictureMenuProps {
  readonly title: string;
  readonly description: string;
  /** Where the drawing and, as items of `data-legend`, its keys are; all of it is printed. */
  readonly place: RefObject<HTMLElement | null>;
}

/** Prints a chart or map alone, or saves it as a picture for a document. */
export function PictureMenu({ title, description, place }: PictureMenuProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const make = async (ending: 'svg' | 'png') => {
    const drawing = place.current?.querySelector<SVGSVGElement>('svg[data-drawing], [role="img"] svg');
    if (!drawing) return;
    try {
      const { pictureOf, pngOf, save } = await import('./picture.ts');
      const made = new Date().toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB');
      const legend = legendIn(place.current);
      const svg = pictureOf(drawing, { title, description, legend, foot: `Bình Đẳng · ${made}` });
      save(ending === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await pngOf(svg), title, ending);
    } catch {
      notifications.show({ color: 'red', message: t('pictureFailed') });
    }
  };
  const print = async () => {
    const { printOnly } = await import('./picture.ts');
    if (place.current !== null) printOnly(place.current);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size="lg"
          className="no-print"
          aria-label={t('pictureOf', { title })}
          title={t('picture')}
        >
          <IconPhotoDown size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void make('png')}>{t('picturePng')}</Menu.Item>
        <Menu.Item onClick={() => void make('svg')}>{t('pictureSvg')}</Menu.Item>
        <Menu.Item onClick={() => void print()}>{t('picturePrint')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Keys beside the drawing: each item begins with its swatch. */
function legendIn(place: HTMLElement | null): { colour: string; text: string }[] {
  return [...(place?.querySelectorAll('[data-legend] > li') ?? [])].map((item) => ({
    colour:
      item.firstElementChild === null ? 'none' : getComputedStyle(item.firstElementChild).backgroundColor,
    text: item.textContent.trim(),
  }));
}
