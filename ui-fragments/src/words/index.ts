import { createContext, useCallback, useContext } from 'react';
import { en } from './en';
import { zh } from './zh';

export type Language = 'en' | 'zh';
export type WordKey = keyof typeof en;

const TEXTS: Record<Language, Record<WordKey, string>> = { en, zh };

export const LanguageContext = createContext<Language>('en');

/** The text of a key; {0} and so on are filled in. */
export type Say = (key: WordKey, ...values: (string | number)[]) => string;

export function say(language: Language, key: WordKey, ...values: (string | number)[]): string {
  return TEXTS[language][key].replace(/\{(\d)\}/g, (_whole, place: string) => String(values[Number(place)] ?? ''));
}

export function useSay(): Say {
  const language = useContext(LanguageContext);
  return useCallback((key, ...values) => say(language, key, ...values), [language]);
}

/** A value that the server names by a constant; one we have no word for stays as it is. */
export function useSayValue(): (value: string) => string {
  const language = useContext(LanguageContext);
  return useCallback((value) => (Object.hasOwn(TEXTS[language], value) ? TEXTS[language][value as WordKey] : value), [language]);
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}
