// Figures, each with its finding, its table and its files, redrawn in place. See __init__.py.
import { buildBehind, chosenAt, reveal, showBehind } from "./behind.js";
import { button, made, together } from "./making.js";
import { picture } from "./picture.js";

let plotly;
let loading;

export default function ({ data, parentElement, setTriggerValue }) {
  const page = (parentElement.page ??= build(parentElement));
  page.choose = (choice) => {
    page.hasChosen = true;
    setTriggerValue("chosen", choice);
  };
  const turn = (page.turn = (page.turn ?? 0) + 1);
  unpacked(data).then((told) => page.turn === turn && show(page, told));
}

function unpacked(data) {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

function show(page, data) {
  const wanted = data.sections.flatMap((section) => showSection(page, section));
  if (wanted.some((element, at) => element !== page.root.children[at])) {
    page.root.replaceChildren(...wanted);
  }
  while (page.root.children.length > wanted.length) page.root.lastChild.remove();
  loading ??= loaded(data.plotly);
  showBehind(page, data);
  reveal(page, data);
  drawAll(page);
}

function build(parent) {
  const root = document.createElement("div");
  root.className = "figures-page";
  parent.append(root);
  return { root, kept: new Map() };
}

// What is there already is kept, so that a chart moves from one picture to the next.
function kept(page, name, make) {
  if (!page.kept.has(name)) page.kept.set(name, make());
  return page.kept.get(name);
}

function showSection(page, section) {
  const head = kept(page, `section ${section.title}`, () => {
    const element = made("div", "figures-section");
    element.append(made("h2"), made("div"), made("dl", "figures-tiles"));
    return element;
  });
  const [heading, told, tiles] = head.children;
  heading.textContent = section.title;
  told.replaceChildren(...section.sentences.map((sentence) => made("p", "", together(sentence))));
  tiles.replaceChildren(...section.tiles.map(tileOf));
  tiles.hidden = !section.tiles.length;
  return [head, ...section.figures.map((figure) => showFigure(page, figure))];
}

function tileOf({ name, value, details }) {
  const tile = made("div");
  tile.append(made("dt", "", name), made("dd", "figures-value", together(value)), made("dd", "", together(details)));
  return tile;
}

function showFigure(page, figure) {
  const element = kept(page, `figure ${figure.name}`, () => buildFigure(page));
  const { parts } = element;
  parts.figure = figure;
  parts.heading.textContent = figure.title;
  parts.finding.textContent = together(figure.finding);
  parts.notes.replaceChildren(...figure.notes.map((note) => made("p", "figures-note", note)));
  parts.chart.setAttribute("aria-label", figure.alt);
  parts.body.hidden = !figure.plot;
  parts.chart.classList.toggle("figures-leading", !!figure.leads);
  if (figure.plot) parts.chart.style.height = `${figure.plot.layout.height}px`;
  parts.table.replaceChildren(...(figure.plot ? [tableOf(figure, page.choose)] : []));
  return element;
}

function buildFigure(page) {
  const element = made("section", "figures-one");
  const parts = (element.parts = {
    heading: made("h3"),
    finding: made("p"),
    notes: made("div"),
    body: made("div"),
    chart: made("div", "figures-chart"),
    table: made("div"),
    asTable: made("input"),
    behind: buildBehind(page),
  });
  parts.chart.setAttribute("role", "figure");
  parts.table.hidden = true;
  const row = made("div", "figures-row");
  const label = made("label");
  parts.asTable.type = "checkbox";
  parts.asTable.setAttribute("role", "switch");
  label.append(parts.asTable, "Show as table");
  parts.asTable.addEventListener("change", () => swap(parts));
  row.append(
    label,
    button("Download", () => follow(parts.figure.file)),
    button("Download picture", () => picture(plotly, parts)),
  );
  parts.body.append(parts.chart, parts.table, row, parts.behind);
  element.append(parts.heading, parts.finding, parts.notes, parts.body);
  return element;
}

function swap(parts) {
  parts.table.hidden = !parts.asTable.checked;
  parts.chart.hidden = parts.asTable.checked;
  if (!parts.chart.hidden) plotly?.Plots.resize(parts.chart);
}

// What is drawn already stays, and nothing is drawn once there is something newer.
async function drawAll(page) {
  const { turn } = page;
  plotly ??= await loading;
  for (const { parts } of page.root.querySelectorAll(".figures-one")) {
    if (page.turn !== turn || !page.root.isConnected) return;
    const { plot } = parts.figure;
    if (!plot || parts.drawn === parts.figure) continue;
    parts.drawn = parts.figure;
    const isNew = !parts.chart.on;
    await plotly.react(parts.chart, plot.data, plot.layout, {
      displayModeBar: false,
      responsive: true,
    });
    if (isNew) parts.chart.on("plotly_click", ({ points }) => choosePoint(page, parts, points));
  }
}

function choosePoint(page, parts, points) {
  const choice = chosenAt(parts.figure, points);
  if (choice) page.choose(choice);
}

function loaded(address) {
  return new Promise((done, failed) => {
    const script = made("script");
    script.src = address;
    script.addEventListener("load", () => done(window.Plotly));
    script.addEventListener("error", failed);
    document.head.append(script);
  });
}

function tableOf({ title, head, rows, leads }, choose) {
  const box = made("div", "figures");
  const table = made("table");
  const name = `${title}, as a table`;
  for (const element of [box, table]) element.setAttribute("aria-label", name);
  box.setAttribute("role", "region");
  box.tabIndex = 0;
  const cellsOf = (cells, first, other) =>
    cells.map((text, at) => {
      const cell = made(at ? other : "th", "", text);
      if (cell.tagName === "TH") cell.scope = first;
      return cell;
    });
  table.createTHead().insertRow().append(...cellsOf(head, "col", "th"));
  const body = table.createTBody();
  rows.forEach((row, at) => {
    const cells = cellsOf(row, "row", "td");
    const choice = leads?.[at];
    if (choice) cells[0].replaceChildren(button(row[0], () => choose(choice), "figures-row-leads"));
    body.insertRow().append(...cells);
  });
  box.append(table);
  return box;
}

function follow(address) {
  const link = made("a");
  link.href = address;
  link.click();
}
