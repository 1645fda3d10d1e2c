import type { Command } from 'commander';
import { type Ctx, systemCtx } from '../kernel/ctx.ts';
import { zoneOffset } from '../kernel/zone-offset.ts';
import { backfillFeeds, type FeedBackfill } from '../modules/predictions/index.ts';
import { feedNames } from '../platform/feeds/index.ts';
import type { Then } from './evaluate/then.ts';
import { createProgressDisplay } from './progress-display.ts';
import { UsageError } from './usage-error.ts';
import { loadSettings, withServices } from './with-services.ts';

interface BackfillFlags {
  readonly from: string;
  readonly to?: string;
  readonly feed?: string;
  readonly again?: boolean;
  readonly json?: boolean;
}

const dayMs = 86_400_000;
/** Readings are kept no longer. */
const keptDays = 90;
const interruptedCode = 130;

/** `pulse feeds backfill`: fetches past days of weather and air. */
export const addFeeds = (program: Command, env: NodeJS.ProcessEnv, then: Then): void => {
  program
    .command('feeds')
    .description('weather and air of the feeds that FEEDS names')
    .command('backfill')
    .description(
      'fetch past days, oldest first; safe to run twice, and goes on where it was cut off',
    )
    .requiredOption('--from <YYYY-MM-DD>', `first day, at most ${keptDays} days back`)
    .option('--to <YYYY-MM-DD>', 'last day (default: yesterday)')
    .option('--feed <name>', `one of ${feedNames.join(', ')} (default: all that are configured)`)
    .option('--again', 'ask also for days that were fetched in full before')
    .option('--json', 'print the summary as JSON')
    .action(then((flags: BackfillFlags) => runBackfill(env, flags)));
};

/**
 * The summary goes to stdout; answers the exit code.
 *
 * @throws UsageError for days that cannot be fetched and feeds that are not configured
 */
export const runBackfill = async (
  env: NodeJS.ProcessEnv,
  flags: BackfillFlags,
): Promise<number> => {
  requireDays(flags);
  const { config } = await loadSettings(env);
  const wanted = config.feeds.names.filter((name) => name === (flags.feed ?? name));
  if (wanted.length === 0) {
    const which = flags.feed === undefined ? 'No feed is' : `${flags.feed} is not`;
    throw new UsageError(`${which} configured: name it in FEEDS (${feedNames.join(', ')}).`);
  }
  return withServices({ env }, async ({ services }) => {
    const ctx = systemCtx(services);
    const feeds = ctx.feeds.filter(({ name }) => wanted.includes(name));
    const span = spanOf(flags, today(ctx));
    const stopping = new AbortController();
    const stop = () => stopping.abort();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    const display = createProgressDisplay();
    try {
      const results = await backfillFeeds(ctx, feeds, {
        ...span,
        again: flags.again,
        signal: stopping.signal,
        onProgress: ({ feed, day, share }) => display.show(share, `${feed} ${day}`),
      });
      display.end();
      console.log(flags.json ? JSON.stringify(results) : results.map(describe).join('\n'));
      if (stopping.signal.aborted) return interruptedCode;
      return results.some(({ stopped }) => stopped !== null) ? 1 : 0;
    } finally {
      display.end();
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    }
  });
};

/** Before anything is opened: the days are real, and in order. */
const requireDays = ({ from, to }: BackfillFlags): void => {
  for (const [flag, day] of [['--from', from] as const, ['--to', to ?? from] as const]) {
    const read = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00Z`) : Number.NaN;
    if (Number.isNaN(read) || dayOf(read) !== day) {
      throw new UsageError(`${flag}: '${day}' is no day; write it as YYYY-MM-DD.`);
    }
  }
  if (to !== undefined && from > to) throw new UsageError('--from: must not be after --to.');
};

/** YYYY-MM-DD by the city's clocks. */
const today = ({ clock, config, geography }: Ctx): string => {
  const nowMs = clock.now().getTime();
  const offsetMs = zoneOffset(geography.city(config.defaultCityId)?.timeZone ?? 'UTC');
  return dayOf(nowMs + offsetMs(nowMs));
};

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const spanOf = (
  { from, to }: BackfillFlags,
  todayIs: string,
): { fromDay: string; toDay: string } => {
  const todayMs = Date.parse(`${todayIs}T00:00Z`);
  const toDay = to ?? dayOf(todayMs - dayMs);
  if (toDay >= todayIs || from >= todayIs) {
    throw new UsageError('--from, --to: only days that are over can be fetched.');
  }
  const oldest = dayOf(todayMs - keptDays * dayMs);
  if (from < oldest) {
    throw new UsageError(`--from: readings are kept for ${keptDays} days; not before ${oldest}.`);
  }
  return { fromDay: from, toDay };
};

const describe = (one: FeedBackfill): string =>
  [
    `${one.feed}: ${one.days} days, ${one.added} readings added, ${one.completed} completed, ${one.already} already there, ${one.missingHours} hours missing`,
    one.skippedDays > 0 ? `  ${one.skippedDays} days were fetched before` : '',
    one.dropped > 0 ? `  ${one.dropped} values could not be true and were left out` : '',
    one.differed > 0 ? `  ${one.differed} values differ from those kept before, which stay` : '',
    one.stopped
      ? `  stopped at ${one.stopped.day}: ${one.stopped.why}. Run it again to go on.`
      : '',
  ]
    .filter(Boolean)
    .join('\n');
