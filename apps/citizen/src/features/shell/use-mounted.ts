import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** False for the server and for the first render here, which has to match it. */
export const useMounted = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
