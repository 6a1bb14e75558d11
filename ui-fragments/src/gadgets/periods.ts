import type { Schemas } from '../api/client';
import { daysBefore, monthsBefore } from '../format';
import { daysIn, monthsOf, type GadgetSettings } from './settings';

type Each = Schemas['Each'];

interface Days {
  from: string;
  to: string;
}

const WEEK = 7;
const YEAR = 12;
const YEAR_OF_WEEKS = 52 * WEEK;

/** Every period of some days, each by its first day: that of the first may lie before them. */
export function periodsOf(each: Each, { from, to }: Days): string[] {
  const periods = [];
  for (let period = periodWith(each, from); period <= to; period = daysBefore(lastDayOf(each, period), -1)) {
    periods.push(period);
  }
  return periods;
}

function periodWith(each: Each, day: string): string {
  if (each === 'week') {
    return daysBefore(day, (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % WEEK);
  }
  return each === 'month' ? `${day.slice(0, 7)}-01` : day;
}

/** The last day of a period that begins so. */
export function lastDayOf(each: Each, period: string): string {
  if (each === 'week') {
    return daysBefore(period, 1 - WEEK);
  }
  return each === 'month' ? daysBefore(monthsBefore(period, -1), 1) : period;
}

/** Whether only some of a period's days are among these. */
export function isPart(each: Each, period: string, { from, to }: Days): boolean {
  return period < from || lastDayOf(each, period) > to;
}

/** What a stretch of days is compared with, period by period. */
export interface Compared extends Days {
  /** The period that one is compared with. */
  of: (period: string) => string;
}

/**
 * The days before, or those of the year before. Weeks are compared with whole weeks and months with whole months: those
 * before may then begin some days earlier.
 */
export function comparedWith(settings: Pick<GadgetSettings, 'period'>, each: Each, days: Days, compare: 'previous' | 'year'): Compared {
  const back = wayBack(settings, each, days, compare);
  const last = back(days.to);
  return { from: back(days.from), to: last < days.from ? last : daysBefore(days.from, 1), of: back };
}

function wayBack({ period }: Pick<GadgetSettings, 'period'>, each: Each, days: Days, compare: 'previous' | 'year'): (day: string) => string {
  if (each === 'month') {
    let months = compare === 'year' ? YEAR : 1;
    while (monthsBefore(days.to, months) >= days.from) {
      months++;
    }
    return (day) => monthsBefore(day, months);
  }
  const length = daysIn(days);
  if (each === 'week') {
    const weeks = compare === 'year' ? YEAR_OF_WEEKS : Math.ceil(length / WEEK) * WEEK;
    return (day) => daysBefore(day, weeks);
  }
  const months = compare === 'year' ? YEAR : period && monthsOf(period);
  const first = months ? monthsBefore(days.from, months) : daysBefore(days.from, length);
  const offset = daysIn({ from: first, to: days.from }) - 1;
  return (day) => daysBefore(day, offset);
}
