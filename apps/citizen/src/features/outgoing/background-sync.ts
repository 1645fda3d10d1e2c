interface SyncManager {
  register: (tag: string) => Promise<void>;
}

/** Lets the worker send when the line is back and no page is open; not every browser can. */
export const askForBackgroundSync = async (): Promise<void> => {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration) return;
  await syncManagerOf(registration)
    ?.register('send-reports')
    .catch(() => undefined);
};

/** Background Sync is missing from the standard types; what is returned has been looked at. */
const syncManagerOf = (registration: ServiceWorkerRegistration): SyncManager | undefined => {
  if (!('sync' in registration)) return undefined;
  const { sync } = registration;
  const isManager = typeof sync === 'object' && sync !== null && 'register' in sync;
  return isManager ? (sync as SyncManager) : undefined;
};
