import { client } from '../api/client';
import type { Language } from '../words';
import { figureQuery, type GadgetSettings } from './settings';

const SCALE = 2;

/** Kinds that slice by the same dimensions whatever their settings. */
const BY_KIND: Partial<Record<GadgetSettings['kind'], string[]>> = { 'heat-map': ['weekday', 'hour'], agents: ['agent'] };

/** The gadget's figures as a file, as the server writes it: cells that a spreadsheet would run are made harmless there. */
export async function exportFile(
  settings: GadgetSettings,
  today: string,
  only: string[],
  format: 'csv' | 'xlsx',
  language: Language,
): Promise<void> {
  const each = settings.kind === 'trend' ? (settings.each ?? 'day') : 'whole';
  const by = BY_KIND[settings.kind] ?? settings.by ?? [];
  const query = figureQuery({ settings, today, only }, { each, by });
  const { data, error } = await client.GET('/figures/file', {
    params: { query: { ...query, format, language } },
    parseAs: 'blob',
  });
  if (error || !data) {
    throw new Error(String((error as { message?: string } | undefined)?.message ?? 'export failed'));
  }
  save(data as unknown as Blob, `deskpulse-${query.from}-${query.to}.${format}`);
}

/** The drawn chart as a picture; there is none while it has no data. */
export async function exportPicture(frame: HTMLElement, title: string): Promise<void> {
  const drawing = frame.querySelector<SVGSVGElement>('[role="img"] svg');
  if (!drawing) {
    return;
  }
  const { width, height } = drawing.getBoundingClientRect();
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const source = new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml;charset=utf-8' });
  const picture = new Image();
  picture.src = await asDataUrl(source);
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = window.getComputedStyle(frame).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(SCALE, SCALE);
  pen.drawImage(picture, 0, 0, width, height);
  const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (png) {
    save(png, `${title.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`);
  }
}

function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(new Error('the chart could not be read'));
    reader.readAsDataURL(blob);
  });
}

function save(blob: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
