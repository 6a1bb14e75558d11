import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { ApiError } from './api/client';
import { SignedIn } from './SignedIn';
import { ThemeContext, useTheme, type Theme } from './theme';
import { LanguageContext, type Language } from './words';

const LANGUAGE_KEY = 'deskpulse.language';

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      // A session that is over shows in whatever was asked first.
      if (error instanceof ApiError && error.status === 401 && query.queryKey[0] !== 'session') {
        void queries.invalidateQueries({ queryKey: ['session'] });
      }
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // Only what may heal by itself is tried again.
      retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status < 500),
    },
  },
});

export interface Choices {
  theme: Theme;
  setTheme: (theme: Theme) => void;
  setLanguage: (language: Language) => void;
}

function usualLanguage(): Language {
  const kept = window.localStorage.getItem(LANGUAGE_KEY);
  if (kept === 'en' || kept === 'zh') {
    return kept;
  }
  return window.navigator.language.startsWith('zh') ? 'zh' : 'en';
}

interface FragmentProps {
  /** Of the reader, where it is known; else as kept or as the browser has it. */
  language?: Language | undefined;
  children: (choices: Choices) => ReactNode;
}

/** What every screen of ours stands in: language, theme, and the answers of the server. */
export function Fragment({ language: given, children }: FragmentProps) {
  // A frame in Jira may keep nothing in the browser, not even look there.
  const [chosen, setLanguage] = useState<Language>(() => given ?? usualLanguage());
  const language = given ?? chosen;
  const { theme, setTheme, ready } = useTheme();

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    if (given === undefined) {
      window.localStorage.setItem(LANGUAGE_KEY, language);
    }
  }, [given, language]);

  if (ready === '') {
    return null;
  }
  return (
    <QueryClientProvider client={queries}>
      <LanguageContext.Provider value={language}>
        <ThemeContext.Provider value={ready}>
          <SignedIn>{children({ theme, setTheme, setLanguage })}</SignedIn>
        </ThemeContext.Provider>
      </LanguageContext.Provider>
    </QueryClientProvider>
  );
}
