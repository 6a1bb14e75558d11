import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';
import { createContext, useEffect, useState } from 'react';

export type Theme = 'auto' | 'light' | 'dark';

/** The colour mode that is on; charts are drawn anew when it changes. */
export const ThemeContext = createContext('light');

const THEME_KEY = 'deskpulse.theme';

function keptTheme(): Theme {
  const kept = window.localStorage.getItem(THEME_KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

/** Light, dark, or as the machine is set. Charts are drawn anew when it changes: their colours are no CSS. */
export function useTheme(): { theme: Theme; setTheme: (theme: Theme) => void; ready: string } {
  const [theme, setTheme] = useState<Theme>(keptTheme);
  const [ready, setReady] = useState('');

  useEffect(() => {
    window.localStorage.setItem(THEME_KEY, theme);
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      const mode = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
      void setGlobalTheme({ colorMode: mode, light: 'light', dark: 'dark' }).then(() => setReady(mode));
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);

  return { theme, setTheme, ready };
}
