import { answered, client } from '../api/client';
import type { Language } from '../words';
import { figureQuery, type GadgetSettings } from './settings';
import { isListed, tableOf } from './tables';

const SCALE = 2;
const SVG = 'http://www.w3.org/2000/svg';

/** Kinds that slice by the same dimensions, or show the same figures, whatever their settings. */
const BY_KIND: Partial<Record<GadgetSettings['kind'], string[]>> = {
  'heat-map': ['weekday', 'hour'],
  agents: ['agent'],
  funnel: ['stage'],
  milestones: ['stage'],
  'order-flow': ['stage'],
};
const KPIS_OF_KIND: Partial<Record<GadgetSettings['kind'], string[]>> = {
  funnel: ['order-stages'],
  milestones: ['order-waiting', 'order-stages'],
  'order-flow': ['order-stages', 'order-waiting'],
  flow: ['volume'],
};
const USUAL_BY: Partial<Record<GadgetSettings['kind'], string[]>> = { flow: ['channel', 'kind'] };

/** What a gadget shows as a file, as the server writes it: cells that a spreadsheet would run are made harmless there. */
export async function exportFile(
  settings: GadgetSettings,
  today: string,
  only: string[],
  format: 'csv' | 'xlsx',
  language: Language,
): Promise<void> {
  if (isListed(settings.kind)) {
    const table = await tableOf(settings, today, only, language);
    const body = { kind: settings.kind, ...table };
    save(await file(client.POST('/tables/file', { params: { query: { format } }, body, parseAs: 'blob' })), `deskpulse-${settings.kind}-${today}.${format}`);
    return;
  }
  const each = settings.kind === 'trend' ? (settings.each ?? 'day') : 'whole';
  const by = BY_KIND[settings.kind] ?? settings.by ?? USUAL_BY[settings.kind] ?? [];
  const kpi = KPIS_OF_KIND[settings.kind];
  const query = figureQuery({ settings, today, only }, { each, by, ...(kpi ? { kpi } : {}) });
  save(
    await file(client.GET('/figures/file', { params: { query: { ...query, format, language } }, parseAs: 'blob' })),
    `deskpulse-${query.from}-${query.to}.${format}`,
  );
}

async function file(asked: Parameters<typeof answered>[0]): Promise<Blob> {
  return (await answered(asked)) as Blob;
}

/** What the gadget draws as a picture: its chart alone where it is one, else all that it shows. */
export async function exportPicture(frame: HTMLElement, kind: GadgetSettings['kind'], title: string): Promise<void> {
  const chart = frame.querySelector<SVGSVGElement>('[role="img"] svg');
  const drawing = chart ? drawnChart(chart) : drawnPage(frame);
  const { width, height } = (chart ?? frame).getBoundingClientRect();
  const picture = new Image();
  picture.src = await asDataUrl(new Blob([new XMLSerializer().serializeToString(drawing)], { type: 'image/svg+xml;charset=utf-8' }));
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
  if (!png) {
    throw new Error('the browser makes no picture of this size');
  }
  // What leaves the desk is in the audit log before it does.
  await answered(client.POST('/pictures', { body: { kind } }));
  save(png, `${title.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`);
}

function drawnChart(chart: SVGSVGElement): SVGSVGElement {
  const { width, height } = chart.getBoundingClientRect();
  const copy = chart.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return copy;
}

/** A picture of a page's part holds the page's own rules of style; pictures may load nothing. */
function drawnPage(frame: HTMLElement): SVGSVGElement {
  const { width, height } = frame.getBoundingClientRect();
  const copy = frame.cloneNode(true) as HTMLElement;
  copy.querySelectorAll('.gadget-head button, script, img').forEach((part) => part.remove());
  copy.style.cssText = `width:${width}px;height:${height}px;margin:0;overflow:hidden`;
  const styles = document.createElement('style');
  styles.textContent = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n');
  const page = document.createElement('div');
  // Colours and fonts are the root's and the body's own, by their attributes.
  for (const { name, value } of [...document.documentElement.attributes]) {
    page.setAttribute(name, value);
  }
  page.style.cssText = variables() + `font:${window.getComputedStyle(frame).font};color:${window.getComputedStyle(frame).color}`;
  page.append(styles, copy);
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('width', String(width));
  picture.setAttribute('height', String(height));
  const inside = document.createElementNS(SVG, 'foreignObject');
  inside.setAttribute('width', '100%');
  inside.setAttribute('height', '100%');
  inside.append(page);
  picture.append(inside);
  return picture;
}

/** The values of the page's own variables, which rules for the root would set in a page of its own only. */
function variables(): string {
  const root = window.getComputedStyle(document.documentElement);
  const names = new Set<string>();
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (rule instanceof CSSStyleRule) {
        [...rule.style].filter((name) => name.startsWith('--')).forEach((name) => names.add(name));
      }
    }
  }
  return [...names].map((name) => `${name}:${root.getPropertyValue(name)};`).join('');
}

function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = () => failed(new Error('the chart could not be read'));
    reader.readAsDataURL(blob);
  });
}

/** Lets the browser keep it. */
export function save(blob: Blob, name: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
