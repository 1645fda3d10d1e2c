const storageKey = 'pulse-shortcuts';

/** Kept in this browser: people who dictate or have a tremor switch single keys off. */
export const shortcutsAreOn = (): boolean => {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
};

export const setShortcuts = (on: boolean): void => {
  try {
    localStorage.setItem(storageKey, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing keeps the default.
  }
};
