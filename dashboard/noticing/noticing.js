// Notices of promises while a page is open. See __init__.py.
const WISH = "afterword notices";
const ASK_EVERY = 4 * 60 * 1000; // the server tells of the ten minutes that follow
const SAID = {
  wanted: "This browser tells you while a page of Afterword is open in it.",
  offered: "This browser can tell you while a page of Afterword is open in it.",
  denied: "This browser does not let this site tell you anything. Allow it in its settings, then reload.",
  none: "This browser has no notices.",
};
const noticing = { whose: "", asking: 0, waiting: new Map() };

export default function ({ data, parentElement }) {
  noticing.whose = data.whose;
  if (data.offers) show(parentElement);
  begin();
}

function state() {
  if (!("Notification" in window)) return "none";
  if (Notification.permission === "denied") return "denied";
  const is_wanted = localStorage.getItem(WISH) === noticing.whose;
  return is_wanted && Notification.permission === "granted" ? "wanted" : "offered";
}

function show(parent) {
  const [text, button] = parent.notices ?? build(parent);
  const now = state();
  text.textContent = SAID[now];
  button.textContent = now === "wanted" ? "Tell me no more here" : "Tell me here";
  button.hidden = now === "denied" || now === "none";
}

function build(parent) {
  const text = document.createElement("p");
  const button = document.createElement("button");
  text.setAttribute("role", "status");
  button.type = "button";
  button.className = "notices";
  button.addEventListener("click", () => change().then(() => show(parent)));
  parent.append(text, button);
  parent.notices = [text, button];
  return parent.notices;
}

async function change() {
  if (state() === "wanted") return end();
  if ((await Notification.requestPermission()) !== "granted") return;
  localStorage.setItem(WISH, noticing.whose);
  begin();
}

function end() {
  localStorage.removeItem(WISH);
  clearInterval(noticing.asking);
  noticing.asking = 0;
  forget();
}

function begin() {
  if (noticing.asking || state() !== "wanted") return;
  noticing.asking = setInterval(ask, ASK_EVERY);
  ask();
}

function forget() {
  for (const timer of noticing.waiting.values()) clearTimeout(timer);
  noticing.waiting.clear();
}

// What is told is what the server says at the last moment: what was done meanwhile is not.
async function ask() {
  if (state() !== "wanted") return end();
  const answer = await fetch("/notices", { redirect: "manual" }).catch(() => null);
  if (!answer) return; // no connection now: what is known holds
  forget();
  if (!answer.ok) return end_asking();
  for (const notice of await answer.json()) {
    const wait = Math.max(0, notice.at - Date.now());
    noticing.waiting.set(notice.id, setTimeout(tell, wait, notice));
  }
}

function end_asking() {
  clearInterval(noticing.asking);
  noticing.asking = 0;
}

// One of several tabs that tell the same is enough: the browser keeps one notice under a tag.
function tell(notice) {
  noticing.waiting.delete(notice.id);
  try {
    new Notification(notice.text, { tag: notice.id });
  } catch {
    end(); // a phone's browser that has them for installed pages only
  }
}
