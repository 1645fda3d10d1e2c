'use client';

import clsx from 'clsx';
import X from 'lucide-react/icons/x';
import { Toast as Radix } from 'radix-ui';
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import { IconButton } from './icon-button.tsx';

export interface ToastMessage {
  title: ReactNode;
  description?: ReactNode;
  tone?: 'neutral' | 'success' | 'danger';
  /** `altText` tells a screen reader how to do the same without the toast. */
  action?: { label: string; altText: string; onAct: () => void };
  durationMs?: number;
}

type ShowToast = (message: ToastMessage) => void;
const ToastContext = createContext<ShowToast | null>(null);

const edges = {
  neutral: 'border-l-brand',
  success: 'border-l-success-ink',
  danger: 'border-l-danger',
};
const defaultDurationMs = 6000;
/** Time enough to read, find and press "undo". */
const actionDurationMs = 10_000;
const mostShown = 3;

export interface ToastProviderProps {
  closeLabel: string;
  /** Names the region; `{hotkey}` becomes the key that moves focus into it. */
  regionLabel: string;
  children: ReactNode;
}

export function ToastProvider({ closeLabel, regionLabel, children }: ToastProviderProps) {
  const [shown, setShown] = useState<(ToastMessage & { id: number })[]>([]);
  const nextId = useRef(0);
  const show = useCallback<ShowToast>((message) => {
    nextId.current += 1;
    const id = nextId.current;
    setShown((current) => [...current, { ...message, id }].slice(-mostShown));
  }, []);
  const remove = (id: number) => setShown((current) => current.filter((toast) => toast.id !== id));

  return (
    <ToastContext value={show}>
      <Radix.Provider label={regionLabel} swipeDirection="right">
        {children}
        {shown.map(({ id, title, description, tone = 'neutral', action, durationMs }) => (
          <Radix.Root
            key={id}
            type={tone === 'danger' ? 'foreground' : 'background'}
            duration={durationMs ?? (action ? actionDurationMs : defaultDurationMs)}
            onOpenChange={(open) => !open && remove(id)}
            className={clsx(
              'pulse-appear-below flex items-center gap-2 rounded-card border border-l-4 border-line bg-raised',
              'py-2 pr-1.5 pl-4 text-ink shadow-float',
              'data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)',
              edges[tone],
            )}
          >
            <div className="flex-1">
              <Radix.Title className="text-sm font-semibold">{title}</Radix.Title>
              {description ? (
                <Radix.Description className="text-sm text-ink-muted">
                  {description}
                </Radix.Description>
              ) : null}
            </div>
            {action ? (
              <Radix.Action
                altText={action.altText}
                onClick={action.onAct}
                className="min-h-tap cursor-pointer rounded-field px-3 text-sm font-semibold text-brand-ink hover:bg-brand-soft"
              >
                {action.label}
              </Radix.Action>
            ) : null}
            <Radix.Close asChild>
              <IconButton label={closeLabel} icon={<X aria-hidden size={18} />} />
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport
          label={regionLabel}
          className="fixed inset-x-3 bottom-[calc(var(--toast-bottom,0px)+0.75rem)] z-60 grid gap-2 outline-none sm:left-auto sm:w-96"
        />
      </Radix.Provider>
    </ToastContext>
  );
}

/** Shows a toast. Throws outside a ToastProvider: a message that nobody sees is a lost message. */
export function useToast(): ShowToast {
  const show = useContext(ToastContext);
  if (!show) throw new Error('useToast needs a ToastProvider above it');
  return show;
}
