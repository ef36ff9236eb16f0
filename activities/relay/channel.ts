import type { Recipient } from '../../domain/case/notices.ts';

/** A message on its way out. It says where to look, never what is written there. */
export interface Message {
  /** The same at every try: a provider that knows it already sends nothing twice. */
  id: string;
  recipient: Recipient;
  template: string;
  number: string;
  /** Of a digest, all the cases that it reminds of; `number` is the first. */
  numbers?: string[];
  link: string;
  urgent: boolean;
}

/** A way out of the house: a text message, a chat, a log. What people read inside comes from the outbox itself. */
export interface Channel {
  readonly name: string;
  /** Settles when the provider has it. @throws when it does not; the message is tried again later */
  send(message: Message): Promise<void>;
}

/** For sites without a provider, and for looking: the number and the link, and not to whom. */
export const logChannel = (write: (line: { number: string; link: string }) => void): Channel => ({
  name: 'log',
  send: async ({ number, link }) => write({ number, link }),
});
