// The one door to zod. jitless must be set before the first schema is built: the strict CSP forbids `eval`.
import * as z from 'zod';

z.config({ jitless: true });

export { z };
