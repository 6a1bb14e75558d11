import { expect, test } from 'vitest';
import { latestPeriods } from './periods';

test('months, the one that runs first, over the turn of the year', () => {
  expect(latestPeriods('month', '2026-01-31', 3)).toEqual(['2026-01', '2025-12', '2025-11']);
});

test('quarters from whatever month of theirs', () => {
  expect(latestPeriods('quarter', '2026-05-31', 3)).toEqual(['2026-Q2', '2026-Q1', '2025-Q4']);
});

test('weeks belong to the year of their Thursday', () => {
  expect(latestPeriods('week', '2027-01-03', 2)).toEqual(['2026-W53', '2026-W52']);
  expect(latestPeriods('week', '2026-11-09', 1)).toEqual(['2026-W46']);
});
