'use client';

import { buttonClasses, IconButton } from '@pulse/ui';
import Camera from 'lucide-react/icons/camera';
import X from 'lucide-react/icons/x';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { newKey } from '../outgoing/new-key.ts';
import type { ReportPhoto } from '../outgoing/outgoing-report.ts';
import { shrinkPhoto } from './shrink-photo.ts';
import { usePreview } from './use-preview.ts';

export interface PhotoStripProps {
  photos: readonly ReportPhoto[];
  most: number;
  onAdd: (photos: ReportPhoto[]) => void;
  onRemove: (key: string) => void;
}

/** Photos of a report, made smaller the moment they are chosen. */
export function PhotoStrip({ photos, most, onAdd, onRemove }: PhotoStripProps) {
  const t = useTranslations('photos');
  const id = useId();
  const [isBusy, setBusy] = useState(false);
  const room = most - photos.length;

  const add = async (files: readonly File[]) => {
    setBusy(true);
    const added: ReportPhoto[] = [];
    // One after the other: a phone has no memory for five large photos at once.
    for (const file of files.slice(0, room)) {
      added.push({ key: newKey(), blob: await shrinkPhoto(file) });
    }
    setBusy(false);
    onAdd(added);
  };

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {photos.length > 0 ? (
        <ul className="scroll-row">
          {photos.map((photo, index) => (
            <ChosenPhoto
              key={photo.key}
              photo={photo}
              number={index + 1}
              onRemove={() => onRemove(photo.key)}
            />
          ))}
        </ul>
      ) : null}
      {room > 0 ? (
        <label
          htmlFor={id}
          aria-busy={isBusy}
          className={buttonClasses({
            size: 'large',
            className:
              'relative border-dashed has-focus-visible:outline-3 has-focus-visible:outline-focus noscript:h-auto noscript:flex-col noscript:py-3',
          })}
        >
          <Camera aria-hidden size={20} />
          {isBusy ? t('shrinking') : photos.length > 0 ? t('addMore') : t('add')}
          <input
            id={id}
            type="file"
            name="photo"
            accept="image/*"
            multiple
            className="absolute inset-0 cursor-pointer opacity-0 noscript:static noscript:max-w-full noscript:opacity-100"
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              if (files.length > 0) void add(files);
            }}
          />
        </label>
      ) : null}
      <p className="text-sm text-ink-muted">{t('hint', { most })}</p>
    </div>
  );
}

interface ChosenPhotoProps {
  photo: ReportPhoto;
  number: number;
  onRemove: () => void;
}

function ChosenPhoto({ photo, number, onRemove }: ChosenPhotoProps) {
  const t = useTranslations('photos');
  const preview = usePreview(photo.blob);
  return (
    <li className="relative shrink-0 snap-start">
      {/* biome-ignore lint/performance/noImgElement: a picture that never left this device. */}
      <img
        src={preview}
        alt={t('number', { number })}
        className="h-36 w-36 rounded-card bg-sunken object-cover"
      />
      <IconButton
        label={t('removeNumber', { number })}
        variant="raised"
        icon={<X aria-hidden size={18} />}
        className="absolute top-1 right-1"
        onClick={onRemove}
      />
    </li>
  );
}
