import { FigureRow } from './figure-row.tsx';
import { LiveMap } from './live-map.tsx';
import { Stream } from './stream.tsx';

/** The whole city now: four figures, the map by ward, what arrives. */
export function LiveScreen() {
  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)]">
      <div>
        <h1 className="sr-only">Live</h1>
        <FigureRow />
      </div>
      <div className="grid min-h-0 max-lg:grid-rows-[minmax(0,1fr)_18rem] lg:grid-cols-[minmax(0,1fr)_21rem]">
        <LiveMap />
        <Stream />
      </div>
    </div>
  );
}
