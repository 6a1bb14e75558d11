import { createContext } from 'react';

/** The colour mode that is on; charts are drawn anew when it changes. */
export const ThemeContext = createContext('light');
