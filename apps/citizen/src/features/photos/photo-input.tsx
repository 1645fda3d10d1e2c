'use client';

import { buttonClasses, IconButton } from '@pulse/ui';
import Camera from 'lucide-react/icons/camera';
import X from 'lucide-react/icons/x';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { shrinkPhoto } from './shrink-photo.ts';
import { usePreview } from './use-preview.ts';

export interface PhotoInputProps {
  label: string;
  hint: string;
  photo: Blob | undefined;
  onPhoto: (photo: Blob | undefined) => void;
}

/** One photo, from the camera or the gallery. Without script the file goes with the form as it is. */
export function PhotoInput({ label, hint, photo, onPhoto }: PhotoInputProps) {
  const t = useTranslations('photos');
  const id = useId();
  const preview = usePreview(photo);
  const [isScripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <p id={`${id}-hint`} className="text-sm text-ink-muted">
        {hint}
      </p>
      {preview ? (
        <div className="relative justify-self-start">
          {/* biome-ignore lint/performance/noImgElement: a picture that never left this device. */}
          <img src={preview} alt={t('chosen')} className="max-h-48 rounded-card object-cover" />
          <IconButton
            label={t('remove')}
            variant="raised"
            icon={<X aria-hidden size={18} />}
            className="absolute top-2 right-2"
            onClick={() => onPhoto(undefined)}
          />
        </div>
      ) : (
        <label htmlFor={id} className="grid gap-1.5 justify-self-start">
          <span
            className={
              isScripted
                ? buttonClasses({
                    tap: true,
                    className:
                      'has-focus-visible:outline-3 has-focus-visible:outline-focus relative',
                  })
                : 'text-sm font-semibold'
            }
          >
            {isScripted ? <Camera aria-hidden size={18} /> : null}
            {label}
            <input
              id={id}
              type="file"
              name="photo"
              accept="image/jpeg,image/png,image/webp,image/heic"
              aria-describedby={`${id}-hint`}
              className={
                isScripted
                  ? 'absolute inset-0 cursor-pointer opacity-0'
                  : 'mt-2 block max-w-full text-base font-normal'
              }
              onChange={async (event) => {
                const [file] = event.target.files ?? [];
                if (file) onPhoto(await shrinkPhoto(file));
              }}
            />
          </span>
        </label>
      )}
    </div>
  );
}
