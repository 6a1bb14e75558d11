import { setGlobalTheme } from '@atlaskit/tokens/set-global-theme';
import { createContext, useEffect, useState } from 'react';
import { IN_JIRA } from './api/transport';
import { keep, kept } from './kept';

export type Theme = 'auto' | 'light' | 'dark';

/** The colour mode that is on; charts are drawn anew when it changes. */
export const ThemeContext = createContext('light');

const THEME_KEY = 'deskpulse.theme';

/** That of the address, for frames in pages of one colour; else as the reader chose. */
function firstTheme(): Theme {
  const asked = new URLSearchParams(window.location.search).get('theme') ?? kept(THEME_KEY);
  return asked === 'light' || asked === 'dark' ? asked : 'auto';
}

interface Themed {
  theme: Theme;
  setTheme: (theme: Theme) => void;
  /** The colour mode that is on, empty before it is. Charts are drawn anew when it changes: their colours are no CSS. */
  ready: string;
}

/** Light, dark, or as the machine is set. */
function useOwnTheme(): Themed {
  const [theme, setTheme] = useState<Theme>(firstTheme);
  const [ready, setReady] = useState('');

  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      const mode = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
      void setGlobalTheme({ colorMode: mode, light: 'light', dark: 'dark' }).then(() => setReady(mode));
    };
    apply();
    dark.addEventListener('change', apply);
    return () => dark.removeEventListener('change', apply);
  }, [theme]);

  const choose = (chosen: Theme) => {
    keep(THEME_KEY, chosen);
    setTheme(chosen);
  };
  return { theme, setTheme: choose, ready };
}

/** As Jira is set: it puts its design tokens and its colour mode into our frame, and changes them there. */
function useJirasTheme(): Themed {
  const [ready, setReady] = useState(jirasMode);
  useEffect(() => {
    const changes = new MutationObserver(() => setReady(jirasMode()));
    changes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-color-mode'] });
    return () => changes.disconnect();
  }, []);
  return { theme: 'auto', setTheme: () => undefined, ready };
}

function jirasMode(): string {
  return document.documentElement.dataset['colorMode'] === 'dark' ? 'dark' : 'light';
}

export const useTheme = IN_JIRA ? useJirasTheme : useOwnTheme;
