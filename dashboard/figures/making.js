// The elements that figures are made of: what somebody wrote becomes text, and nothing else.
export function button(text, pressed, name = "figures-button") {
  const element = made("button", name, text);
  element.type = "button";
  element.addEventListener("click", pressed);
  return element;
}

export function made(tag, name = "", text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text) element.textContent = text;
  return element;
}

// A share is read as one: "24 %" is not torn apart at the end of a line.
export function together(text) {
  return text.replaceAll(" %", "\u00a0%");
}
