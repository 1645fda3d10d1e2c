import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { ConfigError } from '../config/index.ts';
import { DomainError } from '../kernel/errors.ts';
import { ImportFileError } from '../modules/importing/index.ts';
import { PackError } from '../modules/places/index.ts';
import { serverFolder } from '../server-folder.ts';
import { version } from '../version.ts';
import { runCreateAdmin } from './create-admin-command.ts';
import { addEvaluate } from './evaluate/index.ts';
import { addFeeds } from './feeds-command.ts';
import { runGenerateTypes } from './generate-types-command.ts';
import { runImport } from './import-command.ts';
import { runLoadCities } from './load-cities-command.ts';
import { runMigrate } from './migrate-command.ts';
import { runListModels, runPromote, runRegisterOnnx, runRollBack } from './models-command.ts';
import { runTrain, type TrainCommand } from './train-command.ts';
import { UsageError } from './usage-error.ts';

// A command may be called from any folder; the packs lie where the program does.
const env = { PULSE_CITIES: join(serverFolder, '../../cities'), ...process.env };

let exitCode = 0;
const then =
  <A extends unknown[]>(run: (...input: A) => Promise<number>) =>
  async (...input: A): Promise<void> => {
    exitCode = await run(...input);
  };

const collect = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  text,
];

const program = new Command('pulse')
  .description('The command line of Pulse. Settings come from the environment, as for the server.')
  .version(version)
  .exitOverride();

program
  .command('import')
  .description('bring in what happened before')
  .command('complaints <file>')
  .description(
    'import a CSV file: text, lat, lng, created_at and, if there is one, category. Safe to run twice',
  )
  .option('--city <id>', 'the city that the complaints are about (default: PULSE_CITY)')
  .option('--json', 'print the summary as JSON')
  .action(
    then((file: string, options: { city?: string; json?: boolean }) =>
      runImport({ env, file, ...options }),
    ),
  );

program
  .command('admin')
  .description('administrators')
  .command('create')
  .description('create an administrator; the password is asked for, or PULSE_ADMIN_PASSWORD')
  .requiredOption('--email <address>', 'what the administrator signs in with')
  .requiredOption('--name <name>', 'what others see')
  .action(then((options: { email: string; name: string }) => runCreateAdmin({ env, ...options })));

program
  .command('cities')
  .description('city packs')
  .command('load')
  .description('load the packs of the cities folder, as each start does')
  .action(then(() => runLoadCities({ env })));

program
  .command('migrate')
  .description('bring the database up to date, as each start does')
  .action(then(() => runMigrate({ env })));

program
  .command('dev')
  .description('for those who change Pulse')
  .command('types')
  .description('write the table types anew from the migrations')
  .option('--verify', 'write nothing; fail when they differ')
  .action(then((options: { verify?: boolean }) => runGenerateTypes({ env, ...options })));

program
  .command('train <name>')
  .description('train a model anew, and keep the run in the registry')
  .option('--file <role=path>', 'your own data instead of what ships; may be repeated', collect)
  .option('--seed <number>', 'of all that is drawn at random (default: 1)')
  .option('--promote', 'make it live when it is done')
  .option('--ship', 'write it among the models that ship, without a database')
  .option('--json', 'print the run as JSON')
  .action(
    then((name: string, options: Omit<TrainCommand, 'env' | 'name'>) =>
      runTrain({ env, name, ...options }),
    ),
  );

const models = program.command('models').description('the registry of models');
models
  .command('list [name]')
  .description('every model, or the runs of one')
  .option('--json', 'print as JSON')
  .action(
    then((name: string | undefined, options: { json?: boolean }) =>
      runListModels({ env, ...(name === undefined ? {} : { name }), ...options }),
    ),
  );
models
  .command('promote <name> <version>')
  .description('make a version live; "shipped" is the one that ships')
  .option('--reason <text>', 'kept with the promotion')
  .option('--json', 'print as JSON')
  .action(
    then((name: string, version: string, options: { reason?: string; json?: boolean }) =>
      runPromote({ env, name, version, ...options }),
    ),
  );
models
  .command('register <name> <file>')
  .description('register an ONNX model that was trained elsewhere')
  .option('--json', 'print the run as JSON')
  .action(
    then((name: string, file: string, options: { json?: boolean }) =>
      runRegisterOnnx({ env, name, file, ...options }),
    ),
  );
models
  .command('rollback <name>')
  .description('take back the latest promotion')
  .option('--reason <text>', 'kept with the rollback')
  .option('--json', 'print as JSON')
  .action(
    then((name: string, options: { reason?: string; json?: boolean }) =>
      runRollBack({ env, name, ...options }),
    ),
  );

addEvaluate(program, then);
addFeeds(program, env, then);

const usageCode = 2;

/** What people can mend gets a sentence; only what nobody foresaw gets a stack. */
const codeFor = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usageCode;
  if (error instanceof ImportFileError || error instanceof UsageError) {
    console.error(error.message);
    return usageCode;
  }
  if (error instanceof ConfigError || error instanceof PackError) {
    console.error(error.message);
    return 1;
  }
  if (error instanceof DomainError) {
    console.error([error.message, error.options.remedy].filter(Boolean).join(' '));
    return 1;
  }
  console.error(error);
  return 1;
};

try {
  await program.parseAsync();
} catch (error) {
  exitCode = codeFor(error);
}
process.exitCode = exitCode;
