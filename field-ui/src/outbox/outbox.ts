import { knownOffset } from '../door/server-time.ts';
import { askToBeWoken } from '../phone/wake.ts';
import type { Command, Draft } from './command.ts';
import type { Door, Ended } from './deliver.ts';
import { deliver } from './deliver.ts';
import type { PhoneStore } from './phone-store.ts';
import { dueNow, isWaiting, nextTryAt } from './queue.ts';
import type { Photo } from './store.ts';
import { version } from '../shell/version.ts';
import { uuid7 } from './uuid7.ts';

export interface OutboxView {
  commands: Command[];
  damaged: unknown[];
  sending: boolean;
  full: boolean;
  broken: boolean;
  last?: Ended;
  /** When everything was sent last, phone time. */
  sentAt?: number;
}

/** How to answer a conflict: kept as a supplement, given up, or handed to the dispatcher. */
export type Resolution = 'supplement' | 'drop' | 'handOver';

export type Outbox = ReturnType<typeof createOutbox>;

const everyMinute = 60_000;

/**
 * The outbox of one person on this phone: kept first, then sent, by whichever tab holds the lock. What triggers a try: a new record,
 * `online`, the page becoming visible, a timer, the button. Whether there is a network is found out by trying.
 */
export function createOutbox(personId: string, store: PhoneStore, door: Door, onSent: () => void = () => undefined) {
  let view: OutboxView = { commands: [], damaged: [], sending: false, full: false, broken: false };
  const listeners = new Set<() => void>();
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(`gewu-field-${personId}`) : undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const show = (more: Partial<OutboxView>) => {
    view = { ...view, ...more };
    for (const listener of listeners) listener();
  };
  const look = async () => {
    try {
      const [commands, damaged] = await Promise.all([store.commands(), store.damaged()]);
      show({ commands, damaged, broken: damaged.length > 0 });
    } catch {
      show({ broken: true });
    }
  };
  /** While hundreds go out the bar counts down, and the page is not drawn for each of them. */
  let looking = false;
  const soonLook = () => {
    if (looking) return;
    looking = true;
    setTimeout(() => { looking = false; if (!closed) void look(); }, 700);
  };
  const changed = async () => {
    await look();
    channel?.postMessage('changed');
  };

  /** Two tabs do not send at once. Where there are no locks both may: the ids make it harmless. */
  const alone = async (work: () => Promise<void>) => {
    if (!('locks' in navigator)) return work();
    await navigator.locks.request(`gewu-field-send-${personId}`, { ifAvailable: true }, async (lock) => {
      if (lock) await work();
    });
  };
  let again = false;
  const send = async () => {
    if (closed) return;
    if (view.sending) {
      again = true;
      return;
    }
    const before = view.commands.length;
    show({ sending: true });
    try {
      await alone(async () => {
        const last = await deliver({ store, door, personId, now: Date.now, offset: () => knownOffset() ?? 0, onAnswer: soonLook });
        show({ last, ...(last === 'sent' ? { sentAt: Date.now() } : {}) });
      });
    } catch {
      show({ broken: true });
    } finally {
      show({ sending: false });
      await changed();
      plan();
    }
    if (view.commands.length < before) onSent();
    if (again) {
      again = false;
      await send();
    }
  };
  const plan = () => {
    clearTimeout(timer);
    if (closed) return;
    const at = nextTryAt(view.commands);
    timer = setTimeout(() => void send(), at === undefined ? everyMinute : Math.min(everyMinute, Math.max(1_000, at - Date.now())));
  };

  const make = ({ blobs = [], ...draft }: Draft): Command => {
    const offset = knownOffset();
    const order = Math.max(Date.now(), ...view.commands.map((one) => one.order + 1));
    return {
      ...draft, blobs, id: uuid7(Date.now()), order, phoneAt: Date.now(), ...(offset === undefined ? {} : { offset }), app: version,
      standing: 'queued', tries: 0, nextAt: 0,
    };
  };

  const triggers: [EventTarget, string, () => void][] = [
    [globalThis, 'online', () => void tryNow()],
    [globalThis, 'pageshow', () => void send()],
    [document, 'visibilitychange', () => void (document.hidden || send())],
  ];
  for (const [what, happens, then] of triggers) what.addEventListener(happens, then);
  channel?.addEventListener('message', () => void look());

  /** Without waiting for the next turn. */
  async function tryNow() {
    const waiting = (await store.commands()).filter((command) => isWaiting(command) && command.nextAt > 0);
    if (waiting.length > 0) await store.change(waiting.map(dueNow));
    await send();
  }

  return {
    view: () => view,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** Kept on the phone when it is fulfilled; sending goes on by itself. @throws when the phone is full: then nothing was kept */
    add: async (draft: Draft, photos: readonly Photo[] = []): Promise<Command> => {
      const command = make({ ...draft, blobs: photos.map(({ sha256 }) => sha256) });
      try {
        await store.keep(command, photos);
      } catch (failure) {
        show(failure instanceof DOMException && failure.name === 'QuotaExceededError' ? { full: true } : { broken: true });
        throw failure;
      }
      // It is on the phone: whoever waits for that is not made to wait for a second look at the store.
      show({ full: false, commands: [...view.commands, command] });
      void changed().then(send);
      void askToBeWoken().catch(() => undefined);
      return command;
    },
    /** What somebody decided about a conflict. Dropping is told to the server too, and the record stays until the server has said yes. */
    resolve: async (command: Command, as: Resolution) => {
      const answer = make({ type: 'resolve', target: command.id, payload: { as }, title: command.title });
      await store.change([answer, { ...command, resolvedBy: answer.id }]);
      await changed();
      void send();
    },
    /** A refused one, once more as it is, or without its photos. */
    retry: async (command: Command, change: Partial<Pick<Command, 'blobs' | 'payload'>> = {}) => {
      const { code: _code, faults: _faults, current: _current, ...rest } = command;
      // What the server has refused under this id it refuses for ever: a second try is a new command.
      await store.change([{ ...rest, ...change, id: uuid7(Date.now()), standing: 'queued', tries: 0, nextAt: 0 }], [command.id]);
      await changed();
      void send();
    },
    /** A refused one that its maker gives up, having seen why. */
    discard: async (command: Command) => {
      const undecided = (await store.commands()).filter(({ resolvedBy }) => resolvedBy === command.id).map(({ resolvedBy: _by, ...rest }) => rest);
      await store.change(undecided, [command.id]);
      await changed();
    },
    tryNow,
    look,
    begin: async () => {
      await look();
      await send();
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      for (const [what, happens, then] of triggers) what.removeEventListener(happens, then);
      channel?.close();
    },
  };
}
