'use client';

import { HospitalSettings, PlanSettings, routes, Settings } from '@pulse/contract';
import { browserClient } from '@pulse/session/client';
import { plans } from '../viewer/permissions.ts';
import { useViewer } from '../viewer/viewer-context.tsx';
import { hospitalFigures, planFigures, thresholds } from './figure-fields.ts';
import { FigureSection } from './figure-section.tsx';

const holds =
  'They hold for everybody from the moment they are saved; the audit trail keeps who changed them.';

/** Thresholds of the city for everybody; those of hospitals and plans for whom they concern. */
export function FigureSections() {
  const viewer = useViewer();
  return (
    <>
      <FigureSection
        title="Thresholds of the city"
        description={holds}
        fields={thresholds}
        schema={Settings}
        queryKey={['settings']}
        load={(signal) => browserClient(routes.getSettings, { signal })}
        save={(version, figures) =>
          browserClient(routes.updateSettings, {
            body: { version, settings: Settings.partial().parse(figures) },
          })
        }
      />
      {plans(viewer) ? (
        <>
          <FigureSection
            title="Hospitals"
            description={`When a hospital counts as silent or under pressure. Levels are OPEL-style, not official. ${holds}`}
            fields={hospitalFigures}
            schema={HospitalSettings}
            queryKey={['hospital-settings']}
            load={(signal) => browserClient(routes.getHospitalSettings, { signal })}
            save={(version, figures) =>
              browserClient(routes.updateHospitalSettings, {
                body: { version, settings: HospitalSettings.partial().parse(figures) },
              })
            }
          />
          <FigureSection
            title="Plans"
            description={`Costs, limits and weights that plans are made with, from the next plan on. ${holds}`}
            fields={planFigures}
            schema={PlanSettings}
            queryKey={['plan-settings']}
            load={(signal) => browserClient(routes.getPlanSettings, { signal })}
            save={(version, figures) =>
              browserClient(routes.updatePlanSettings, {
                body: { version, settings: PlanSettings.partial().parse(figures) },
              })
            }
          />
        </>
      ) : null}
    </>
  );
}
