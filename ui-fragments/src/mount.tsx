import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Fragment, type Choices } from './Fragment';
import { FRAMED, settleInFrame } from './frame';
import { ownPlace, type Place } from './place';

/** Draws a screen into its page, once it is known where that is. */
export async function mount(screen: (place: Place, choices: Choices) => ReactNode): Promise<void> {
  // Spelled out here so that our own build leaves out what only Jira's needs.
  const place = import.meta.env.MODE === 'forge' ? await (await import('./forge/place')).placeInJira() : ownPlace();
  if (FRAMED) {
    settleInFrame();
  }
  createRoot(document.getElementById('app')!).render(
    <StrictMode>
      <Fragment language={place.language}>{(choices) => screen(place, choices)}</Fragment>
    </StrictMode>,
  );
}
