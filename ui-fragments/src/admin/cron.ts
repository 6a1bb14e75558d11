import cronstrue from 'cronstrue';
import 'cronstrue/locales/zh_CN';
import type { Language } from '../words';

/** A Quartz expression as people say it; undefined where it is none. The server has the last word on that. */
export function inWords(cron: string, language: Language): string | undefined {
  try {
    return cronstrue.toString(cron, {
      locale: language === 'zh' ? 'zh_CN' : 'en',
      // Quartz counts the week from Sunday as 1.
      dayOfWeekStartIndexZero: false,
      use24HourTimeFormat: true,
    });
  } catch {
    return undefined;
  }
}
