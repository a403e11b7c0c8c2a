// The shared entries behind a point or bar, listed below its figure.
import { button, made } from "./making.js";

export function buildBehind(page) {
  const element = made("div", "figures-behind");
  element.setAttribute("role", "region");
  element.hidden = true;
  element.addEventListener("keydown", ({ key }) => key === "Escape" && page.choose(""));
  return element;
}

// Below the figure that it is of; and below no other.
export function showBehind(page, { of, behind }) {
  for (const { parts } of page.root.querySelectorAll(".figures-one")) {
    const here = parts.figure.name === of;
    parts.behind.hidden = !here;
    parts.behind.replaceChildren(...(here ? panel(page, parts.behind, behind) : []));
  }
}

function panel(page, element, { title, counts, beside, lists }) {
  const heading = made("h4", "", title);
  heading.tabIndex = -1;
  element.setAttribute("aria-label", title);
  const ways = made("div", "figures-row");
  for (const { to, name, chosen } of counts.length > 1 ? counts : []) {
    const way = button(name, () => page.choose(to));
    way.setAttribute("aria-pressed", chosen);
    ways.append(way);
  }
  const onwards = made("div", "figures-row");
  onwards.append(...beside.map(({ to, name }) => button(name, () => page.choose(to))));
  onwards.append(button("Close", () => page.choose("")));
  return [heading, ways, ...lists.flatMap(listOf), onwards];
}

function listOf({ title, told, entries }) {
  const list = made("ul");
  list.append(...entries.map(entryOf));
  const parts = [made("h5", "", title), ...told.map((text) => made("p", "figures-note", text))];
  return entries.length ? [...parts, list] : parts;
}

function entryOf({ who, about, address }) {
  const item = made("li");
  const link = made("a", "", "Open");
  const text = [who, about].filter(Boolean).join(": ");
  link.href = address;
  link.setAttribute("aria-label", `Open ${text}`);
  item.append(made("span", "", text), link);
  return item;
}

// What was just chosen is brought into sight and read out; what is closed leaves one at its figure.
export function reveal(page, { of, behind }) {
  const before = page.revealed;
  page.revealed = behind && { of, choice: behind.choice };
  if (page.revealed?.choice === before?.choice && !page.hasChosen) return;
  page.hasChosen = false;
  const wanted = page.revealed ?? before;
  for (const { parts } of page.root.querySelectorAll(".figures-one")) {
    if (parts.figure.name !== wanted?.of) continue;
    const target = behind ? parts.behind.querySelector("h4") : parts.asTable;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: behind ? "start" : "center" });
  }
}

// Several points at once, as where bars are stacked, are the whole of their period.
export function chosenAt({ name, leads }, points) {
  if (!leads) return null;
  const choices = new Set(points.map((point) => choiceOf(name, point)).filter(Boolean));
  if (choices.size < 2) return [...choices][0];
  const day = points[0].x;
  return leads.find((choice) => choice?.startsWith(`${name}.${day}.`));
}

function choiceOf(name, { data, x, pointIndex }) {
  if (typeof data.meta === "string") return `${name}.${x}.${data.meta}`;
  return [pointIndex].flat().reduce((meta, at) => meta?.[at], data.meta);
}
