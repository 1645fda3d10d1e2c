'use client';

import clsx from 'clsx';
import X from 'lucide-react/icons/x';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';

export interface DrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  closeLabel: string;
  side?: 'start' | 'end';
  /** Without it the page behind stays usable and only Escape or the button closes. */
  modal?: boolean;
  children: ReactNode;
  actions?: ReactNode;
}

/** A full-height panel over the page, for details and for the menu on a small screen. */
export function Drawer({
  open,
  onOpenChange,
  title,
  closeLabel,
  side = 'end',
  modal = true,
  children,
  actions,
}: DrawerProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange} modal={modal}>
      <Radix.Portal>
        {modal ? <Radix.Overlay className="pulse-appear fixed inset-0 z-40 bg-overlay" /> : null}
        <Radix.Content
          aria-describedby={undefined}
          onInteractOutside={modal ? undefined : (event) => event.preventDefault()}
          className={clsx(
            'fixed inset-y-0 z-50 flex w-full max-w-md flex-col bg-raised text-ink shadow-float',
            side === 'end' ? 'pulse-appear-aside right-0' : 'pulse-appear left-0',
          )}
        >
          <header className="flex items-start gap-3 border-b border-line px-5 py-3">
            <Radix.Title className="flex-1 pt-2 text-heading font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={closeLabel} icon={<X aria-hidden size={20} />} className="-mr-2" />
            </Radix.Close>
          </header>
          <div className="flex-1 overflow-y-auto p-5">{children}</div>
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
