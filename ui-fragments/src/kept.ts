// What the browser keeps for the next visit. In a frame of another site it may refuse even to look.

export function kept(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value);
  } catch {
    // The next visit begins as this one did.
  }
}
