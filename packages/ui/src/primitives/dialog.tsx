'use client';

import clsx from 'clsx';
import X from 'lucide-react/icons/x';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** What will happen, before someone agrees to it. */
  description?: ReactNode;
  closeLabel: string;
  children?: ReactNode;
  /** Buttons, the main one last. */
  actions?: ReactNode;
  size?: 'small' | 'medium' | 'large';
}

const widths = { small: 'sm:max-w-sm', medium: 'sm:max-w-lg', large: 'sm:max-w-3xl' };

/** In the middle on a desktop; rises from the bottom, near the thumb, on a phone. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  closeLabel,
  children,
  actions,
  size = 'medium',
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="pulse-appear fixed inset-0 z-50 bg-overlay" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={clsx(
            'pulse-appear-below fixed z-50 flex max-h-[90dvh] flex-col bg-raised text-ink shadow-float',
            'inset-x-0 bottom-0 rounded-t-sheet pb-[env(safe-area-inset-bottom)]',
            'sm:inset-0 sm:m-auto sm:h-fit sm:w-full sm:rounded-card sm:pb-0',
            widths[size],
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-2">
            <Radix.Title className="flex-1 pt-2 text-title font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={closeLabel} icon={<X aria-hidden size={20} />} className="-mr-2" />
            </Radix.Close>
          </header>
          <div className="overflow-y-auto px-5 pb-5">
            {description ? (
              <Radix.Description className="mb-4 text-sm text-ink-muted">
                {description}
              </Radix.Description>
            ) : null}
            {children}
          </div>
          {actions ? (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
              {actions}
            </footer>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
