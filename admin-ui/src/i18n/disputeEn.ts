/** The file of a mediation, and what a form says beside its fields. */
export const disputeEn = {
  title: 'Mediation file', step: 'Step %{rung}: %{name}, since %{at}', above: 'county centre', consents: 'Both parties agree to go on beyond thirty days.', noConsent: 'Thirty days; beyond them only when both parties agree.',
  capped: 'The time for mediation is over: tell the parties of arbitration and court and close, or note that both agree to go on.', red: 'Red risk: %{signs}', comma: ', ', parties: 'At the table: %{names}', noSitting: 'No sitting yet.',
  sitting: 'Sitting %{number}: %{at}, %{name} (line %{seq})', remedies: 'Other remedies told: %{text}', statutory: 'limit by law', each: 'Press Enter after each.',
  photos: { required: 'Before and after, in public places; never inside a home.', optional: 'Photos may be added.', none: 'No photos are needed for such a matter.', publicOnly: 'None inside a home; in a public place photos may be added.' },
};
