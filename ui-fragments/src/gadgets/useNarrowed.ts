import type { Schemas } from '../api/client';
import { useCatalogue } from '../api/queries';
import { sayTag, useLanguage } from '../words';
import { dimensionOf, meet, type Narrowed } from './narrowing';
import { figuresOf } from './registry';
import type { GadgetSettings } from './settings';

interface Fit extends Narrowed {
  /** What its data cannot be narrowed by. */
  foreign: string[];
}

/**
 * What a gadget is narrowed to by its own settings and by the place where it stands.
 *
 * @param layers of the place, from the outermost in
 */
export function useNarrowed(settings: GadgetSettings, layers: string[][]): Fit {
  const catalogue = useCatalogue().data;
  return narrowedBy(settings, layers, catalogue);
}

export function narrowedBy(settings: GadgetSettings, layers: string[][], catalogue: Schemas['Catalogue'] | undefined): Fit {
  const kpis = figuresOf(settings);
  const fits = (text: string) => {
    const dimension = dimensionOf(text);
    return (
      kpis.length > 0 &&
      kpis.every((id) => dimension === 'jql' || (catalogue?.kpis.find((kpi) => kpi.id === id)?.dimensions.includes(dimension) ?? true))
    );
  };
  const foreign = [...new Set(layers.flat())].filter((text) => !fits(text));
  return { ...meet(...layers.map((layer) => layer.filter(fits)), settings.only ?? []), foreign };
}

/** Such texts for people: Channel = Email, Project = HD. */
export function useSayOnly(): (only: string[]) => string {
  const language = useLanguage();
  const catalogue = useCatalogue().data;
  return (only) =>
    only
      .map((text) => {
        const id = dimensionOf(text);
        const name = catalogue?.dimensions.find((dimension) => dimension.id === id)?.name[language] ?? (id === 'jql' ? 'JQL' : id);
        return `${name} = ${sayTag(language, id, text.slice(id.length + 1)) || '–'}`;
      })
      .join(', ');
}
