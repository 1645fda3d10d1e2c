'use client';

import type { Photo } from '@pulse/contract';
import clsx from 'clsx';
import { useTranslations } from 'next-intl';

export interface IncidentPhotosProps {
  photos: readonly Photo[];
  /** What they show, for those who cannot see them. */
  subject: string;
  size?: 'large' | 'small';
}

/** A row to swipe through; each opens in full. */
export function IncidentPhotos({ photos, subject, size = 'large' }: IncidentPhotosProps) {
  const t = useTranslations('incident');
  if (photos.length === 0) return null;
  const isSingle = photos.length === 1 && size === 'large';
  return (
    <ul className={clsx(isSingle ? 'grid' : 'scroll-row')}>
      {photos.map((photo, index) => (
        <li key={photo.id} className={clsx('shrink-0 snap-start', isSingle && 'w-full')}>
          <a href={photo.urls.large} target="_blank" rel="noreferrer" className="block">
            {/* biome-ignore lint/performance/noImgElement: already three sizes, made by the city's server. */}
            <img
              src={size === 'large' ? photo.urls.medium : photo.urls.thumb}
              alt={t('photoAlt', { number: index + 1, subject })}
              width={photo.width}
              height={photo.height}
              decoding="async"
              className={clsx(
                'rounded-card bg-sunken object-cover',
                isSingle && 'max-h-80 w-full',
                size === 'small' && 'size-24',
                !isSingle && size === 'large' && 'h-56 w-auto max-w-[80vw]',
              )}
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
