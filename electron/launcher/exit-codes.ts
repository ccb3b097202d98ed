// What the process's exit code says. Documented in --help.
export const exitCodes = {
  ok: 0,
  usage: 2,
  portTaken: 3,
  unreadable: 4,
  /** Used by build/start.mjs: installing or building failed. */
  setup: 5,
  shellMissing: 6,
  dataFolder: 7,
} as const;

/** Ends the start with one sentence for the user and an exit code. */
export class LaunchRefusal extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.name = 'LaunchRefusal';
    this.exitCode = exitCode;
  }
}
