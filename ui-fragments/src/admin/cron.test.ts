import { expect, test } from 'vitest';
import { inWords } from './cron';

test('times are told in both languages', () => {
  expect(inWords('0 0/15 * * * ?', 'en')).toBe('Every 15 minutes');
  expect(inWords('0 0/15 * * * ?', 'zh')).toContain('15');
  expect(inWords('0 30 3 * * ?', 'en')).toBe('At 03:30');
});

test('the week begins on Sunday as Quartz has it', () => {
  expect(inWords('0 0 9 ? * 2', 'en')).toContain('Monday');
});

test('what is no expression has no words', () => {
  expect(inWords('often', 'en')).toBeUndefined();
});
