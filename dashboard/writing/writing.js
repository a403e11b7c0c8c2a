// A text field that is kept while it is written. See __init__.py for why it is ours.
const PAUSE = 800;
const AGAIN = 3000;

export default function ({ data, parentElement, setStateValue }) {
  const field = parentElement.writing ?? build(parentElement);
  field.send = (number, value, seen) => setStateValue("text", { value, seen, number });
  show(field, data);
  return () => clearTimeout(field.timer);
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
  const field = { name, area, hint, base: "", number: 0, dirty: false, started: false, timer: 0 };
  area.addEventListener("input", () => {
    field.dirty = true;
    grow(area);
    wait(field, PAUSE);
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
    // A page that is loaded again goes on counting where the server stands.
    field.number = data.answered;
    field.started = true;
  }
  if (field.dirty && field.sent === field.number && data.answered === field.number) {
    field.base = data.value;
    if (field.area.value === field.handed) settle(field);
  }
  if (!field.dirty && field.area.value !== data.value) {
    field.area.value = data.value;
    field.base = data.value;
    grow(field.area);
  }
  if (field.dirty) wait(field, field.area.value === field.handed ? AGAIN : PAUSE);
}

function settle(field) {
  field.dirty = false;
  clearTimeout(field.timer);
}

function wait(field, pause) {
  clearTimeout(field.timer);
  field.timer = setTimeout(() => hand(field), pause);
}

function hand(field) {
  field.number += 1;
  field.sent = field.number;
  field.handed = field.area.value;
  field.send(field.number, field.handed, field.base);
  wait(field, AGAIN);
}

function grow(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}
