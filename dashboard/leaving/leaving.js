// Hide now, and the lock of a device that others use too. See __init__.py.
const LOOK_EVERY = 5000;
const watching = { last: Date.now(), told: Date.now(), timer: 0, data: {} };

export default function ({ data, parentElement }) {
  watching.data = data;
  const button = parentElement.hideNow ?? build(parentElement);
  button.hidden = !data.can_hide;
  start();
}

function build(parent) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "hide-now";
  button.textContent = "Hide now";
  button.addEventListener("click", hide);
  parent.append(button);
  parent.hideNow = button;
  return button;
}

// The page stays beneath, connected: what is being written goes on being kept.
function hide() {
  const root = document.getElementById("root");
  const title = document.title;
  const cover = document.createElement("main");
  const heading = document.createElement("h1");
  const show = document.createElement("button");
  cover.className = "hidden-page";
  heading.textContent = "Hidden";
  show.type = "button";
  show.textContent = "Show again";
  show.addEventListener("click", () => {
    cover.remove();
    root.hidden = false;
    document.title = title;
  });
  cover.append(heading, show);
  document.activeElement?.blur();
  root.hidden = true;
  document.title = "Hidden";
  document.body.append(cover);
  show.focus();
}

function start() {
  if (watching.timer || !watching.data.locks) return;
  for (const sign of ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"]) {
    document.addEventListener(sign, seen, { capture: true, passive: true });
  }
  document.addEventListener("visibilitychange", look);
  watching.timer = setInterval(look, LOOK_EVERY);
}

// Reading and writing are signs of life that the server does not see by itself.
function seen() {
  const now = Date.now();
  if (now - watching.last > watching.data.idle * 1000) return look();
  watching.last = now;
  if (now - watching.told < watching.data.seen_every * 1000) return;
  watching.told = now;
  fetch("/here", { method: "POST" }).then(leaveIfOver, () => {});
}

function look() {
  const idle = Date.now() - watching.last;
  if (idle < watching.data.idle * 1000) return;
  fetch("/here").then(leaveIfOver, () => {});
}

function leaveIfOver(answer) {
  if (answer.status !== 401) return;
  document.getElementById("root").hidden = true;
  location.replace("/");
}
