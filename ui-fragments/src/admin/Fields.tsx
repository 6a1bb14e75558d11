import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import type { Schemas } from '../api/client';
import { count, share } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay, type WordKey } from '../words';
import { AddKey, ChoiceField, DraftForm, TextField, useDraft, type Draft } from './editing';
import { useFieldMapping, useSettings, useSiteFields } from './queries';

type Preview = Schemas['FieldPreview'];

const EXTRA = 'extras.';
const WAITING = ['desk', 'customer', 'third-party', 'nobody'] as const;

/** Which of the site's fields mean what, tried on real tickets before it is saved. */
export function Fields() {
  const mapping = useFieldMapping();
  const settings = useSettings();
  return (
    <Async query={settings} height={320}>
      {() => <Async query={mapping} height={320}>{(known) => <Mapped known={known} />}</Async>}
    </Async>
  );
}

function Mapped({ known }: { known: Preview }) {
  const say = useSay();
  const draft = useDraft();
  const tried = draft.preview.data?.fields ?? undefined;
  const shown = tried ?? known;
  return (
    <DraftForm draft={draft} tried>
      {tried && <p className="note">{say('triedOn', tried.looked)}</p>}
      {!tried && known.looked === 0 && <p className="empty">{say('noTicketsYet')}</p>}
      <Mapping shown={shown} draft={draft} />
      <AddKey label={say('newExtra')} onAdd={(name) => draft.set(['fields', 'extras', name], name)} />
      <h3>{say('waitingOn')}</h3>
      <p className="note">{say('waitingUsual')}</p>
      <Waiting draft={draft} />
    </DraftForm>
  );
}

/** Own settings of the mapping, and after them the further fields that are kept. */
function Mapping({ shown, draft }: { shown: Preview; draft: Draft }) {
  const say = useSay();
  const language = useLanguage();
  const site = useSiteFields();
  const own = shown.fields.filter(({ key }) => !key.startsWith(EXTRA)).map(({ key }) => key);
  const extras = draft.keys(['fields', 'extras']);
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('section.fields')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('meaning')}</th>
            <th scope="col">{say('siteField')}</th>
            <th scope="col" className="number">
              {say('filledOf', count(shown.looked, language))}
            </th>
            <th scope="col">{say('examples')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {own.map((key) => (
            <Row key={key} name={say(`meaning.${key}` as WordKey)} path={['fields', key]} held={find(shown, key)} {...{ shown, draft, site: site.data }} />
          ))}
          {extras.map((name) => (
            <Row
              key={EXTRA + name}
              name={name}
              path={['fields', 'extras', name]}
              held={find(shown, EXTRA + name)}
              removable
              {...{ shown, draft, site: site.data }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function find(shown: Preview, key: string) {
  return shown.fields.find((field) => field.key === key);
}

interface RowProps {
  name: string;
  path: string[];
  held: Preview['fields'][number] | undefined;
  shown: Preview;
  draft: Draft;
  site: Schemas['SiteField'][] | undefined;
  removable?: boolean;
}

function Row({ name, path, held, shown, draft, site, removable = false }: RowProps) {
  const say = useSay();
  const language = useLanguage();
  const current = held !== undefined && (held.field ?? '') === draft.text(path);
  return (
    <tr>
      <th scope="row">
        <bdi>{name}</bdi> <small>{path[path.length - 1]}</small>
      </th>
      <td>
        {site ? (
          <ChoiceField draft={draft} path={path} label={name} hidden options={options(site, removable ? undefined : say('notGiven'))} />
        ) : (
          <TextField draft={draft} path={path} label={name} hidden usual={say('notGiven')} />
        )}
      </td>
      <td className="number">
        {current && shown.looked > 0 && (
          <>
            {share(held.filled / shown.looked, language)}{' '}
            {held.field !== null && held.filled === 0 && <Lozenge appearance="moved">{say('nothingThere')}</Lozenge>}
          </>
        )}
      </td>
      <td>
        {current &&
          held.examples.map((example) => (
            <div key={example.value}>
              <bdi>{example.value}</bdi> <small>{example.ticket}</small>
            </div>
          ))}
      </td>
      <td className="actions">
        {removable && (
          <Button spacing="compact" aria-label={`${say('remove')}: ${name}`} onClick={() => draft.set(path, null)}>
            {say('remove')}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** By name; by id where several fields share it. */
function options(site: Schemas['SiteField'][], none: string | undefined): [string, string][] {
  const shared = (name: string) => site.filter((field) => field.name === name).length > 1;
  const fields = site.map(({ id, name }): [string, string] => (shared(name) ? [id, `${name} (${id})`] : [name, name]));
  return none === undefined ? fields : [['', none], ...fields];
}

function Waiting({ draft }: { draft: Draft }) {
  const say = useSay();
  const who = WAITING.map((one): [string, string] => [one, say(`waitingOn.${one}`)]);
  return (
    <>
      <ul className="rows">
        {draft.keys(['fields', 'waitingOn']).map((status) => (
          <li key={status}>
            <ChoiceField draft={draft} path={['fields', 'waitingOn', status]} label={status} options={who} />
            <Button
              spacing="compact"
              aria-label={`${say('remove')}: ${status}`}
              onClick={() => draft.set(['fields', 'waitingOn', status], null)}
            >
              {say('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <AddKey label={say('newStatus')} onAdd={(status) => draft.set(['fields', 'waitingOn', status], 'customer')} />
    </>
  );
}
