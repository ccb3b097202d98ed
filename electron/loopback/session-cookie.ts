// The cookie that a used entry code becomes: 32 random bytes, new in every run.
import { randomBytes, timingSafeEqual } from 'node:crypto';

export class SessionCookie {
  readonly #name: string;
  readonly #value = randomBytes(32).toString('base64url');

  /** Cookies are shared by all ports of a host name: the port is part of the name. */
  constructor(port: number) {
    this.#name = `glossator-${port}`;
  }

  /** The value of Set-Cookie. Ends with the browser's session. */
  get header(): string {
    return `${this.#name}=${this.#value}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Whether a Cookie header holds it. */
  isIn(cookieHeader: string | undefined): boolean {
    const expected = Buffer.from(this.#value);
    return (cookieHeader ?? '').split(';').some((part) => {
      const [name, value = ''] = part.trim().split('=');
      const given = Buffer.from(value);
      return name === this.#name && given.length === expected.length && timingSafeEqual(given, expected);
    });
  }
}
