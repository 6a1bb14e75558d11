import { useEffect, useState } from 'react';

export function readAddress(): string[] {
  return window.location.hash.replace(/^#\/?/, '').split('/');
}

/** Which dashboard a place shows. */
export function dashboardAt(place: string[]): string {
  return (place[0] === 'dashboard' && place[1]) || 'main';
}

/** The place is in the address, so that a link leads to it: #/dashboard/ID or #/admin. */
export function useAddress(): [string[], (place: string) => void] {
  const [place, setPlace] = useState(readAddress);
  useEffect(() => {
    const changed = () => setPlace(readAddress());
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return [place, (next) => (window.location.hash = `/${next}`)];
}
