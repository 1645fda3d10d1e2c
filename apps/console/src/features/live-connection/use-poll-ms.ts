import { useLive } from './live-provider.tsx';

/** How often to ask by oneself, ms: often while no socket tells what is new, else to mend only. */
export const usePollMs = (): number => (useLive().state === 'connected' ? 30_000 : 5_000);
