import type { HospitalSettings, RouteBody, routes } from '@pulse/contract';
import type { Ctx } from '../../kernel/ctx.ts';
import { DomainError } from '../../kernel/errors.ts';
import { changeSettings, type SettingsVersion } from '../../kernel/settings.ts';
import { hospitalSettings } from './read-hospital-settings.ts';

/** @throws DomainError `stale_version`, `validation_failed` when levels do not rise */
export const updateHospitalSettings = (
  ctx: Ctx,
  input: RouteBody<typeof routes.updateHospitalSettings>,
): Promise<SettingsVersion<HospitalSettings>> =>
  changeSettings(ctx, hospitalSettings, input, requireRising);

const requireRising = (settings: HospitalSettings): void => {
  const errors = (['Blocking', 'Nedocs'] as const).flatMap((measure) => {
    const levels = [2, 3, 4].map((level) => settings[`opel${level as 2 | 3 | 4}${measure}`]);
    const [second = 0, third = 0, fourth = 0] = levels;
    return second < third && third < fourth
      ? []
      : [
          {
            path: `body.settings.opel3${measure}`,
            message: 'must lie above level 2 and below level 4',
          },
        ];
  });
  if (errors.length === 0) return;
  throw new DomainError('validation_failed', 'The thresholds of the levels must rise.', {
    remedy: 'Give level 2, 3 and 4 rising numbers.',
    errors,
  });
};
