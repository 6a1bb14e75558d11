import './designFlags';
// jsdom knows no media queries; the design system asks for the colour scheme when it is loaded.
window.matchMedia = (query) =>
  ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;
