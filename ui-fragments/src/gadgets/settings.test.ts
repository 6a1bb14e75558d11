import { describe, expect, it } from 'vitest';
import { figureQuery, stretch } from './settings';

describe('The days of a gadget', () => {
  it('are today and those before it', () => {
    expect(stretch({ days: 30 }, '2026-11-10')).toEqual({ from: '2026-10-12', to: '2026-11-10' });
  });

  it('of a month or quarter that runs end today', () => {
    expect(stretch({ period: 'this-month' }, '2026-11-10')).toEqual({ from: '2026-11-01', to: '2026-11-10' });
    expect(stretch({ period: 'this-quarter' }, '2026-11-10')).toEqual({ from: '2026-10-01', to: '2026-11-10' });
  });

  it('of the last one are whole, over the turn of a year too', () => {
    expect(stretch({ period: 'last-month' }, '2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(stretch({ period: 'last-quarter' }, '2026-02-10')).toEqual({ from: '2025-10-01', to: '2025-12-31' });
  });

  it('are told to be those of a month, so that it is compared with the month before', () => {
    const asked = figureQuery({ settings: { kind: 'tiles', period: 'this-month' }, today: '2026-11-10', only: [] });
    expect(asked).toMatchObject({ from: '2026-11-01', to: '2026-11-10', daysAre: 'month' });
  });
});
