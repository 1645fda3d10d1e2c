/** What a value was known to be from a moment on. NaN: it was taken back, nothing is known. */
export interface KnownValue {
  readonly value: number;
  readonly knownAtMs: number;
}

/** A change no larger than this says nothing new. */
export interface Told extends KnownValue {
  readonly provenance: string;
  readonly tolerance?: number;
}

/**
 * What a key's newest row does not say yet, in order of time. Nothing is put before the newest row:
 * whoever asked at an earlier moment was answered without it. What was told then and is still other
 * than the newest row counts as known now.
 *
 * @param told in order of time
 * @param isClosed the key's day is over for this input: only what is newer by itself counts
 */
export const unsaid = (
  newest: KnownValue | undefined,
  told: readonly Told[],
  nowMs: number,
  isClosed = false,
): Told[] => {
  const added: Told[] = [];
  let last = newest;
  const isNews = (one: Told): boolean =>
    last === undefined
      ? !Number.isNaN(one.value)
      : !Object.is(one.value, last.value) &&
        !(Math.abs(one.value - last.value) <= (one.tolerance ?? 0));
  const add = (one: Told) => {
    added.push(one);
    last = one;
  };
  for (const one of told) {
    if (last !== undefined && one.knownAtMs <= last.knownAtMs) continue;
    if (isNews(one)) add(one);
  }
  const final = told.at(-1);
  if (final && !isClosed && isNews(final)) {
    add({ ...final, knownAtMs: Math.max(nowMs, (last?.knownAtMs ?? 0) + 1) });
  }
  return added;
};

/** Of what was told within the same stretch of time only the last; so a store is not filled with tremor. */
export const lastOfEach = <T extends KnownValue>(told: readonly T[], stretchMs: number): T[] =>
  told.filter(({ knownAtMs }, i) => {
    const next = told[i + 1];
    return (
      next === undefined ||
      Math.floor(next.knownAtMs / stretchMs) > Math.floor(knownAtMs / stretchMs)
    );
  });
