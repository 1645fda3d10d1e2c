export { loadDemo } from './load-demo.ts';
export { startReplay } from './replay/start-replay.ts';
