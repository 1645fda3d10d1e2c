import { useCallback, useEffect, useRef, useState } from 'react';
import { newKey } from '../outgoing/new-key.ts';
import { deleteDraft, readDraft, writeDraft } from '../outgoing/outgoing-store.ts';
import { emptyDraft, isEmptyDraft, type ReportDraft } from './report-draft.ts';

const saveAfterMs = 300;

export type EditDraft = (
  change: Partial<ReportDraft> | ((draft: ReportDraft) => Partial<ReportDraft>),
) => void;

/** The draft of this device: read once, saved a moment after each change. */
export const useReportDraft = (begin: Partial<ReportDraft>) => {
  const [draft, setDraft] = useState<ReportDraft>(() => ({ ...emptyDraft(''), ...begin }));
  const [wasRestored, setRestored] = useState(false);
  const isTouched = useRef(false);

  useEffect(() => {
    let left = false;
    readDraft().then(
      (kept) => {
        // Whoever types before the device has answered keeps what was typed.
        if (left || !kept || isTouched.current) return;
        setDraft(kept);
        setRestored(!isEmptyDraft(kept));
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, []);

  useEffect(() => {
    if (!isTouched.current) return;
    const timer = setTimeout(() => {
      const saved = isEmptyDraft(draft) ? deleteDraft() : writeDraft(draft);
      saved.catch((error: unknown) => console.warn('The draft could not be kept.', error));
    }, saveAfterMs);
    return () => clearTimeout(timer);
  }, [draft]);

  const edit = useCallback<EditDraft>((change) => {
    isTouched.current = true;
    setDraft((old) => {
      const named = old.id === '' ? { ...old, id: newKey() } : old;
      return { ...named, ...(typeof change === 'function' ? change(named) : change) };
    });
  }, []);

  const clear = useCallback(async () => {
    isTouched.current = false;
    setDraft(emptyDraft(''));
    setRestored(false);
    await deleteDraft();
  }, []);

  return { draft, edit, clear, wasRestored };
};
