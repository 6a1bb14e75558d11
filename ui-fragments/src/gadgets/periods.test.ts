import { describe, expect, it } from 'vitest';
import { comparedWith, isPart, periodsOf } from './periods';

describe('The periods of some days', () => {
  it('are all there, the empty ones too', () => {
    expect(periodsOf('week', { from: '2026-10-14', to: '2026-11-02' })).toEqual(['2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02']);
    expect(periodsOf('month', { from: '2026-11-20', to: '2027-01-01' })).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
    expect(periodsOf('day', { from: '2026-10-31', to: '2026-11-01' })).toEqual(['2026-10-31', '2026-11-01']);
  });

  it('are parts where the days begin or end within them', () => {
    const days = { from: '2026-10-14', to: '2026-11-02' };
    expect(periodsOf('week', days).map((week) => isPart('week', week, days))).toEqual([true, false, false, true]);
  });

  it('are compared day by day with as many before', () => {
    const before = comparedWith({}, 'day', { from: '2026-11-01', to: '2026-11-10' }, 'previous');
    expect(before).toMatchObject({ from: '2026-10-22', to: '2026-10-31' });
    expect(before.of('2026-11-02')).toBe('2026-10-23');
  });

  it('of a month are compared with the same days of the month before, never with its own', () => {
    const before = comparedWith({ period: 'last-month' }, 'day', { from: '2026-03-01', to: '2026-03-31' }, 'previous');
    expect(before).toMatchObject({ from: '2026-02-01', to: '2026-02-28' });
    expect(before.of('2026-03-10')).toBe('2026-02-10');
  });

  it('are compared week by week with weeks', () => {
    const before = comparedWith({}, 'week', { from: '2026-10-12', to: '2026-11-10' }, 'previous');
    expect(before.of('2026-10-12')).toBe('2026-09-07');
    expect(before.to < '2026-10-12').toBe(true);
  });

  it('are compared with those of the year before', () => {
    expect(comparedWith({}, 'day', { from: '2026-11-01', to: '2026-11-10' }, 'year').from).toBe('2025-11-01');
    expect(comparedWith({}, 'month', { from: '2026-09-01', to: '2026-11-10' }, 'year').of('2026-09-01')).toBe('2025-09-01');
    // A Monday stays one.
    expect(comparedWith({}, 'week', { from: '2026-11-02', to: '2026-11-08' }, 'year').of('2026-11-02')).toBe('2025-11-03');
  });
});
