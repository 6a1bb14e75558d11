import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useId, useState } from 'react';
import type { Schemas } from '../api/client';
import { Async } from '../parts/Async';
import { useLanguage, useSay, type WordKey } from '../words';
import { DraftForm, Refusal, TextField, useDraft, type Draft, type Edit } from './editing';
import { usePreviewSettings, useReplyRules, useSettings } from './queries';

type Known = Schemas['ReplyRules'];

const OFF = ['quality', 'off'];
const KINDS = ['quality', 'personalData'];
const LONGEST = 6_000;

/** By which rules replies are checked. */
export function ReplyRules() {
  const settings = useSettings();
  const query = useReplyRules();
  return (
    <Async query={settings} height={240}>
      {() => <Async query={query} height={240}>{(known) => <Rules known={known} />}</Async>}
    </Async>
  );
}

function Rules({ known }: { known: Known }) {
  const say = useSay();
  const language = useLanguage();
  const draft = useDraft();
  const off = draft.list(OFF);
  const given = draft.value(KINDS);
  const kinds = given === undefined || given === null ? known.personal.filter(({ masked }) => masked).map(({ kind }) => kind) : draft.list(KINDS);
  return (
    <>
      <DraftForm draft={draft} tried>
        <fieldset className="inputs">
          <legend>{say('rulesChecked')}</legend>
          {known.rules.map(({ rule, name }) => (
            <Tick key={rule} label={name[language]} on={!off.includes(rule)} onChange={(on) => draft.set(OFF, without(off, rule, on))} />
          ))}
        </fieldset>
        <fieldset className="inputs">
          <legend>{say('kindsNotSent')}</legend>
          {known.personal.map(({ kind }) => (
            <Tick
              key={kind}
              label={say(`personal.${kind}` as WordKey)}
              on={kinds.includes(kind)}
              onChange={(on) => draft.set(KINDS, on ? [...kinds, kind] : kinds.filter((one) => one !== kind))}
            />
          ))}
        </fieldset>
        <TextField draft={draft} path={['quality', 'ours']} label={say('ownContacts')} asList />
        <h3>{say('phrases')}</h3>
        <p className="note">{say('phraseLanguage')}</p>
        {known.phrases.map(({ section, phrases }) => (
          <Phrases key={section} draft={draft} section={section} shipped={phrases} title={nameOf(section)} />
        ))}
      </DraftForm>
      <Try edits={draft.edits} />
    </>
  );

  function nameOf(section: string): string {
    return known.rules.find(({ rule }) => rule === section)?.name[language] ?? say(`phrases.${section}` as WordKey);
  }
}

/** The rules that are off; null for none. */
function without(off: string[], rule: string, on: boolean): string[] | null {
  const left = on ? off.filter((one) => one !== rule) : [...off, rule];
  return left.length === 0 ? null : left;
}

function Tick({ label, on, onChange }: { label: string; on: boolean; onChange: (on: boolean) => void }) {
  return (
    <label>
      <input type="checkbox" checked={on} onChange={({ target }) => onChange(target.checked)} /> {label}
    </label>
  );
}

function Phrases({ draft, section, shipped, title }: { draft: Draft; section: string; shipped: string[]; title: string }) {
  const say = useSay();
  const path = ['quality', 'phrases', section];
  const changed = ['more', 'only'].some((key) => draft.list([...path, key]).length > 0);
  return (
    <details open={changed}>
      <summary>{title}</summary>
      <Lines draft={draft} path={[...path, 'more']} label={`${title}: ${say('phrasesMore')}`} />
      <Lines draft={draft} path={[...path, 'only']} label={`${title}: ${say('phrasesOnly')}`} />
      <details>
        <summary>{say('phrasesShipped', shipped.length)}</summary>
        <pre tabIndex={0}>{shipped.join('\n')}</pre>
      </details>
    </details>
  );
}

/** A list with one entry a line: phrases may hold commas. */
function Lines({ draft, path, label }: { draft: Draft; path: string[]; label: string }) {
  const id = useId();
  const known = draft.list(path);
  const [typed, setTyped] = useState<string>();
  const items = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  // The line that is being typed is no part of the list yet.
  const shown = typed !== undefined && items(typed).join('\n') === known.join('\n') ? typed : known.join('\n');
  const problem = draft.problem(path) ?? draft.problem(path.slice(0, 1));
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={3}
        aria-invalid={problem !== undefined}
        value={shown}
        onChange={({ target }) => {
          setTyped(target.value);
          const lines = items(target.value);
          draft.set(path, lines.length === 0 ? null : lines);
        }}
      />
    </p>
  );
}

/** Shows what the rules, as they are typed, say of a reply of one's own. */
function Try({ edits }: { edits: Edit[] }) {
  const say = useSay();
  const language = useLanguage();
  const preview = usePreviewSettings();
  const [words, setWords] = useState('');
  const [text, setText] = useState('');
  const id = useId();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        preview.mutate({ edits, reply: { words, text } });
      }}
    >
      <h3>{say('tryReply')}</h3>
      <label htmlFor={`${id}-words`}>{say('customersWords')}</label>
      <textarea id={`${id}-words`} rows={2} maxLength={LONGEST} value={words} onChange={({ target }) => setWords(target.value)} />
      <label htmlFor={`${id}-reply`}>{say('agentsReply')}</label>
      <textarea id={`${id}-reply`} rows={3} maxLength={LONGEST} value={text} onChange={({ target }) => setText(target.value)} />
      <div>
        <Button type="submit" isDisabled={text.trim() === ''} isLoading={preview.isPending}>
          {say('checkReply')}
        </Button>
      </div>
      {preview.data?.reply && (
        <ul role="status">
          {preview.data.reply.map((rule) => (
            <li key={rule.rule}>
              {rule.name[language]}{' '}
              <Lozenge appearance={rule.broken ? 'removed' : 'success'}>{say(rule.broken ? 'ruleBroken' : 'ruleKept')}</Lozenge>{' '}
              {rule.words.map((word) => (
                <q key={word}>
                  <bdi>{word}</bdi>
                </q>
              ))}
            </li>
          ))}
        </ul>
      )}
      <Refusal error={preview.error} />
    </form>
  );
}
