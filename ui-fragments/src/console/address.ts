import { useEffect, useState } from 'react';

function address(): { place: string; query: string } {
  const [place = '', query = ''] = window.location.hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  return { place, query };
}

export function readAddress(): string[] {
  return address().place.split('/');
}

/** Which dashboard a place shows. */
export function dashboardAt(place: string[]): string {
  return (place[0] === 'dashboard' && place[1]) || 'main';
}

/** Whose page a place is; missing where it is no customer's. */
export function customerAt(place: string[]): string | undefined {
  const [kind, written = ''] = place;
  if (kind !== 'customer') {
    return undefined;
  }
  try {
    return decodeURIComponent(written);
  } catch {
    return written; // a hand-written address
  }
}

/** What the dashboard is narrowed to, so that a link shows the same: #/dashboard/ID?only=channel%3Dchat. */
export function readLinked(): string[] {
  return new URLSearchParams(address().query).getAll('only');
}

/** Without a step of its own in the browser's history. */
export function writeLinked(only: string[]): void {
  const query = new URLSearchParams(only.map((text) => ['only', text])).toString();
  window.history.replaceState(null, '', `#/${address().place}${query && '?'}${query}`);
}

/** The place is in the address, so that a link leads to it: #/dashboard/ID, #/customer/NAME or #/admin. Told anew when a link is followed. */
export function useAddress(): { place: string[]; visit: number; goTo: (place: string) => void } {
  const [at, setAt] = useState(() => ({ place: readAddress(), visit: 0 }));
  useEffect(() => {
    const changed = () => setAt(({ visit }) => ({ place: readAddress(), visit: visit + 1 }));
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return { ...at, goTo: (next) => (window.location.hash = `/${next}`) };
}
