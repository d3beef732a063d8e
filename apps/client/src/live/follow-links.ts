/** Plain links inside the client change the page without loading it anew, wherever they stand. */

/** Follows clicks on links of this page with `navigate`. Gives the way to stop. The wall is another page, and is loaded. */
export function followLinks(navigate: (path: string) => void): () => void {
  const onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const path = link?.getAttribute('href');
    if (!link || !path?.startsWith('/') || path.startsWith('//') || path.startsWith('/vaeg/')) return;
    if (link.target !== '' || link.hasAttribute('download')) return;
    event.preventDefault();
    navigate(path);
  };
  document.addEventListener('click', onClick);
  return () => document.removeEventListener('click', onClick);
}
