import type { Schemas } from '../api/client';
import { count } from '../format';
import { useLanguage, useSay } from '../words';

/** How well churn risk is known, as measured on the desk's own past. */
export function RiskQuality({ quality }: { quality: Schemas['CustomerSummary']['quality'] }) {
  const say = useSay();
  const language = useLanguage();
  if (quality === null) {
    return <>{say('notMeasured')}</>;
  }
  const measured =
    quality.auc === null
      ? say('tooFewToMeasure')
      : `AUC ${quality.auc.toFixed(3)} (95 %: ${quality.aucLow?.toFixed(3)}–${quality.aucHigh?.toFixed(3)})` +
        (quality.ece === null ? '' : `, ${say('calibrationError')} ${quality.ece.toFixed(3)}`);
  return (
    <>
      {measured}
      <br />
      <small>
        {say(quality.learned ? 'riskLearned' : 'riskByRules')}{' '}
        {quality.customers !== null &&
          quality.lost !== null &&
          say('riskJudgedOn', count(quality.customers, language), quality.cut, count(quality.lost, language))}
      </small>
    </>
  );
}
