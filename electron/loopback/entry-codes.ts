// One-time codes: whoever has one may enter, once.
import { randomBytes } from 'node:crypto';

export class EntryCodes {
  readonly #lifeMs: number | null;
  readonly #expiry = new Map<string, number>();
  readonly #now: () => number;

  /** `lifeMs` null: a code is good until it is used. */
  constructor(lifeMs: number | null, now: () => number = Date.now) {
    this.#lifeMs = lifeMs;
    this.#now = now;
  }

  /** A new code of 128 random bits, fit for an address. */
  issue(): string {
    const code = randomBytes(16).toString('base64url');
    this.#expiry.set(code, this.#lifeMs === null ? Number.POSITIVE_INFINITY : this.#now() + this.#lifeMs);
    return code;
  }

  /** Whether the code is good; it is burned by asking. */
  redeem(code: string): boolean {
    const expiry = this.#expiry.get(code);
    this.#expiry.delete(code);
    return expiry !== undefined && this.#now() <= expiry;
  }
}
