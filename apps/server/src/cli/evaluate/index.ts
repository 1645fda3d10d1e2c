import type { Command } from 'commander';
import { addAnomalyCommand } from './anomaly-command.ts';
import { addClassifyCommand } from './classify-command.ts';
import { addForecastCommand } from './forecast-command.ts';
import { addSeverityCommand } from './severity-command.ts';
import { addSurgeCommand } from './surge-command.ts';
import type { Then } from './then.ts';

/** `pulse evaluate ...`: measures the models on anyone's own data. Each command adds itself here. */
export const addEvaluate = (program: Command, then: Then): void => {
  const evaluate = program
    .command('evaluate')
    .description('measure a model on your own data, with nothing of it kept');
  addForecastCommand(evaluate, then);
  addClassifyCommand(evaluate, then);
  addAnomalyCommand(evaluate, then);
  addSeverityCommand(evaluate, then);
  addSurgeCommand(evaluate, then);
};
