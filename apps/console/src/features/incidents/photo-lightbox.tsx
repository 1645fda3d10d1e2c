'use client';

import type { Photo } from '@pulse/contract';
import { Button, Dialog } from '@pulse/ui';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useEffect, useEffectEvent, useState } from 'react';

export interface PhotoStripProps {
  photos: readonly Photo[];
  /** What the photos show, for those who cannot see them. */
  describe: string;
  size?: 'small' | 'large';
}

/** Thumbnails that open large; arrow keys go through them. */
export function PhotoStrip({ photos, describe, size = 'large' }: PhotoStripProps) {
  const [shown, setShown] = useState<number | null>(null);
  const photo = shown === null ? undefined : photos[shown];
  const step = (by: number) =>
    setShown((now) => (now === null ? now : (now + by + photos.length) % photos.length));
  useArrowKeys(photo !== undefined, step);
  return (
    <>
      <ul className="flex flex-wrap gap-2">
        {photos.map((item, index) => (
          <li key={item.id}>
            <button
              type="button"
              onClick={() => setShown(index)}
              aria-label={`Photo ${index + 1} of ${photos.length}, open large`}
              className="block cursor-zoom-in overflow-hidden rounded-field bg-sunken"
            >
              {/* biome-ignore lint/performance/noImgElement: the gateway already made the sizes. */}
              <img
                src={size === 'small' ? item.urls.thumb : item.urls.medium}
                alt=""
                width={item.width}
                height={item.height}
                loading="lazy"
                className={size === 'small' ? 'size-16 object-cover' : 'h-44 w-auto object-cover'}
              />
            </button>
          </li>
        ))}
      </ul>
      <Dialog
        open={photo !== undefined}
        onOpenChange={(open) => !open && setShown(null)}
        title={`Photo ${(shown ?? 0) + 1} of ${photos.length}`}
        description={describe}
        closeLabel="Close"
        size="large"
        actions={
          photos.length > 1 ? (
            <>
              <Button onClick={() => step(-1)} icon={<ChevronLeft aria-hidden size={18} />}>
                Previous
              </Button>
              <Button onClick={() => step(1)} icon={<ChevronRight aria-hidden size={18} />}>
                Next
              </Button>
            </>
          ) : null
        }
      >
        {photo ? (
          // biome-ignore lint/performance/noImgElement: the gateway already made the sizes.
          <img
            src={photo.urls.large}
            alt={describe}
            width={photo.width}
            height={photo.height}
            className="mx-auto max-h-[60dvh] w-auto rounded-field object-contain"
          />
        ) : null}
      </Dialog>
    </>
  );
}

/** Wherever the focus is within the dialog. */
const useArrowKeys = (active: boolean, step: (by: number) => void) => {
  const onKeyDown = useEffectEvent(({ key }: KeyboardEvent) => {
    if (key === 'ArrowRight') step(1);
    if (key === 'ArrowLeft') step(-1);
  });
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [active]);
};
