import { routes } from '@pulse/contract';
import { type BoundRoute, bind } from '../../kernel/route-binding.ts';
import { createHospital } from './create-hospital.ts';
import { getHospital } from './get-hospital.ts';
import { hospitalBoard } from './hospital-board.ts';
import { hospitalSummary } from './hospital-summary.ts';
import { linkHospital } from './link-hospital.ts';
import { listHospitals } from './list-hospitals.ts';
import { readHospitalSettings } from './read-hospital-settings.ts';
import { updateHospital } from './update-hospital.ts';
import { updateHospitalSettings } from './update-hospital-settings.ts';

export const hospitalRoutes: readonly BoundRoute[] = [
  bind(routes.listHospitals, (ctx, { query }) => listHospitals(ctx, query)),
  bind(routes.hospitalBoard, (ctx, { query }) => hospitalBoard(ctx, query)),
  bind(routes.hospitalSummary, (ctx, { query }) => hospitalSummary(ctx, query)),
  bind(routes.getHospital, (ctx, { params }) => getHospital(ctx, params)),
  bind(routes.createHospital, (ctx, { body }) => createHospital(ctx, body)),
  bind(routes.updateHospital, (ctx, { params, body }) =>
    updateHospital(ctx, { ...params, ...body }),
  ),
  bind(routes.linkHospital, (ctx, { params, body }) => linkHospital(ctx, { ...params, ...body })),
  bind(routes.getHospitalSettings, (ctx) => readHospitalSettings(ctx.db)),
  bind(routes.updateHospitalSettings, (ctx, { body }) => updateHospitalSettings(ctx, body)),
];
