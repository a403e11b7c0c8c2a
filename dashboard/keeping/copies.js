// What was typed on this page and the server has not answered for. See __init__.py.
const PREFIX = "afterword/";
const A_DAY = 86_400_000;
const LONGEST = 200_000;
const DIGITS = /\d(?:[ -]?\d){12,18}/g;
const LATE = 6000;
const here = crypto.randomUUID();
const waiting = new Map();
const page = { person: "", own: false, full: false, isOver: false };

export const isWaiting = () => waiting.size > 0;
export const isOnDevice = () => page.own && !page.full;
export const isLate = () => [...waiting.values()].some((one) => Date.now() - one.asked > LATE);
export const isCut = () =>
  document.querySelector('[data-testid="stApp"]')?.dataset.testConnectionState !== "CONNECTED";

// A key names the person, the page it was typed on, and the place in a draft.
const keyOf = (place) => `${PREFIX}${page.person}/${here}/${place}`;
const pageOf = (key) => key.split("/")[2];
const placeOf = (key) => key.split("/")[3];

export function put(place, copy) {
  if (page.isOver) return;
  waiting.set(place, copy);
  write(place, copy);
  page.changed?.();
}

export function kept(place, at) {
  if (!waiting.delete(place)) return;
  forget(keyOf(place));
  page.changed?.(at);
}

// The same of a copy that was handed over; the field may have gone on, or be another page's.
export function settled(key, { place, text }, at) {
  if (pageOf(key) !== here) forget(key);
  else if (waiting.get(place)?.text === text) kept(place, at);
}

// A field has gone from the page before the server has answered: its text is handed over.
export function leave(place) {
  if (waiting.has(place)) page.left?.(keyOf(place), { ...waiting.get(place), place });
}

// Says whose page this is, and whether it is: what others typed here before is gone, and so is what
// is old. A page that was another's lives on until it is loaded again, and keeps nothing any more:
// what is typed on it would be found by whose page it is then.
export function belongTo(person, own, changed, left) {
  if (page.person && page.person !== person) {
    page.isOver = true;
    forgetAll();
    location.reload();
  }
  if (page.isOver) return false;
  Object.assign(page, { person, own, changed, left });
  for (const key of keys()) {
    const isOld = Date.now() - (read(key)?.at ?? 0) > A_DAY;
    if (isOld || !key.startsWith(`${PREFIX}${person}/`)) forget(key);
  }
  for (const [place, copy] of waiting) write(place, copy);
  return true;
}

// Finds copies of pages that are gone, or as soon as they are: one that lives looks after its own.
export function eachLeft(found) {
  navigator.locks?.request(PREFIX + here, () => new Promise(() => {}));
  for (const other of new Set(keys().map(pageOf))) {
    const take = () => {
      for (const key of keys().filter((one) => pageOf(one) === other)) {
        found(key, { ...read(key), place: placeOf(key) });
        if (!page.own) forget(key);
      }
    };
    if (navigator.locks && page.own) navigator.locks.request(PREFIX + other, take);
    else take();
  }
}

export function forgetAll() {
  waiting.clear();
  keys().forEach(forget);
}

function write(place, copy) {
  if (!page.own) return;
  const key = keyOf(place);
  try {
    if (copy.text.length > LONGEST) throw new RangeError("longer than what is kept on a device");
    const seen = copy.seen.map(withoutCards);
    const text = withoutCards(copy.text);
    localStorage.setItem(key, JSON.stringify({ text, seen, at: Date.now() }));
    page.full = false;
  } catch {
    forget(key);
    page.full = true;
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function forget(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // A browser that forbids its storage has kept nothing there.
  }
}

function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

// Numbers of payment cards are stored nowhere: what the server masks is masked here too.
function withoutCards(text) {
  return text.replace(DIGITS, (digits) => (isCard(digits) ? "[card number]" : digits));
}

function isCard(digits) {
  const reversed = [...digits.replace(/\D/g, "")].reverse().map(Number);
  const sum = reversed.reduce((all, digit, place) => {
    const twice = place % 2 ? digit * 2 : digit;
    return all + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0 && reversed.at(-1) > 1 && reversed.at(-1) < 7;
}
