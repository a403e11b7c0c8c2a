// A file field. See __init__.py for why it is ours.
export default function ({ data, parentElement, setStateValue }) {
  const field = parentElement.choosing ?? build(parentElement);
  field.send = (content) => setStateValue("content", content);
  field.name.textContent = data.label;
  field.input.accept = data.accepts;
  field.most = data.most;
}

function build(parent) {
  const label = document.createElement("label");
  const name = document.createElement("span");
  const input = document.createElement("input");
  const told = document.createElement("p");
  label.className = "choosing";
  input.type = "file";
  told.setAttribute("role", "status");
  label.append(name, input);
  parent.append(label, told);
  const field = { name, input, told };
  input.addEventListener("change", () => take(field));
  parent.choosing = field;
  return field;
}

function take(field) {
  const [file] = field.input.files;
  field.told.textContent = "";
  if (!file) return field.send(null);
  if (file.size > field.most) {
    field.told.textContent = `This file is larger than ${field.most / 1e6} MB, and was not sent. Divide it.`;
    return field.send(null);
  }
  const reader = new FileReader();
  reader.onerror = () => {
    field.told.textContent = "This file could not be read. Nothing was sent. Choose it once more.";
  };
  reader.onload = () => field.send(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.readAsDataURL(file);
}
