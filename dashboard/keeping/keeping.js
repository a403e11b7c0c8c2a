// What a page says while its connection is gone, and who hands over what was typed meanwhile.
import * as copies from "./copies.js";

const AGAIN = 3000;
const LOOK_EVERY = 2000;
const SAID_FOR = 20_000;
const left = new Map();
const state = {
  number: 0, batches: new Map(), isAnswered: true, timer: 0, wasCut: false, backAt: 0, isOut: false,
  at: "", told: "",
};

export default function ({ data, parentElement, setStateValue }) {
  if (!data.person) return copies.forgetAll();
  state.bar = parentElement.bar ?? build(parentElement);
  if (!copies.belongTo(data.person, data.own, changed, take)) return leaveToTheirAuthor();
  state.send = setStateValue;
  state.person = data.person;
  if (!state.started) start(data);
  answered(data);
}

// Somebody else has come in: what is still here of whoever was before is handed to nobody.
function leaveToTheirAuthor() {
  clearTimeout(state.timer);
  left.clear();
  state.send = () => {};
}

function build(parent) {
  const bar = document.createElement("p");
  bar.className = "connection";
  bar.setAttribute("role", "status");
  parent.append(bar);
  parent.bar = bar;
  return bar;
}

function start(data) {
  state.started = true;
  state.number = data.answered;
  copies.eachLeft(take);
  const app = document.querySelector('[data-testid="stApp"]');
  new MutationObserver(look).observe(app, { attributeFilter: ["data-test-connection-state"] });
  setInterval(look, LOOK_EVERY);
}

function take(key, copy) {
  left.set(key, copy);
  clearTimeout(state.timer);
  state.timer = setTimeout(handOver);
}

// Sent again until it is answered; without a text it tells a server that was started anew which
// page this is.
function handOver() {
  clearTimeout(state.timer);
  state.timer = setTimeout(handOver, AGAIN);
  if (copies.isCut()) return;
  state.number += 1;
  state.isAnswered = false;
  const batch = [...left.entries()];
  state.batches.set(state.number, batch);
  const texts = batch.map(([, { place, text, seen }]) => ({ place, text, seen }));
  state.send("left", { number: state.number, person: state.person, texts });
}

// Any answer counts for what it answers: over a line that takes longer than the pause between two,
// the one to the last would never come.
function answered(data) {
  const batch = state.batches.get(data.answered);
  const told = `${data.answered} ${data.refused}`; // the page is drawn with it again and again
  if (!batch || told === state.told) return;
  state.told = told;
  for (const number of state.batches.keys()) {
    if (number < data.answered) state.batches.delete(number);
  }
  clearTimeout(state.timer);
  const answeredFor = new Set(batch.map(([, copy]) => copy));
  batch.forEach(([key, copy], index) => {
    if (data.refused.includes(index)) return; // stays until its author has what they need of it
    if (left.get(key) === copy) left.delete(key);
    copies.settled(key, copy, data.kept);
  });
  state.isAnswered = true;
  changed(batch.length > data.refused.length ? data.kept : "");
  if ([...left.values()].some((copy) => !answeredFor.has(copy))) handOver();
}

function look() {
  const isCutNow = copies.isCut();
  if (state.wasCut && !isCutNow) {
    state.backAt = Date.now();
    handOver();
  }
  state.wasCut = isCutNow;
  state.isOut &&= isCutNow;
  // The page of an ended session is not let in again: then it is not the connection.
  if (isCutNow) fetch("/here").then((answer) => (state.isOut = answer.status === 401), () => {});
  changed();
}

function changed(at) {
  state.at = at || state.at;
  const text = said();
  if (state.bar.textContent !== text) state.bar.textContent = text;
}

function said() {
  const isCutNow = copies.isCut();
  if (state.isOut) return "You are signed out. Copy what you need of this page before you leave it.";
  if (isCutNow || copies.isLate()) {
    state.at = "";
    return `${isCutNow ? "No connection." : "Not kept yet."} ${whereItIs(isCutNow)}`;
  }
  if (!state.backAt || copies.isWaiting() || !state.isAnswered) return "";
  if (Date.now() - state.backAt > SAID_FOR) return "";
  return `Connection is back.${state.at ? ` Draft kept ${state.at}, not counted yet.` : ""}`;
}

function whereItIs(isCutNow) {
  if (!document.querySelector(".writing")) return "This page goes on by itself when it returns.";
  if (!copies.isOnDevice()) return "What you type is only on this screen; don't close it.";
  return `What you type is kept on this device until ${isCutNow ? "it returns" : "it is"}.`;
}
