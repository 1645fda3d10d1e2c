import { usePathname } from 'next/navigation';
import { useRef } from 'react';

/**
 * The incident that is open beside the list. Its address is the incident's own: it can be shared,
 * reloaded into the full page, and "back" closes it.
 */
export const useDrawerIncident = () => {
  const pathname = usePathname();
  const listAddress = useRef('/');
  const id = /^\/incidents\/([^/]+)$/.exec(pathname)?.[1];
  return {
    id,
    show: (next: string) => {
      if (next === id) return;
      const address = `/incidents/${next}`;
      if (id) return window.history.replaceState(null, '', address);
      listAddress.current = `${location.pathname}${location.search}`;
      window.history.pushState(null, '', address);
    },
    hide: () => {
      if (id) window.history.replaceState(null, '', listAddress.current);
    },
  };
};
