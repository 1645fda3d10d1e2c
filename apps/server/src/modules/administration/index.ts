export { readSettings } from './read-settings.ts';
export { administrationRoutes } from './routes.ts';
