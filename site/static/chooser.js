// A row of things of which one is chosen: radio buttons, so that arrow keys and screen
// readers work as everywhere.

export function choose(fieldset, name, options, chosen, changed) {
  const picks = fieldset.querySelector(".picks");
  const held = picks.contains(document.activeElement);
  picks.replaceChildren(...options.map((option) => pick(name, option, option.value === chosen)));
  picks.onchange = (event) => changed(event.target.value);
  if (held) picks.querySelector(":checked")?.focus();
}

function pick(name, { value, label, icon, away }, checked) {
  const pick = document.createElement("label");
  const input = Object.assign(document.createElement("input"), { type: "radio", name: `panel-${name}`, value, checked });
  pick.className = "pick";
  pick.hidden = Boolean(away);
  pick.append(input, ...(icon ? [icon.cloneNode(true)] : []), label);
  return pick;
}
