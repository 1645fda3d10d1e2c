// A process that does nothing but watch its loop: what it sees is the machine's doing.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
process.on('message', () => {
  process.send?.({ longestMs: delay.max / 1e6 });
  delay.reset();
});
