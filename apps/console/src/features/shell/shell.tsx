'use client';

import { type ThemeChoice, ToastProvider, useCommandKey } from '@pulse/ui';
import { type ReactNode, useCallback, useState } from 'react';
import { KeyboardHelp } from './keyboard-help.tsx';
import { Palette } from './palette.tsx';
import { Sidebar } from './sidebar.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** The frame around every screen: sidebar, palette, keyboard help, messages. */
export function Shell({ theme, children }: { theme: ThemeChoice; children: ReactNode }) {
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  useCommandKey(useCallback(() => setPaletteOpen(true), []));
  useShortcuts({ '?': () => setHelpOpen(true) });
  return (
    <ToastProvider closeLabel="Close" regionLabel="Messages ({hotkey})">
      <a
        href="#content"
        className="sr-only z-60 rounded-field bg-raised px-4 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to the content
      </a>
      <div className="grid h-dvh grid-cols-[4.25rem_minmax(0,1fr)] lg:grid-cols-[14rem_minmax(0,1fr)] print:block print:h-auto">
        <Sidebar
          theme={theme}
          onPalette={() => setPaletteOpen(true)}
          onHelp={() => setHelpOpen(true)}
        />
        <main
          id="content"
          tabIndex={-1}
          className="min-h-0 overflow-y-auto outline-none print:overflow-visible"
        >
          {children}
        </main>
      </div>
      <Palette open={paletteOpen} onOpenChange={setPaletteOpen} />
      <KeyboardHelp open={helpOpen} onOpenChange={setHelpOpen} />
    </ToastProvider>
  );
}
