'use client';

import { Card, CategoryIcon, Chip, Select, TextArea } from '@pulse/ui';
import { useTranslations } from 'next-intl';
import { useCity } from '../city/city-provider.tsx';
import { PhotoStrip } from '../photos/photo-strip.tsx';
import { longestDescription, mostPhotos, type ReportDraft } from './report-draft.ts';
import { StepTitle } from './step-title.tsx';
import { useCategorySuggestions } from './use-category-suggestions.ts';
import type { EditDraft } from './use-report-draft.ts';

export interface WhatCardProps {
  draft: ReportDraft;
  edit: EditDraft;
  descriptionError: string | undefined;
  categoryError: string | undefined;
}

export function WhatCard({ draft, edit, descriptionError, categoryError }: WhatCardProps) {
  const t = useTranslations('report.what');
  const { pack, category, categoryName } = useCity();
  const suggested = useCategorySuggestions(draft, edit);
  return (
    <Card as="section" aria-labelledby="step-what" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <StepTitle id="step-what" number={1} title={t('title')} />
      <PhotoStrip
        photos={draft.photos}
        most={mostPhotos}
        onAdd={(added) => edit(({ photos }) => ({ photos: [...photos, ...added] }))}
        onRemove={(key) =>
          edit(({ photos }) => ({ photos: photos.filter((photo) => photo.key !== key) }))
        }
      />
      <TextArea
        id="description"
        name="description"
        label={t('description')}
        hint={t('descriptionHint')}
        error={descriptionError}
        maxLength={longestDescription}
        value={draft.description}
        onChange={(event) => edit({ description: event.target.value })}
      />
      <div className="grid gap-2">
        {suggested.length > 0 ? (
          <fieldset className="flex flex-wrap gap-2">
            <legend className="sr-only">{t('suggested')}</legend>
            {suggested.map((id) => (
              <Chip
                key={id}
                selected={draft.category === id}
                icon={<CategoryIcon name={category(id)?.icon} sizePx={18} />}
                onClick={() => edit({ category: id, categoryPicked: true })}
              >
                {categoryName(id)}
              </Chip>
            ))}
          </fieldset>
        ) : null}
        <Select
          id="category"
          name="category"
          label={t('category')}
          hint={suggested.length > 0 ? t('suggestedHint') : undefined}
          error={categoryError}
          placeholder={t('chooseCategory')}
          value={draft.category}
          onChange={(event) => edit({ category: event.target.value, categoryPicked: true })}
          options={pack.categories.map(({ id }) => ({ value: id, label: categoryName(id) }))}
        />
      </div>
    </Card>
  );
}
