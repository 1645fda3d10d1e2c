import { type HospitalNews, mergeNews, newsFor } from './hospital-news.ts';
import type { LiveServer } from './live-socket.ts';
import { allHospitalsRoom, hospitalRoom } from './rooms.ts';

const pauseMs = 1_000;

/**
 * Tells listeners what is new of their hospitals: at once, and then at most once a second with all
 * that came in between, so that 500 hospitals that report in one minute flood nobody.
 */
export const startHospitalNews = (io: LiveServer) => {
  let waiting: HospitalNews[] = [];
  let pause: NodeJS.Timeout | undefined;
  const tellNow = () => {
    pause = undefined;
    if (waiting.length === 0) return;
    const news = mergeNews(waiting);
    waiting = [];
    tell(io, news);
    pause = setTimeout(tellNow, pauseMs);
  };
  return {
    add: (news: readonly HospitalNews[]): void => {
      waiting.push(...news);
      if (pause === undefined) tellNow();
    },
    close: () => clearTimeout(pause),
  };
};

/** To each listener apart, since each may know of other hospitals. */
const tell = (io: LiveServer, news: readonly HospitalNews[]): void => {
  const { adapter, sockets } = io.of('/');
  const rooms = new Set(news.flatMap(({ hospitalIds }) => hospitalIds.map(hospitalRoom)));
  const listeners = [allHospitalsRoom, ...rooms].flatMap((room) => [
    ...(adapter.rooms.get(room) ?? []),
  ]);
  for (const id of new Set(listeners)) {
    const socket = sockets.get(id);
    if (socket === undefined) continue;
    for (const one of newsFor(news, socket.rooms)) socket.emit('hospital:changed', one);
  }
};
