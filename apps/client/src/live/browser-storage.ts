/** Small choices that outlive the page. A browser that keeps nothing (private window, blocked) is met with silence: the choice is just not kept. */

/** What was kept under that name, if anything. */
export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps a choice; null forgets it. */
export function writeKept(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // nothing is kept here; the choice holds until the page is closed
  }
}
