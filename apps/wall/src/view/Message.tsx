/** A calm sentence in large type, instead of anything a browser would say (WALL2). */
export function Message({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <main className="message">
      <h1>{title}</h1>
      {lines
        .filter((line) => line !== '')
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
    </main>
  );
}
