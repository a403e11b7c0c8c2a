// A text field that is kept while it is written. See __init__.py for why it is ours.
import { isCut, kept, leave, put } from "../afterword.keeping/copies.js";

const PAUSE = 800;
const MOST = 2000;
const AGAIN = 3000;
// No two messages of a page have the same number: a field that is built anew may be answered for
// what the one before it has sent.
let last = 0;

export default function ({ data, parentElement, setStateValue }) {
  const field = parentElement.writing ?? build(parentElement);
  field.send = (message) => setStateValue("text", message);
  show(field, data);
  return () => {
    clearTimeout(field.timer);
    if (!field.area.isConnected) leave(field.place);
  };
}

function build(parent) {
  const label = document.createElement("label");
  const name = document.createElement("span");
  const area = document.createElement("textarea");
  const hint = document.createElement("span");
  label.className = "writing";
  hint.className = "writing-hint";
  area.dir = "auto";
  label.append(name, hint, area);
  parent.append(label);
  const field = { name, area, hint, dirty: false, started: false, timer: 0 };
  area.addEventListener("input", () => {
    field.dirty = true;
    field.since ??= Date.now();
    hold(field);
    grow(area);
    wait(field, soon(field));
  });
  const leaving = () => field.dirty && area.isConnected && hand(field);
  area.addEventListener("blur", leaving);
  document.addEventListener("visibilitychange", leaving);
  parent.writing = field;
  return field;
}

function show(field, data) {
  field.name.textContent = data.label;
  field.hint.textContent = data.hint;
  field.hint.hidden = !data.hint;
  field.area.rows = data.rows;
  if (!field.started) {
    field.place = data.place;
    field.person = data.person;
    field.started = true;
  }
  last = Math.max(last, data.answered);
  if (field.dirty && data.answered >= field.sent) {
    // Whoever has written on has seen what was kept of theirs, and not what another tab has written
    // since, which the page may be drawn with.
    field.seen = [field.handed];
    field.asked = undefined;
    const isAll = field.area.value === field.handed;
    field.handed = field.sent = undefined;
    if (isAll) settle(field, data.kept);
    else hold(field);
  }
  if (!field.dirty) {
    if (field.area.value !== data.value) {
      field.area.value = data.value;
      grow(field.area);
    }
    field.seen = [data.value];
  }
  if (field.dirty) wait(field, field.area.value === field.handed ? AGAIN : soon(field));
}

function settle(field, at) {
  field.dirty = false;
  clearTimeout(field.timer);
  kept(field.place, at);
}

// The text is on this page, and where the device is one's own on the device, until it is kept. A
// page that is loaded again has to come back to the same draft.
function hold(field) {
  put(field.place, { text: field.area.value, seen: field.seen, asked: field.asked });
  const address = new URL(location);
  const [draft, what] = field.place.split(":");
  const name = what.startsWith(`promise ${draft} `) ? "promise" : "draft"; // one without an entry
  if (address.searchParams.get(name) === draft) return;
  address.searchParams.set(name, draft);
  history.replaceState(history.state, "", address);
}

// After a pause; whoever writes on without one is not waited for.
function soon(field) {
  const now = Date.now();
  return Math.max(0, Math.min(PAUSE, (field.since ?? now) + MOST - now));
}

function wait(field, pause) {
  clearTimeout(field.timer);
  field.timer = setTimeout(() => hand(field), pause);
}

function hand(field) {
  wait(field, AGAIN);
  if (isCut()) return;
  field.since = undefined;
  last = Math.max(last + 1, Date.now());
  // What is handed over again is answered for by the first answer: over a line that takes longer
  // than the pause between two, the last one would never come.
  if (field.handed !== field.area.value) field.sent = last;
  field.handed = field.area.value;
  field.asked ??= Date.now();
  field.send({ value: field.handed, seen: field.seen, number: last, person: field.person });
  remember(field);
  hold(field);
}

// What the server may hold by now: what it kept last, or one of the texts handed over since.
function remember(field) {
  const [base, ...since] = field.seen;
  if (!field.seen.includes(field.handed)) field.seen = [base, ...since.slice(-3), field.handed];
}

function grow(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}
