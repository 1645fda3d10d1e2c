import { useSyncExternalStore } from 'react';

const query = '(min-width: 64rem)';

/** Whether list and map stand side by side. */
export const useIsWide = (): boolean =>
  useSyncExternalStore(
    (callback) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', callback);
      return () => media.removeEventListener('change', callback);
    },
    () => window.matchMedia(query).matches,
    () => false,
  );
