// Long work cut into steps by whoever knows where it may stop, so that a window can let input in between and a test or a
// command line need not care.

/** Work that stops now and then; to be driven by `drained` or, in a window, in slices of time. Nothing is passed in or out. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Does all of it, or what is left of it, at once. */
export function drained<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
