import Button from '@atlaskit/button/new';
import { useId, useState, type ReactNode } from 'react';
import { ApiError, type Schemas } from '../api/client';
import { useLanguage, useSay } from '../words';
import { useChangeSettings, usePreviewSettings, useSettings, useUndoSettings } from './queries';

export type Edit = Schemas['SettingsEdit'];
type Path = string[];

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the settings file says at a place; undefined where it says nothing. */
export function at(values: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), values);
}

/** Whether a path is another one or leads on from there. */
function begins(path: Path, start: Path): boolean {
  return start.length <= path.length && start.every((key, i) => key === path[i]);
}

/** A list as people type it; so it may stand in the file, too. */
export function listed(text: string): string[] {
  return text
    .split(/[,，;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Settings on their way: what the file says, with what somebody has typed over it. */
export interface Draft {
  value: (path: Path) => unknown;
  text: (path: Path) => string;
  list: (path: Path) => string[];
  flag: (path: Path, usual: boolean) => boolean;
  /** What is below a place, by its key. */
  keys: (path: Path) => string[];
  /** Null or an empty text takes the setting away. */
  set: (path: Path, value: unknown) => void;
  /** What the server found wrong with it. */
  problem: (path: Path) => string | undefined;
}

export type Changing = ReturnType<typeof useChangeSettings>;

interface Drafted extends Draft {
  edits: Edit[];
  change: Changing;
  preview: ReturnType<typeof usePreviewSettings>;
  save: () => void;
  discard: () => void;
}

/** Part of the settings, to be changed together. */
export function useDraft(): Drafted {
  const values = useSettings().data?.values;
  const change = useChangeSettings();
  const preview = usePreviewSettings();
  const language = useLanguage();
  const [edits, setEdits] = useState<Edit[]>([]);

  const value = (path: Path): unknown => {
    const above = edits.filter((edit) => begins(path, edit.path)).sort((a, b) => b.path.length - a.path.length);
    const whole = above[0];
    return whole ? at(whole.value, path.slice(whole.path.length)) : at(values, path);
  };
  const text = (path: Path) => {
    const known = value(path);
    return known === undefined || known === null || typeof known === 'object' ? '' : String(known);
  };
  return {
    value,
    text,
    list: (path) => {
      const known = value(path);
      return Array.isArray(known) ? known.map(String) : listed(text(path));
    },
    flag: (path, usual) => (text(path) === '' ? usual : ['true', 'yes', 'on'].includes(text(path).toLowerCase())),
    keys: (path) => {
      const known = new Set(Object.keys(isMap(at(values, path)) ? (at(values, path) as object) : {}));
      for (const edit of edits) {
        const key = edit.path[path.length];
        if (key !== undefined && begins(edit.path, path)) {
          known.add(key);
        }
      }
      return [...known].filter((key) => value([...path, key]) !== null);
    },
    set: (path, wanted) => {
      const others = edits.filter((edit) => !begins(edit.path, path));
      const cleaned = wanted === '' ? null : wanted;
      const same = JSON.stringify(cleaned) === JSON.stringify(at(values, path) ?? null);
      setEdits(same ? others : [...others, { path, value: cleaned }]);
      change.reset();
      preview.reset();
    },
    problem: (path) => problemsOf(change.error ?? preview.error).find(({ key }) => key === path.join('.'))?.words[language],
    edits,
    change,
    preview,
    save: () => change.mutate(edits, { onSuccess: () => setEdits([]) }),
    discard: () => {
      setEdits([]);
      change.reset();
      preview.reset();
    },
  };
}

function problemsOf(error: Error | null): Schemas['SettingsProblem'][] {
  return error instanceof ApiError ? error.problems : [];
}

interface DraftFormProps {
  draft: Drafted;
  /** Whether what it would do can be looked at first. */
  tried?: boolean;
  children: ReactNode;
}

/** What is changed, and under it what can be done with the changes. */
export function DraftForm({ draft, tried = false, children }: DraftFormProps) {
  const say = useSay();
  const { edits, change, preview } = draft;
  return (
    <form
      className="drafted"
      onSubmit={(event) => {
        event.preventDefault();
        draft.save();
      }}
    >
      {children}
      {edits.length > 0 && (
        <div className="draft-bar">
          <span role="status">{say('unsaved', edits.length)}</span>
          {tried && (
            <Button isLoading={preview.isPending} onClick={() => preview.mutate({ edits })}>
              {say('tryFirst')}
            </Button>
          )}
          <Button type="submit" appearance="primary" isLoading={change.isPending}>
            {say('save')}
          </Button>
          <Button appearance="subtle" onClick={draft.discard}>
            {say('discard')}
          </Button>
        </div>
      )}
      {preview.data && <Effects effects={preview.data.effects} title={say('wouldFollow')} />}
      <Refusal error={preview.error} />
      <Outcome change={change} />
    </form>
  );
}

/** What follows from settings, and when. */
function Effects({ effects, title }: { effects: Schemas['Effect'][]; title: string }) {
  const say = useSay();
  return (
    <p>
      {title} {effects.map((effect) => say(`effect.${effect}`)).join(' ')}
    </p>
  );
}

/** What became of a change: saved, with its consequences and a way back, or refused, with the reasons. */
export function Outcome({ change }: { change: Changing }) {
  const say = useSay();
  const undo = useUndoSettings();
  const saved = change.data;
  const id = saved?.change ?? null;
  return (
    <>
      {saved && (
        <div role="status" className="saved">
          {undo.isSuccess ? say('takenBack') : <Effects effects={saved.effects} title={say('saved')} />}
          {id !== null && !undo.isSuccess && (
            <Button spacing="compact" isLoading={undo.isPending} onClick={() => undo.mutate(id)}>
              {say('undo')}
            </Button>
          )}
        </div>
      )}
      <Refusal error={undo.error} />
      <Refusal error={change.error} />
    </>
  );
}

export function Refusal({ error }: { error: Error | null }) {
  const say = useSay();
  const language = useLanguage();
  if (!error) {
    return null;
  }
  if (error instanceof ApiError && error.status === 409) {
    return (
      <p role="alert" className="error">
        {say('changedMeanwhile')}
      </p>
    );
  }
  const problems = problemsOf(error);
  return (
    <div role="alert" className="error">
      <p>{say('notSaved')}</p>
      <ul>
        {problems.length === 0 && <li>{error.message}</li>}
        {problems.map(({ key, message, words }) => (
          <li key={key + message}>
            {key !== '' && <code>{key}</code>} {words[language]}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FieldProps {
  draft: Draft;
  path: Path;
  label: string;
  /** Where the label stands beside it already, as in a table. */
  hidden?: boolean;
}

interface TextFieldProps extends FieldProps {
  /** What counts while nothing is given. */
  usual?: string;
  options?: string[];
  asList?: boolean;
}

/** A text, or a list with commas between. */
export function TextField({ draft, path, label, hidden = false, usual, options, asList = false }: TextFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const problem = draft.problem(path);
  const known = asList ? draft.list(path).join(', ') : draft.text(path);
  // The commas that are being typed are no part of the list yet.
  const shown = typed !== undefined && listed(typed).join(', ') === known ? typed : known;
  return (
    <span className="field">
      {!hidden && <label htmlFor={id}>{label}</label>}
      <input
        id={id}
        aria-label={hidden ? label : undefined}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        value={asList ? shown : known}
        placeholder={usual}
        maxLength={500}
        list={options && `${id}-options`}
        onChange={({ target }) => {
          setTyped(target.value);
          const items = listed(target.value);
          draft.set(path, !asList ? target.value : items.length === 0 ? null : items);
        }}
      />
      {options && (
        <datalist id={`${id}-options`}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      <FieldProblem id={id} problem={problem} />
    </span>
  );
}

interface ChoiceFieldProps extends FieldProps {
  /** Values with how they are called. */
  options: [string, string][];
}

export function ChoiceField({ draft, path, label, hidden = false, options }: ChoiceFieldProps) {
  const id = useId();
  const problem = draft.problem(path);
  const value = draft.text(path);
  return (
    <span className="field">
      {!hidden && <label htmlFor={id}>{label}</label>}
      <select
        id={id}
        aria-label={hidden ? label : undefined}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        value={value}
        onChange={({ target }) => draft.set(path, target.value)}
      >
        {!options.some(([known]) => known === value) && <option value={value}>{value}</option>}
        {options.map(([known, name]) => (
          <option key={known} value={known}>
            {name}
          </option>
        ))}
      </select>
      <FieldProblem id={id} problem={problem} />
    </span>
  );
}

/** On or off; what the settings do not say is as usual. */
export function FlagField({ draft, path, label, hidden = false, usual }: FieldProps & { usual: boolean }) {
  const problem = draft.problem(path);
  const id = useId();
  return (
    <span className="field flag">
      <input
        id={id}
        type="checkbox"
        aria-label={hidden ? label : undefined}
        aria-invalid={problem !== undefined}
        checked={draft.flag(path, usual)}
        onChange={({ target }) => draft.set(path, String(target.checked))}
      />
      {!hidden && <label htmlFor={id}>{label}</label>}
      <FieldProblem id={id} problem={problem} />
    </span>
  );
}

function FieldProblem({ id, problem }: { id: string; problem: string | undefined }) {
  return problem === undefined ? null : (
    <small id={`${id}-problem`} className="error" lang="en">
      {problem}
    </small>
  );
}

interface AddKeyProps {
  label: string;
  onAdd: (key: string) => void;
}

/** Asks for the name of something new. */
export function AddKey({ label, onAdd }: AddKeyProps) {
  const say = useSay();
  const [key, setKey] = useState('');
  const add = () => {
    if (key.trim() !== '') {
      onAdd(key.trim());
      setKey('');
    }
  };
  return (
    <span className="field add">
      <input
        aria-label={label}
        placeholder={label}
        value={key}
        maxLength={100}
        onChange={({ target }) => setKey(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            add();
          }
        }}
      />
      <Button spacing="compact" isDisabled={key.trim() === ''} onClick={add}>
        {say('add')}
      </Button>
    </span>
  );
}
