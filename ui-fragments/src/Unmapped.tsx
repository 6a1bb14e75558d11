import { useWords } from './i18n';

/** Says that something has no data because the settings name no field for it. */
export function Unmapped({ setting }: { setting: string }) {
  const t = useWords();
  return (
    <p className="muted">
      {t('unmapped')}: <code>fields.{setting}</code>
    </p>
  );
}
