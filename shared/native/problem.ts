// What is wrong with a file, in words its author can act on. Bounded: a file broken 100,000 times is told 200 times and counted.

export interface Problem {
  /** An error refuses the file, a warning does not. */
  readonly severity: 'error' | 'warning';
  /** Where in the file: `annotations[3].spans[0] (8f114316-…)`, empty for the file as a whole. */
  readonly where: string;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do about it; may be empty. */
  readonly hint: string;
}

/** Problems listed one by one per severity; more than anybody reads, few enough for a dialog. */
const listed = 200;

/** Collects problems; those past the bound are only counted. */
export class ProblemList {
  readonly #problems: Problem[] = [];
  readonly #repeated = new Map<
    string,
    { at: number; where: string; message: string; hint: string; count: number }
  >();
  errors = 0;
  warnings = 0;

  error(where: string, message: string, hint = ''): void {
    this.errors++;
    if (this.errors <= listed) this.#problems.push({ severity: 'error', where, message, hint });
  }

  warning(where: string, message: string, hint = ''): void {
    this.warnings++;
    if (this.warnings <= listed) this.#problems.push({ severity: 'warning', where, message, hint });
  }

  /** A warning that may come up in every record: told once, with the first place and how often. */
  repeatedWarning(key: string, where: string, message: string, hint = ''): void {
    const known = this.#repeated.get(key);
    if (known) known.count++;
    else {
      this.warnings++;
      this.#repeated.set(key, { at: this.#problems.length, where, message, hint, count: 1 });
    }
  }

  /** Errors first, each kind in the order of the file; at most 200 of each and a line that counts the rest. */
  all(): Problem[] {
    const once = [...this.#repeated.values()].map(
      ({ where, message, hint, count }): Problem => ({
        severity: 'warning',
        where: count > 1 ? `${where} and ${(count - 1).toLocaleString('en-GB')} more` : where,
        message,
        hint,
      }),
    );
    const rest = (severity: Problem['severity'], count: number): Problem[] =>
      count <= listed
        ? []
        : [
            {
              severity,
              where: '',
              message: `${(count - listed).toLocaleString('en-GB')} more ${severity}s are not listed.`,
              hint: '',
            },
          ];
    return [
      ...this.#problems.filter((problem) => problem.severity === 'error'),
      ...rest('error', this.errors),
      ...this.#problems.filter((problem) => problem.severity === 'warning'),
      ...once.slice(0, listed),
      ...rest('warning', this.warnings),
    ];
  }
}
