import { expect, test } from 'vitest';
import lockFile from '../package-lock.json?raw';

/** Those under which we may ship a package inside of the screens. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'OFL-1.1'];

/** It is bundled into reports, though nothing imports it. */
const FONT = 'node_modules/@expo-google-fonts/noto-sans-sc';

interface Locked {
  dev?: boolean;
  license?: string;
}

test('every package that is bundled has a licence under which it may be shipped', () => {
  const lock = JSON.parse(lockFile) as { packages: Record<string, Locked> };
  const shipped = Object.entries(lock.packages).filter(([name, { dev }]) => name !== '' && (!dev || name === FONT));
  expect(shipped.length).toBeGreaterThan(100);
  expect(shipped.filter(([, { license }]) => !ALLOWED.some((one) => license?.split(' AND ').includes(one)))).toEqual([]);
});
