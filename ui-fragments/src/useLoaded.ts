import { useCallback, useEffect, useState } from 'react';

export type Loaded<T> =
  | { state: 'loading' }
  | { state: 'failed'; message: string; retry: () => void }
  | { state: 'ready'; value: T; reload: () => void };

/** Loads a value and loads it again when what it depends on changes; an old answer never overtakes a new one. */
export function useLoaded<T>(load: () => Promise<T>, dependencies: readonly unknown[], everySeconds = 0): Loaded<T> {
  const [turn, setTurn] = useState(0);
  const [result, setResult] = useState<{ value: T } | { message: string } | null>(null);
  const again = useCallback(() => setTurn((previous) => previous + 1), []);

  useEffect(() => {
    let current = true;
    load().then(
      (value) => current && setResult({ value }),
      (error: unknown) => current && setResult({ message: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      current = false;
    };
    // The caller names what the loader depends on.
  }, [...dependencies, turn]);

  useEffect(() => {
    if (everySeconds === 0) {
      return undefined;
    }
    const timer = window.setInterval(again, everySeconds * 1000);
    return () => window.clearInterval(timer);
  }, [again, everySeconds]);

  if (result === null) {
    return { state: 'loading' };
  }
  return 'value' in result
    ? { state: 'ready', value: result.value, reload: again }
    : { state: 'failed', message: result.message, retry: again };
}
