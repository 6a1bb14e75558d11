import { expect, test } from 'vitest';
import { ofBox } from './targetBox';

test('a share is written in percent and a time in hours', () => {
  expect(ofBox(85, 'share')).toBe(0.85);
  expect(ofBox(2.5, 'seconds')).toBe(9000);
  expect(ofBox(40, 'count')).toBe(40);
});
