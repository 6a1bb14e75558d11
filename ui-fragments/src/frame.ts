import { IN_JIRA } from './api/transport';

/** Whether a page of another server shows this one in a frame, as pages of Jira Data Center do. */
export const FRAMED = !IN_JIRA && window.parent !== window;

/** Dialogs and menus float above the page, which may be lower than they are. */
const ROOM_TO_FLOAT = 480;

/** Links leave the frame, and the page around it learns how high it would like to be. */
export function settleInFrame(): void {
  document.documentElement.classList.add('framed');
  document.addEventListener('click', leave, true);
  const page = document.getElementById('app')!;
  const tell = () => {
    const floating = document.querySelector('[role=dialog], [role=menu]') !== null;
    const height = Math.max(page.offsetHeight, floating ? ROOM_TO_FLOAT : 0);
    // Whoever may frame this may know how high it is.
    window.parent.postMessage({ deskpulseHeight: height }, '*');
  };
  new ResizeObserver(tell).observe(page);
  new MutationObserver(tell).observe(document.body, { childList: true, subtree: true });
}

function leave(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^=http]') : null;
  if (link && new URL(link.href).origin !== window.location.origin) {
    link.target = '_top';
  }
}
