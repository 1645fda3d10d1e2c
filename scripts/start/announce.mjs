import { seconds } from '../prepare/progress.mjs';

const staff = {
  'admin@demo.pulse': 'runs the city',
  'officer@demo.pulse': 'works the queue of a zone',
  'planner@demo.pulse': 'plans for hospitals',
  'analyst@demo.pulse': 'looks at the figures',
  'auditor@demo.pulse': 'sees who did what',
};

/**
 * What somebody who has just started Pulse wants to know.
 * @param {import('../prepare/load-settings.mjs').Settings} settings
 * @param {Record<string, unknown>} summary what the server says of itself
 * @param {number} startedAt milliseconds since the epoch
 */
export function announce(settings, summary, startedAt) {
  const { CITIZEN_PORT, CONSOLE_PORT, GATEWAY_PORT, ENGINE_PORT } = settings.ports;
  const address = (/** @type {number} */ port, path = '') => `http://localhost:${port}${path}`;
  const rows = [
    ['Citizen app', address(CITIZEN_PORT)],
    ['Console', address(CONSOLE_PORT)],
    [
      'API',
      `${address(GATEWAY_PORT, '/docs')}  (health: ${address(GATEWAY_PORT, '/health/ready')})`,
    ],
    ['Engine', address(ENGINE_PORT, '/health/ready')],
    ...Object.entries(summary)
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([name, value]) => [sentenceCase(name), String(value)]),
    ['Data', settings.dataFolder],
  ];
  const lines = ['', `Pulse is ready after ${seconds(startedAt)}.`, '', ...rows.map(row)];
  if (settings.mode === 'demo') lines.push('', ...demoLogins(address(GATEWAY_PORT, '/api/outbox')));
  return [...lines, '', 'Ctrl-C stops it.', ''].join('\n');
}

/** @param {string} outbox */
function demoLogins(outbox) {
  const password = process.env.PULSE_DEMO_PASSWORD
    ? 'the password in PULSE_DEMO_PASSWORD'
    : 'the password pulse-demo';
  return [
    `Sign in to the console with ${password}:`,
    ...Object.entries(staff).map(([email, what]) => row([email, what])),
    'Sign in to the citizen app with any Indian number, such as +919800000001;',
    `the code it asks for is at ${outbox}`,
  ];
}

/** @param {string[]} cells */
function row([name = '', text = '']) {
  return `  ${name.padEnd(18)} ${text}`;
}

/** @param {string} name */
function sentenceCase(name) {
  const words = name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
