import { useEffect, useState } from 'react';

/** The place is in the address, so that a link leads to it: #/dashboard/ID or #/admin. */
export function useAddress(): [string[], (place: string) => void] {
  const read = () => window.location.hash.replace(/^#\/?/, '').split('/');
  const [place, setPlace] = useState(read);
  useEffect(() => {
    const changed = () => setPlace(read());
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return [place, (next) => (window.location.hash = `/${next}`)];
}
