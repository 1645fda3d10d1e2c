'use client';

import type { Me } from '@pulse/contract';
import { createContext, type ReactNode, useContext } from 'react';

const ViewerContext = createContext<Me | null>(null);

export function ViewerProvider({ viewer, children }: { viewer: Me; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

export function useViewer(): Me {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer needs a ViewerProvider above it');
  return viewer;
}
