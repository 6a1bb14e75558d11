import { describe, expect, it } from 'vitest';
import { amount, duration } from './format';

describe('duration', () => {
  it('uses the largest unit that leaves at least one', () => {
    expect(duration(59, 'en')).toBe('59 s');
    expect(duration(90, 'en')).toBe('1.5 min');
    expect(duration(3 * 3600, 'en')).toBe('3 h');
    expect(duration(36 * 3600, 'zh')).toBe('1.5 天');
  });
});

describe('amount', () => {
  it('shows a share as a percentage in both languages', () => {
    expect(amount(0.915, 'share', 'en')).toBe('91.5%');
    expect(amount(0.915, 'share', 'zh')).toBe('91.5%');
  });

  it('has no zero below zero', () => {
    expect(amount(-0.4, 'count', 'en')).toBe('0');
    expect(amount(-3, 'count', 'en')).toBe('-3');
  });
});
