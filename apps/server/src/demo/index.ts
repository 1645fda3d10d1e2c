export { loadDemoHospitals } from './hospitals/load-demo-hospitals.ts';
export { reportDemoHospitals } from './hospitals/report-demo-hospitals.ts';
export { loadDemo } from './load-demo.ts';
export { startReplay } from './replay/start-replay.ts';
