import { useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { ConditionDialog } from './ConditionDialog.tsx';
import { readAt, withAt, type Condition } from './conditions.ts';
import { isChanged, type Draft } from './draft.ts';
import { RuleTable } from './RuleTable.tsx';
import { useConditionWords } from './useConditionWords.ts';

/** Single values of a pack, a line each: the windows after closing, the shares, the throttles. */
export const ConditionTable = ({ name, conditions, pack, before, change }: Draft & { name: string; conditions: readonly Condition[] }) => {
  const { t } = useWords();
  const { label, say } = useConditionWords(pack);
  const [edited, edit] = useState<Condition>();
  const lines = conditions.map((condition) => {
    const value = readAt(pack, condition.path);
    return { key: condition.path.join('.'), name: label(condition), changed: isChanged(readAt(before, condition.path), value), onEdit: () => edit(condition), cells: [label(condition), say(condition, value)] };
  });
  return (
    <>
      <RuleTable label={t(`packRules.tables.${name}`)} heads={['condition', 'says'].map((head) => t(`packRules.${head}`))} lines={lines} editable={change !== undefined} />
      {edited && change ? (
        <ConditionDialog
          condition={edited} pack={pack} onClose={() => edit(undefined)}
          onKeep={(value) => { change(withAt(pack, edited.path, value)); edit(undefined); }}
        />
      ) : null}
    </>
  );
};
