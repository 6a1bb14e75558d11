import Button from '@atlaskit/button/new';
import Modal, { ModalBody, ModalFooter, ModalHeader, ModalTitle } from '@atlaskit/modal-dialog';
import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import Toggle from '@atlaskit/toggle';
import { useState } from 'react';
import { useCatalogue } from '../api/queries';
import { Field } from '../parts/Field';
import { useLanguage, useSay } from '../words';
import { figuresOf, GADGETS, KINDS, PRESETS, type Asked, type Preset } from './registry';
import { jqlOf, onlyOf, valuesOf } from './narrowing';
import { SliceFields, type Choice } from './SliceFields';
import { cleaned, hasRoomToCompare, PERIODS, stretch, USUAL_DAYS, type GadgetSettings } from './settings';

const DAYS = [7, 14, 30, 90, 180, 365];
const MOST_KPIS = 12;
const NAMED = Object.keys(PRESETS) as Preset[];

interface GadgetEditorProps {
  settings: GadgetSettings;
  /** A new gadget's kind can still be chosen. */
  fresh: boolean;
  today: string;
  onSave: (settings: GadgetSettings) => void;
  onClose: () => void;
}

/** Asks for a gadget's settings in a dialogue. */
export function GadgetEditor({ settings, fresh, today, onSave, onClose }: GadgetEditorProps) {
  const say = useSay();
  const [edited, setEdited] = useState(settings);
  return (
    <Modal onClose={onClose} width="medium">
      <form
        className="editor"
        onSubmit={(event) => {
          event.preventDefault();
          onSave(cleaned(edited));
        }}
      >
        <ModalHeader hasCloseButton>
          <ModalTitle>{fresh ? say('addGadget') : say('configure')}</ModalTitle>
        </ModalHeader>
        <ModalBody>
          <GadgetFields settings={edited} fresh={fresh} today={today} onChange={setEdited} />
        </ModalBody>
        <ModalFooter>
          <Button appearance="subtle" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button appearance="primary" type="submit">
            {say('save')}
          </Button>
        </ModalFooter>
      </form>
    </Modal>
  );
}

interface GadgetFieldsProps {
  settings: GadgetSettings;
  fresh: boolean;
  today: string;
  onChange: (settings: GadgetSettings) => void;
}

/** What the gadget's kind uses, and nothing else. */
export function GadgetFields({ settings, fresh, today, onChange }: GadgetFieldsProps) {
  const say = useSay();
  const change = (part: Partial<GadgetSettings>) => onChange({ ...settings, ...part });
  const beginnings: Choice<GadgetSettings>[] = [
    ...KINDS.map((kind) => ({ value: { kind, ...GADGETS[kind].usual }, label: say(`kind.${kind}`) })),
    ...NAMED.map((preset) => ({ value: structuredClone(PRESETS[preset]) as unknown as GadgetSettings, label: say(`preset.${preset}`) })),
  ];
  const [begun, setBegun] = useState(beginnings.find(({ value }) => value.kind === settings.kind));
  return (
    <>
      {fresh && (
        <Field label={say('gadget')}>
          {(id) => (
            <Select<Choice<GadgetSettings>>
              inputId={id}
              menuPosition="fixed"
              options={beginnings}
              value={begun ?? null}
              getOptionValue={(choice) => choice.label}
              onChange={(choice) => {
                if (choice) {
                  setBegun(choice);
                  onChange(choice.value);
                }
              }}
            />
          )}
        </Field>
      )}
      <Field label={say('titleOf')}>
        {(id) => (
          <Textfield
            id={id}
            value={settings.title ?? ''}
            maxLength={100}
            placeholder={say('usualTitle')}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
        )}
      </Field>
      {GADGETS[settings.kind].asks.map((asked) => (
        <Ask key={asked} asked={asked} settings={settings} today={today} onChange={change} />
      ))}
    </>
  );
}

interface AskProps {
  asked: Asked;
  settings: GadgetSettings;
  today: string;
  onChange: (part: Partial<GadgetSettings>) => void;
}

function Ask({ asked, settings, today, onChange }: AskProps) {
  const say = useSay();
  const language = useLanguage();
  const catalogue = useCatalogue().data;
  const kpis: Choice<string>[] = (catalogue?.kpis ?? []).map((kpi) => ({ value: kpi.id, label: kpi.name[language] }));
  const chosen = settings.kpi ?? [];
  const figures = figuresOf(settings);
  const dimensions: Choice<string>[] = (catalogue?.dimensions ?? [])
    .filter((dimension) => figures.every((id) => catalogue?.kpis.find((kpi) => kpi.id === id)?.dimensions.includes(dimension.id) ?? true))
    .map((dimension) => ({ value: dimension.id, label: dimension.name[language] }));
  const of = (choices: Choice<string>[], value: string | undefined) => choices.find((choice) => choice.value === value) ?? null;
  const single = <T extends string | number>(
    label: string,
    choices: Choice<T>[],
    value: T,
    take: (value: T) => Partial<GadgetSettings>,
  ) => (
    <Field label={label}>
      {(id) => (
        <Select<Choice<T>>
          inputId={id}
          menuPosition="fixed"
          options={choices}
          value={choices.find((choice) => choice.value === value) ?? null}
          onChange={(choice) => choice && onChange(take(choice.value))}
        />
      )}
    </Field>
  );
  switch (asked) {
    case 'kpi':
      return single(say('kpi'), kpis, chosen[0] ?? 'volume', (value) => ({ kpi: [value] }));
    case 'kpis':
      return (
        <Field label={say('kpis')}>
          {(id) => (
            <Select<Choice<string>, true>
              inputId={id}
              isMulti
              menuPosition="fixed"
              options={kpis}
              value={chosen.map((kpi) => of(kpis, kpi)).filter((choice) => choice !== null)}
              isOptionDisabled={() => chosen.length >= MOST_KPIS}
              onChange={(choices) => onChange({ kpi: choices.map((choice) => choice.value) })}
            />
          )}
        </Field>
      );
    case 'period':
    case 'days': {
      const last = [...new Set([...DAYS, settings.days ?? USUAL_DAYS])].sort((a, b) => a - b);
      const ofCalendar = asked === 'period' ? PERIODS : [];
      return single<string>(
        say('days'),
        [
          ...last.map((days) => ({ value: String(days), label: say('lastDays', days) })),
          ...ofCalendar.map((period) => ({ value: period, label: say(`period.${period}`) })),
        ],
        settings.period ?? String(settings.days ?? USUAL_DAYS),
        (value) => {
          const period = ofCalendar.find((one) => one === value);
          // Saving leaves out what is undefined.
          return period ? { period } : { days: Number(value), period: undefined as never };
        },
      );
    }
    case 'customers':
      return single(
        say('customersOf'),
        (['at-risk', 'win-back'] as const).map((which) => ({ value: which, label: say(`customers.${which}`) })),
        settings.customers ?? 'at-risk',
        (customers) => ({ customers }),
      );
    case 'each':
      return single(
        say('eachOf'),
        (['day', 'week', 'month'] as const).map((each) => ({ value: each, label: say(`each.${each}`) })),
        settings.each === 'whole' ? 'day' : (settings.each ?? 'day'),
        (each) => ({ each }),
      );
    case 'by':
    case 'by2': {
      const nothing = { value: '', label: say('nothing') };
      const [first = '', second = ''] = settings.by ?? [];
      return (
        <>
          {single(say('by'), [nothing, ...dimensions], first, (value) => ({ by: [value, second].filter((name) => name !== '') }))}
          {asked === 'by2' &&
            single(
              say('thenBy'),
              [nothing, ...dimensions.filter((choice) => choice.value !== first)],
              second,
              (value) => ({ by: [first, value].filter((name) => name !== '') }),
            )}
        </>
      );
    }
    case 'only':
      return <Only settings={settings} today={today} dimensions={dimensions} onChange={onChange} />;
    case 'compare':
      return hasRoomToCompare(settings)
        ? single(
            say('compare'),
            (['none', 'previous', 'year'] as const).map((compare) => ({ value: compare, label: say(`compare.${compare}`) })),
            settings.compare ?? (settings.kind === 'tiles' ? 'previous' : 'none'),
            (compare) => ({ compare }),
          )
        : null;
    case 'shape': {
      const shapes = GADGETS[settings.kind].shapes ?? [];
      return single(
        say('shape'),
        shapes.map((shape) => ({ value: shape, label: say(`shape.${shape}`) })),
        settings.shape ?? shapes[0]!,
        (shape) => ({ shape }),
      );
    }
    case 'top':
      return (
        <Field label={say(GADGETS[settings.kind].charted ? 'top' : 'rowsShown')}>
          {(id) => (
            <Textfield
              id={id}
              type="number"
              min={1}
              max={50}
              value={settings.top ?? 12}
              onChange={(event) => onChange({ top: Math.min(50, Math.max(1, event.currentTarget.valueAsNumber || 1)) })}
            />
          )}
        </Field>
      );
    case 'target':
      // Several figures have no target in common.
      return settings.kind === 'tiles' && chosen.length !== 1 ? null : (
        <Field label={say(settings.kind === 'tiles' ? 'ownTarget' : 'target')} hint={say('targetHint')}>
          {(id) => (
            <Textfield
              id={id}
              type="number"
              step="any"
              value={settings.target ?? ''}
              onChange={(event) => {
                const value = event.currentTarget.valueAsNumber;
                // An emptied box is no target; saving leaves it out.
                onChange({ target: Number.isFinite(value) ? value : (undefined as never) });
              }}
            />
          )}
        </Field>
      );
    case 'forecast':
      return (
        <Field label={say('forecast')}>
          {(id) => (
            <Toggle
              id={id}
              label={say('forecastWanted')}
              isChecked={settings.forecast ?? false}
              onChange={(event) => onChange({ forecast: event.currentTarget.checked })}
            />
          )}
        </Field>
      );
  }
}

interface OnlyProps {
  settings: GadgetSettings;
  today: string;
  dimensions: Choice<string>[];
  onChange: (part: Partial<GadgetSettings>) => void;
}

/** Which tickets count: any values of any dimensions, or what a search of Jira's finds. */
function Only({ settings, today, dimensions, onChange }: OnlyProps) {
  const say = useSay();
  const jql = jqlOf(settings.only ?? []);
  const only = valuesOf(settings.only ?? []);
  return (
    <>
      <SliceFields
        only={only}
        days={stretch({ ...settings, days: 365 }, today)}
        dimensions={dimensions}
        onChange={(values) => onChange({ only: onlyOf(values, jql) })}
      />
      <Field label={say('jql')} hint={say('jqlHint')}>
        {(id) => (
          <Textfield
            id={id}
            value={jql}
            maxLength={1000}
            placeholder="priority = High AND labels = vip"
            onChange={(event) => onChange({ only: onlyOf(only, event.currentTarget.value) })}
          />
        )}
      </Field>
    </>
  );
}
