export type PeriodKind = 'week' | 'month' | 'quarter' | 'days';

export const PERIOD_KINDS: PeriodKind[] = ['month', 'week', 'quarter', 'days'];

const DAY = 86_400_000;
const DAYS_OF_WEEK = 7;
const MONTHS_OF_QUARTER = 3;

/** The latest periods of a kind, as the server reads them: the one that runs first. Days are of the desk, as 2026-11-10. */
export function latestPeriods(kind: Exclude<PeriodKind, 'days'>, today: string, count: number): string[] {
  const day = new Date(`${today}T00:00:00Z`);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  return Array.from({ length: count }, (_, back) => {
    switch (kind) {
      case 'month':
        return new Date(Date.UTC(year, month - back, 1)).toISOString().slice(0, 'yyyy-mm'.length);
      case 'quarter': {
        const begin = new Date(Date.UTC(year, month - MONTHS_OF_QUARTER * back, 1));
        return `${begin.getUTCFullYear()}-Q${Math.floor(begin.getUTCMonth() / MONTHS_OF_QUARTER) + 1}`;
      }
      case 'week':
        return isoWeek(new Date(day.getTime() - back * DAYS_OF_WEEK * DAY));
    }
  });
}

/** By ISO 8601: a week is of the year that its Thursday is in. */
function isoWeek(day: Date): string {
  const thursday = new Date(day.getTime() + (4 - (day.getUTCDay() || DAYS_OF_WEEK)) * DAY);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - first) / (DAYS_OF_WEEK * DAY)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}
