// The lint of import directions finds what it is for.
import { expect, test } from 'vitest';
import { importFaults } from './import-directions.mjs';

const cases: { path: string; source: string; faults: number }[] = [
  { path: 'shared/text/a.ts', source: "import { z } from '../model/schema.ts';", faults: 0 },
  { path: 'shared/text/a.ts', source: "import { z } from 'zod';", faults: 1 },
  { path: 'shared/text/a.ts', source: "import { join } from 'node:path';", faults: 1 },
  { path: 'shared/text/a.ts', source: "import { a } from '../../renderer/a.ts';", faults: 1 },
  { path: 'shared/text/a.test.ts', source: "import { readFile } from 'node:fs/promises';", faults: 0 },
  { path: 'electron/host/a.ts', source: "import { app } from 'electron';", faults: 1 },
  { path: 'electron/shell/a.ts', source: "import type { app } from 'electron';", faults: 0 },
  { path: 'electron/host/a.ts', source: "export { x } from '../../renderer/x.ts';", faults: 1 },
  { path: 'renderer/app/a.tsx', source: "import Dexie from 'dexie';", faults: 1 },
  { path: 'renderer/storage/a.ts', source: "import Dexie from 'dexie';", faults: 0 },
  { path: 'renderer/app/a.tsx', source: "import { $getRoot } from 'lexical';", faults: 1 },
  { path: 'renderer/editor/a.ts', source: "import { a } from '@lexical/selection';", faults: 0 },
  { path: 'renderer/app/a.ts', source: "const x = await import('node:fs');", faults: 1 },
  { path: 'renderer/app/a.ts', source: "import { b } from './b';", faults: 1 },
  { path: 'renderer/app/index.ts', source: '', faults: 1 },
  { path: 'renderer/app/long.ts', source: '\n'.repeat(401), faults: 1 },
  {
    path: 'renderer/app/a.ts',
    source: "import {\n  b,\n  c,\n} from '../../electron/host/b.ts';",
    faults: 1,
  },
];

test.each(cases)('$path with $source has $faults faults', ({ path, source, faults }) => {
  expect(importFaults(path, source)).toHaveLength(faults);
});
