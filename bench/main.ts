import { benchCrash } from './crash.ts';
import { benchEngine } from './engine.ts';
import { benchFanOut } from './fan-out.ts';
import { benchHotList } from './hot-list.ts';
import { benchImport } from './import.ts';
import { benchAnomaly } from './ml/anomaly.ts';
import { benchArima } from './ml/arima.ts';
import { benchForecast } from './ml/forecast.ts';
import { benchForest } from './ml/forest.ts';
import { benchSeries } from './ml/series.ts';
import { benchText } from './ml/text.ts';
import { benchObservations } from './observations.ts';
import { benchPlan } from './plan.ts';
import { benchReadiness } from './readiness.ts';
import { benchReport } from './report.ts';

const benches = new Map([
  ['hot-list', benchHotList],
  ['report', benchReport],
  ['observations', benchObservations],
  ['import', benchImport],
  ['fan-out', benchFanOut],
  ['crash', benchCrash],
  ['engine', benchEngine],
  ['ml-forest', benchForest],
  ['ml-text', benchText],
  ['ml-series', benchSeries],
  ['ml-arima', benchArima],
  ['ml-forecast', benchForecast],
  ['ml-anomaly', benchAnomaly],
  ['plan', benchPlan],
  ['readiness', benchReadiness],
]);

// `ml` stands for all of the mathematics.
const wanted = process.argv
  .slice(2)
  .flatMap((name) =>
    name === 'ml' ? [...benches.keys()].filter((one) => one.startsWith('ml-')) : [name],
  );
const unknown = wanted.filter((name) => !benches.has(name));
if (unknown.length > 0) {
  console.error(
    `No bench is called ${unknown.join(', ')}. There are: ${[...benches.keys()].join(', ')}.`,
  );
  process.exit(2);
}
let failed = false;
for (const [name, run] of benches) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  const held = await run();
  failed ||= !held;
}
process.exit(failed ? 1 : 0);
