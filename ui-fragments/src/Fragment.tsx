import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { ApiError } from './api/client';
import { keep, kept } from './kept';
import { SignedIn } from './SignedIn';
import { ThemeContext, useTheme, type Theme } from './theme';
import { LanguageContext, type Language } from './words';

const LANGUAGE_KEY = 'deskpulse.language';

export const queries: QueryClient = new QueryClient({
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
  const before = kept(LANGUAGE_KEY);
  if (before === 'en' || before === 'zh') {
    return before;
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
  const [chosen, setLanguage] = useState<Language>(() => given ?? usualLanguage());
  const language = given ?? chosen;
  const { theme, setTheme, ready } = useTheme();

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    if (given === undefined) {
      keep(LANGUAGE_KEY, language);
    }
  }, [given, language]);

  return (
    <QueryClientProvider client={queries}>
      <LanguageContext.Provider value={language}>
        <ThemeContext.Provider value={ready}>
          {/* Its colours are still coming: it asks for its figures meanwhile, and is not seen without them. */}
          <div style={{ display: 'contents', visibility: ready === '' ? 'hidden' : 'visible' }}>
            <SignedIn>{children({ theme, setTheme, setLanguage })}</SignedIn>
          </div>
        </ThemeContext.Provider>
      </LanguageContext.Provider>
    </QueryClientProvider>
  );
}
