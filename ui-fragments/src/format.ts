import type { Schemas } from './api/client';
import type { Language } from './words';

const LOCALES: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

/** Making a formatter takes far longer than using it, and a dashboard formats thousands of values. */
const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

function numberIn(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(numbers, language, options, () => new Intl.NumberFormat(LOCALES[language], options));
}

function dateIn(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(dates, language, options, () => new Intl.DateTimeFormat(LOCALES[language], options));
}

function kept<F>(known: Map<string, F>, language: Language, options: object, make: () => F): F {
  const key = language + JSON.stringify(options);
  const format = known.get(key) ?? make();
  known.set(key, format);
  return format;
}

export function count(value: number, language: Language): string {
  return numberIn(language, { maximumFractionDigits: 0, signDisplay: 'negative' }).format(value);
}

/** Seconds as the largest unit that leaves at least one whole one. */
export function duration(seconds: number, language: Language): string {
  const units: [number, string, string][] = [
    [86_400, 'd', '天'],
    [3_600, 'h', '小时'],
    [60, 'min', '分钟'],
    [1, 's', '秒'],
  ];
  const [size, short, chinese] = units.find(([length]) => Math.abs(seconds) >= length) ?? units[3]!;
  const amount = numberIn(language, { maximumFractionDigits: 1 }).format(seconds / size);
  return language === 'zh' ? `${amount} ${chinese}` : `${amount} ${short}`;
}

export function share(value: number, language: Language): string {
  return numberIn(language, { style: 'percent', maximumFractionDigits: 1 }).format(value);
}

/** A plain number, with no more digits behind the point than tell. */
export function decimal(value: number, language: Language, digits = 2): string {
  return numberIn(language, { maximumFractionDigits: digits, signDisplay: 'negative' }).format(value);
}

/** How many times as much: two digits that tell, whole from ten on. */
export function ratio(value: number, language: Language): string {
  const digits = value < 10 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 0 };
  return numberIn(language, digits).format(value);
}

export function amount(value: number, unit: Schemas['Unit'], language: Language): string {
  switch (unit) {
    case 'seconds':
      return duration(value, language);
    case 'share':
      return share(value, language);
    case 'points':
    case 'score':
      return numberIn(language, { maximumFractionDigits: 1 }).format(value);
    case 'count':
      return count(value, language);
  }
}

export function moment(iso: string, zone: string, language: Language): string {
  return dateIn(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
    new Date(iso),
  );
}

/** A day such as 2026-10-01, short, as people write it. */
export function shortDay(day: string, language: Language): string {
  return dateIn(language, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** The same with its year and weekday. */
export function longDay(day: string, language: Language): string {
  return dateIn(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

/** A weekday's name, 0 for Monday. */
export function weekday(place: number, language: Language): string {
  return dateIn(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + place));
}

/** Bytes as the largest unit that leaves at least one whole one. */
export function bytes(value: number, language: Language): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(value) / 10));
  const amount = numberIn(language, { maximumFractionDigits: 1 }).format(value / 1024 ** power);
  return `${amount} ${units[power]}`;
}

/** The day so many months before another, or the last of that month. */
export function monthsBefore(day: string, months: number): string {
  const moment = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  moment.setUTCMonth(moment.getUTCMonth() - months + 1, 0);
  moment.setUTCDate(Math.min(moment.getUTCDate(), Number(day.slice(8))));
  return moment.toISOString().slice(0, 10);
}

/** The day so many days before another. */
export function daysBefore(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - days);
  return moment.toISOString().slice(0, 10);
}
