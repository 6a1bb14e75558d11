import { useEffect, useState } from 'react';
import { api } from './api';
import { BreakdownTable } from './fragments/BreakdownTable';
import { CertificateCard } from './fragments/CertificateCard';
import { Findings } from './fragments/Findings';
import { Problems } from './fragments/Problems';
import { Schedules } from './fragments/Schedules';
import { Tiles } from './fragments/Tiles';
import { VolumeChart } from './fragments/VolumeChart';
import { count, moment } from './format';
import { LanguageContext, words, type Language } from './i18n';
import { Panel } from './Panel';
import { useLoaded } from './useLoaded';

const PERIODS = [7, 30, 90, 365] as const;
const LANGUAGE_KEY = 'deskpulse.language';

function usualLanguage(): Language {
  const kept = window.localStorage.getItem(LANGUAGE_KEY);
  if (kept === 'en' || kept === 'zh') {
    return kept;
  }
  return window.navigator.language.startsWith('zh') ? 'zh' : 'en';
}

/** The local console: every fragment on one page. */
export function App() {
  const [language, setLanguage] = useState<Language>(usualLanguage);
  const [days, setDays] = useState<number>(30);
  const overview = useLoaded(() => api.overview(days), [days], 60);
  const t = words(language);
  const unmapped = overview.state === 'ready' ? overview.value.unmapped : [];

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    window.localStorage.setItem(LANGUAGE_KEY, language);
  }, [language]);

  return (
    <LanguageContext.Provider value={language}>
      <header className="top">
        <h1>{t('title')}</h1>
        {overview.state === 'ready' && (
          <p className="site">
            <a href={overview.value.site}>{overview.value.site}</a> ·{' '}
            {count(overview.value.tickets, language)} {t('tickets')} · {count(overview.value.messages, language)}{' '}
            {t('messages')} · {count(overview.value.tagged, language)} {t('tagged')} ·{' '}
            {moment(overview.value.now, overview.value.zone, language)}
          </p>
        )}
        <label>
          {t('period')}{' '}
          <select value={days} onChange={(event) => setDays(Number(event.target.value))}>
            {PERIODS.map((period) => (
              <option key={period} value={period}>
                {t(`days${period}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="plain" onClick={() => setLanguage(language === 'en' ? 'zh' : 'en')}>
          {language === 'en' ? '中文' : 'English'}
        </button>
      </header>
      <main>
        <Panel title="" loaded={overview} height={132}>
          {(value) => <Tiles figures={value.figures} previous={value.previous} unmapped={value.unmapped} />}
        </Panel>
        <Findings zone={overview.state === 'ready' ? overview.value.zone : 'UTC'} />
        <Problems days={days} />
        <VolumeChart days={days} unmapped={unmapped} />
        <BreakdownTable days={days} unmapped={unmapped} />
        <Panel title={t('certificate')} loaded={overview} height={96}>
          {(value) => <CertificateCard certificate={value.certificate} zone={value.zone} />}
        </Panel>
        <Schedules />
      </main>
    </LanguageContext.Provider>
  );
}
