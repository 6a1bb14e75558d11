import type { GadgetSettings } from './gadgets/settings';
import type { Language } from './words';

/** A gadget of one of our dashboards. */
export interface Kept {
  dashboard: string;
  id: string;
}

/** A gadget that Jira's dashboard keeps. */
export interface Held {
  /** Missing before it is set up. */
  settings: GadgetSettings | undefined;
  editing: boolean;
  save: (settings: GadgetSettings) => Promise<void>;
}

/** Where a screen stands, and what it is to show there. */
export interface Place {
  ticket: string | null;
  project: string | null;
  gadget: Kept | Held;
  /** Missing where the reader chooses. */
  language?: Language;
}

/** On a page of our own server: the address says it. */
export function ownPlace(): Place {
  const asked = new URLSearchParams(window.location.search);
  const language = asked.get('language');
  return {
    ...(language === 'en' || language === 'zh' ? { language } : {}),
    ticket: asked.get('key'),
    project: asked.get('project'),
    gadget: { dashboard: asked.get('dashboard') ?? 'main', id: asked.get('gadget') ?? '' },
  };
}
