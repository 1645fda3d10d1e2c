'use client';

import { createContext, type ReactNode, use } from 'react';

const SignedInContext = createContext(false);

export interface ReaderProviderProps {
  signedIn: boolean;
  children: ReactNode;
}

/** Whether the page was drawn for somebody who is signed in. */
export function ReaderProvider({ signedIn, children }: ReaderProviderProps) {
  return <SignedInContext value={signedIn}>{children}</SignedInContext>;
}

export const useSignedIn = (): boolean => use(SignedInContext);
