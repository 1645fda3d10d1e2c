/** Whole numbers by 32-bit key: open addressing with linear probing (Knuth 1973, 6.4). */
export class HashTable {
  #keys: Int32Array;
  #values: Int32Array;
  #mask: number;
  #size = 0;

  constructor(expected = 16) {
    let capacity = 16;
    while (capacity < expected * 2) capacity *= 2;
    this.#keys = new Int32Array(capacity);
    this.#values = new Int32Array(capacity).fill(-1);
    this.#mask = capacity - 1;
  }

  get size(): number {
    return this.#size;
  }

  /** The value, or -1. */
  get(key: number): number {
    const values = this.#values;
    const keys = this.#keys;
    for (let at = key & this.#mask; ; at = (at + 1) & this.#mask) {
      const value = values[at] as number;
      if (value === -1 || keys[at] === key) return value;
    }
  }

  /** @param value not negative */
  set(key: number, value: number): void {
    if (this.#size * 2 >= this.#keys.length) this.#grow();
    let at = key & this.#mask;
    while (this.#values[at] !== -1 && this.#keys[at] !== key) at = (at + 1) & this.#mask;
    if (this.#values[at] === -1) this.#size += 1;
    this.#keys[at] = key;
    this.#values[at] = value;
  }

  #grow(): void {
    const keys = this.#keys;
    const values = this.#values;
    const larger = new HashTable(keys.length);
    for (let i = 0; i < keys.length; i++) {
      if (values[i] !== -1) larger.set(keys[i] as number, values[i] as number);
    }
    this.#keys = larger.#keys;
    this.#values = larger.#values;
    this.#mask = larger.#mask;
  }
}
