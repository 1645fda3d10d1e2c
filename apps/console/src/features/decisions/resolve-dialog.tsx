'use client';

import { type Photo, routes } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { Button, Dialog, TextArea } from '@pulse/ui';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { QueryError } from '../queries/query-error.tsx';
import type { Decision } from './decision.ts';

export interface ResolveDialogProps {
  what: string;
  onDecide: (decision: Decision) => void;
  onClose: () => void;
}

const mostPhotos = 5;

/** A note and photos as proof; the photos are uploaded while the note is being written. */
export function ResolveDialog({ what, onDecide, onClose }: ResolveDialogProps) {
  const [note, setNote] = useState('');
  const [photos, setPhotos] = useState<Photo[]>([]);
  const formId = useId();
  const upload = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) {
        const form = new FormData();
        form.set('photo', file);
        const photo = await browserClient(routes.uploadPhoto, {
          form,
          idempotencyKey: crypto.randomUUID(),
        });
        setPhotos((before) => [...before, photo].slice(0, mostPhotos));
      }
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (upload.isPending) return;
    onDecide({
      action: 'resolve',
      ...(note.trim() ? { note: note.trim() } : {}),
      ...(photos.length > 0 ? { photoIds: photos.map((photo) => photo.id) } : {}),
    });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Resolve ${what}`}
      description="Everybody sees that it is mended, with your note and photos as proof. You can undo it."
      closeLabel="Close"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={upload.isPending}>
            {upload.isPending ? 'Uploading photos' : 'Resolve'}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid gap-4">
        <TextArea
          label="What was done (optional)"
          value={note}
          maxLength={500}
          rows={3}
          onChange={(event) => setNote(event.target.value)}
        />
        <label className="grid gap-1.5 text-sm font-semibold">
          Photos (optional, up to {mostPhotos})
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp"
            multiple
            disabled={photos.length >= mostPhotos}
            onChange={(event) => {
              upload.mutate([...(event.target.files ?? [])].slice(0, mostPhotos - photos.length));
              event.target.value = '';
            }}
            className="min-h-tap rounded-field border border-dashed border-line-strong p-2 text-sm font-normal file:mr-3 file:min-h-9 file:cursor-pointer file:rounded-field file:border-0 file:bg-brand-soft file:px-3 file:text-sm file:font-semibold file:text-brand-ink"
          />
        </label>
        <ul aria-label="Photos added" className="flex flex-wrap gap-2 empty:hidden">
          {photos.map((photo, index) => (
            <li key={photo.id} className="relative">
              {/* biome-ignore lint/performance/noImgElement: the gateway already made the sizes. */}
              <img
                src={photo.urls.thumb}
                alt={`Proof ${index + 1}`}
                className="size-20 rounded-field object-cover"
              />
              <Button
                size="small"
                className="mt-1 w-full"
                onClick={() => setPhotos(photos.filter((item) => item.id !== photo.id))}
              >
                Remove
              </Button>
            </li>
          ))}
        </ul>
        {upload.error ? <QueryError error={upload.error} /> : null}
      </form>
    </Dialog>
  );
}
