/**
 * @typedef {{ update(text: string): void, done(note?: string): void, fail(): void }} Step
 * @typedef {object} Progress
 * @property {(title: string) => Step} step
 * @property {(text: string) => void} say
 * @property {() => void} end
 */

const plainEveryMs = 5_000;
const liveEveryMs = 200;
const frames = '|/-\\';

/**
 * What is going on: one live line on a terminal, a plain line every few seconds elsewhere.
 * @param {{ isTTY?: boolean, columns?: number, write(text: string): unknown }} out
 * @returns {Progress}
 */
export function createProgress(out) {
  const live = out.isTTY === true && process.env.TERM !== 'dumb';
  /** @type {Set<{ title: string, text: string, startedAt: number }>} */
  const active = new Set();
  let frame = 0;

  const clear = () => live && out.write('\r\x1b[2K');
  const draw = () => {
    if (active.size === 0) return;
    const parts = [...active].map((step) => line(step));
    if (!live) return parts.forEach((part) => void out.write(`  ${part}\n`));
    frame += 1;
    const text = `${frames[frame % frames.length]} ${parts.join('   ')}`;
    clear();
    out.write(text.slice(0, (out.columns ?? 80) - 1));
  };
  const timer = setInterval(draw, live ? liveEveryMs : plainEveryMs);
  timer.unref();
  /** @param {string} text */
  const say = (text) => {
    clear();
    out.write(`${text}\n`);
    if (live) draw();
  };

  return {
    say,
    step(title) {
      const state = { title, text: '', startedAt: Date.now() };
      active.add(state);
      if (live) draw();
      else say(`${title} ...`);
      /** @param {string} mark @param {string} note */
      const finish = (mark, note) => {
        if (!active.delete(state)) return;
        say(`${mark} ${title}${note ? `: ${note}` : ''} (${seconds(state.startedAt)})`);
      };
      return {
        update: (text) => {
          state.text = text;
        },
        done: (note = '') => finish('✓', note),
        fail: () => finish('✗', 'failed'),
      };
    },
    end: () => {
      active.clear();
      clear();
      clearInterval(timer);
    },
  };
}

/** @param {{ title: string, text: string, startedAt: number }} step */
function line(step) {
  return `${seconds(step.startedAt)} ${step.title}${step.text ? `: ${step.text}` : ''}`;
}

/** @param {number} startedAt milliseconds since the epoch */
export function seconds(startedAt) {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}
