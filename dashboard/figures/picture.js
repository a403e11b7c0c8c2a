// A chart as a PNG, with what it says above it and of what it is below: to a canvas a text is
// nothing but text.
const EDGE = 32;
const LINE = 26;
const SCALE = 2;

export async function picture(plotly, { chart, figure }) {
  const width = chart.clientWidth;
  const height = chart.clientHeight;
  const drawn = new Image();
  drawn.src = await plotly.toImage(chart, { format: "png", width, height, scale: SCALE });
  await drawn.decode();
  const colours = getComputedStyle(chart);
  const pen = document.createElement("canvas").getContext("2d");
  const fonts = { heading: "600 22px serif", text: "16px sans-serif" };
  pen.font = fonts.text;
  const above = wrapped(pen, [figure.finding], width);
  const below = wrapped(pen, figure.about, width);
  pen.canvas.width = (width + 2 * EDGE) * SCALE;
  pen.canvas.height = (height + 3 * EDGE + LINE * (above.length + below.length + 2)) * SCALE;
  pen.scale(SCALE, SCALE);
  pen.fillStyle = colours.getPropertyValue("--st-background-color");
  pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height);
  pen.fillStyle = colours.getPropertyValue("--st-text-color");
  let top = EDGE + LINE;
  const write = (line, font) => {
    pen.font = font;
    pen.fillText(line, EDGE, top);
    top += LINE;
  };
  write(figure.title, fonts.heading);
  for (const line of above) write(line, fonts.text);
  pen.drawImage(drawn, EDGE, top, width, height);
  top += height + EDGE;
  for (const line of below) write(line, fonts.text);
  hand(pen.canvas.toDataURL("image/png"), figure.picture);
}

function wrapped(pen, texts, width) {
  return texts.flatMap((text) => {
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = `${lines.at(-1)} ${word}`.trim();
      if (pen.measureText(longer).width <= width || !lines.at(-1)) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  });
}

function hand(address, name) {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
