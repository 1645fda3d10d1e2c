import { incidentStaff, type Me } from '@pulse/contract';

/** Approve, assign, resolve: officers in their zones, administrators everywhere. */
export const decides = (viewer: Pick<Me, 'role'>): boolean => incidentStaff.includes(viewer.role);

export const administers = (viewer: Pick<Me, 'role'>): boolean => viewer.role === 'admin';

export const exportsLists = (viewer: Pick<Me, 'role'>): boolean =>
  decides(viewer) || viewer.role === 'analyst';

/** Register gatherings: planners and administrators; all staff may look. */
export const plans = (viewer: Pick<Me, 'role'>): boolean =>
  viewer.role === 'planner' || viewer.role === 'admin';
