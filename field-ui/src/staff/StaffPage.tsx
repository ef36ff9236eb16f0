/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import type { BadgePhoto } from '../badge/photo.ts';
import { PhotoForm } from '../badge/PhotoForm.tsx';
import { useBag } from '../bag.ts';
import { askAs } from '../door/whose.ts';
import { useWords } from '../language.ts';
import { uuid7 } from '../outbox/uuid7.ts';

interface Walker {
  id: string;
  name: string;
  roles: string[];
  photo: BadgePhoto | null;
}

interface Phone {
  id: string;
  name: string | null;
  person: { id: string; name: string } | null;
  people: { id: string; name: string }[];
  createdAt: string;
  lockedAt: string | null;
}

/** For whoever answers for a grid: the photos on badges, and the phones, of which a lost one is locked here. When one was used nobody knows. */
export const StaffPage = () => {
  const { words } = useWords();
  const { person: { id: me } } = useBag();
  const [walkers, setWalkers] = useState<Walker[]>();
  const [phones, setPhones] = useState<Phone[]>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const look = async () => {
      setWalkers((await askAs<{ items: Walker[] }>(me, '/api/walkers')).items);
      setPhones((await askAs<{ items: Phone[] }>(me, '/api/devices')).items);
    };
    look().catch(() => setFailed(true));
  }, [me]);
  if (failed) return <p role="status">{words.staff.offline}</p>;
  if (!walkers || !phones) return <p role="status">{words.loading}</p>;
  return (
    <>
      <section class="group">
        <h2>{words.staff.photos}</h2>
        {walkers.map((walker) => (
          <details key={walker.id} class="box">
            <summary>{walker.name} <span class={`light ${walker.photo?.verified ? 'green' : walker.photo ? 'amber' : 'grey'}`}>{walker.photo?.verified ? `● ${words.badge.verified}` : walker.photo ? `◆ ${words.badge.unverified}` : words.badge.noPhoto}</span></summary>
            <PhotoForm person={walker.id} name={walker.name} photo={walker.photo} onChange={(photo) => setWalkers(walkers.map((one) => (one.id === walker.id ? { ...one, photo } : one)))} />
          </details>
        ))}
      </section>
      <section class="group">
        <h2>{words.staff.phones}</h2>
        <p class="hint">{words.staff.lockHint}</p>
        <ul class="cards">
          {phones.map((phone) => <li key={phone.id}><PhoneCard phone={phone} onLocked={(locked) => setPhones(phones.map((one) => (one.id === locked.id ? locked : one)))} /></li>)}
        </ul>
      </section>
    </>
  );
};

const PhoneCard = ({ phone, onLocked }: { phone: Phone; onLocked: (phone: Phone) => void }) => {
  const { words, date } = useWords();
  const { person: { id: me } } = useBag();
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState('');
  const lock = () => askAs<Phone>(me, `/api/devices/${encodeURIComponent(phone.id)}`, { method: 'DELETE' }).then((one) => { setSure(false); onLocked(one); }, () => setProblem(words.staff.offline));
  const unlock = () => askAs<Phone>(me, `/api/devices/${encodeURIComponent(phone.id)}/unlock`, { body: {}, key: uuid7(Date.now()) }).then(onLocked, () => setProblem(words.staff.offline));
  return (
    <div class="box">
      <b>{(phone.people.length > 0 ? phone.people : [phone.person]).flatMap((one) => one?.name ?? []).join('、')}{phone.name ? ` · ${phone.name}` : ''}</b>
      <p class="meta">{words.staff.since} {date(phone.createdAt)} · {phone.id.slice(0, 6)} {phone.lockedAt ? <span class="light red">▲ {words.staff.locked}</span> : null}</p>
      {phone.lockedAt ? <button type="button" onClick={() => void unlock()}>{words.staff.unlock}</button> : sure ? (
        <div class="pair">
          <button type="button" class="danger" onClick={() => void lock()}>{words.staff.sure}</button>
          <button type="button" onClick={() => setSure(false)}>{words.cancel}</button>
        </div>
      ) : <button type="button" onClick={() => setSure(true)}>{words.staff.lock}</button>}
      {problem ? <p class="bad" role="alert">{problem}</p> : null}
    </div>
  );
};
