import { createContext, useCallback, useContext } from 'react';
import { en } from './en';
import { zh } from './zh';

export type Language = 'en' | 'zh';
export type WordKey = keyof typeof en;

const TEXTS: Record<Language, Record<WordKey, string>> = { en, zh };

export const LanguageContext = createContext<Language>('en');

/** Signs that turn the direction: in a sentence they would turn round what stands behind the value. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/g;

export function straight(text: string): string {
  return text.replace(TURNS, '');
}

/** The text of a key; {0} and so on are filled in. */
export type Say = (key: WordKey, ...values: (string | number)[]) => string;

export function say(language: Language, key: WordKey, ...values: (string | number)[]): string {
  return TEXTS[language][key].replace(/\{(\d)\}/g, (_whole, place: string) => straight(String(values[Number(place)] ?? '')));
}

export function useSay(): Say {
  const language = useContext(LanguageContext);
  return useCallback((key, ...values) => say(language, key, ...values), [language]);
}

/** Dimensions whose values are ours; those of all others are the desk's own words, whatever they are like. */
const TAGS = new Set(['sentiment', 'kind', 'priority']);

/** A value of a dimension in the reader's language where it is one of ours. */
export function sayTag(language: Language, dimension: string, value: string): string {
  return TAGS.has(dimension) && Object.hasOwn(TEXTS[language], value) ? TEXTS[language][value as WordKey] : straight(value);
}

/** A value of a dimension, or of a ticket's tag by its task, for people. */
export function useSayValue(): (dimension: string, value: string) => string {
  const language = useContext(LanguageContext);
  return useCallback((dimension, value) => sayTag(language, dimension.toLowerCase(), value), [language]);
}

/** What a task is at, where we have a word for it; else as the server calls it. */
export function useSayStage(): (stage: string) => string {
  const language = useContext(LanguageContext);
  return useCallback((stage) => (Object.hasOwn(TEXTS[language], stage) ? TEXTS[language][stage as WordKey] : stage), [language]);
}

/** What a rule that marks words or weighs facts is called; else as the server calls it. */
export function useSayRule(): (rule: string) => string {
  const language = useContext(LanguageContext);
  return useCallback((rule) => (Object.hasOwn(TEXTS[language], `rule.${rule}`) ? TEXTS[language][`rule.${rule}` as WordKey] : rule), [language]);
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}
