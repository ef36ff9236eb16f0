/** What every way of choosing one thing is given. The value is a code or an id; '' is nothing. */
export interface ChoiceProps {
  label: string;
  value: string;
  onChange: (chosen: string) => void;
  error?: string | undefined;
  required?: boolean;
}
