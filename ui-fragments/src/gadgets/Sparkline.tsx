const WIDTH = 120;
const HEIGHT = 24;

/** A figure's path in one line; a gap where there is no data. Decoration: the tile says the figures. */
export function Sparkline({ values }: { values: (number | null)[] }) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) {
    return null;
  }
  const least = Math.min(...known);
  const range = Math.max(...known) - least || 1;
  let pen = 'M';
  const path = values.map((value, i) => {
    if (value === null) {
      pen = 'M';
      return '';
    }
    const step = `${pen}${((i / (values.length - 1)) * WIDTH).toFixed(1)} ${(HEIGHT - 2 - ((value - least) / range) * (HEIGHT - 4)).toFixed(1)}`;
    pen = 'L';
    return step;
  });
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={path.join(' ')} />
    </svg>
  );
}
