import { spawn } from 'node:child_process';

export type Watchdog = { dismiss(): void };

// A pipe reports the parent's end at once and in every case (kill -9 too), unlike signal handlers and polling.
// A shell needs 1 MB, a second Node 40 MB. `$2` must be in the command line, so that a reused pid is not killed.
const script = `
if [ -n "$3" ]; then while kill -0 "$3" 2>/dev/null; do sleep 1; done; else cat >/dev/null; fi
is_it() {
  if [ -d /proc/self ]; then tr '\\0' ' ' <"/proc/$1/cmdline" 2>/dev/null | grep -qF -- "$2"; else ps -ww -o command= -p "$1" | grep -qF -- "$2"; fi
}
is_it "$1" "$2" && kill -TERM "$1" 2>/dev/null
tries=0
while [ "$tries" -lt 100 ] && is_it "$1" "$2"; do tries=$((tries + 1)); sleep 0.1; done
is_it "$1" "$2" && kill -KILL "$1" 2>/dev/null
if [ -n "$4" ]; then rm -rf -- "$4"; fi
`;

export type Watch = {
  pid: number;
  /** A part of the command line that only this process has. */
  commandLineHolds: string;
  /** The process that must outlive `pid`. The calling process when omitted. */
  parentPid?: number | undefined;
  /** A temporary directory that is deleted with the process. */
  removeAfterwards?: string | undefined;
};

/** Ends `pid` when its parent has ended, for any reason. */
export const watch = ({ pid, commandLineHolds, parentPid, removeAfterwards }: Watch): Watchdog => {
  const polled = parentPid === undefined || parentPid === process.pid ? '' : String(parentPid);
  const child = spawn('/bin/sh', ['-c', script, 'watchdog', String(pid), commandLineHolds, polled, removeAfterwards ?? ''], {
    // A separate process group, so that Ctrl-C in the terminal does not end it before the parent.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  child.unref();
  return {
    dismiss: () => {
      child.stdin.destroy();
      if (polled !== '') child.kill('SIGTERM');
    },
  };
};
