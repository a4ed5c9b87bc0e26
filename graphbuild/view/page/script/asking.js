// asking: a small window that asks for a word.

import { button, element } from "./cards.js";

const asker = element("dialog");
asker.id = "ask";
asker.setAttribute("aria-labelledby", "ask-title");
document.body.append(asker);

/**
 * Ask for a word; null: nothing was answered. options: that are offered. faultOf: in plain words
 * what is wrong with an answer, "" where nothing is.
 * @param {{ title: string, label: string, value?: string, options?: string[], faultOf?: (text: string) => string }} asked
 * @returns {Promise<string | null>}
 */
export function askText({ title, label, value = "", options = [], faultOf = () => "" }) {
  const form = element("form");
  const head = element("h2", title);
  head.id = "ask-title";
  const box = element("label", label);
  const input = element("input");
  Object.assign(input, { type: "text", value, autocomplete: "off", spellcheck: false });
  input.setAttribute("list", "ask-options");
  const offered = element("datalist");
  offered.id = "ask-options";
  offered.append(...options.map((each) => Object.assign(element("option"), { value: each })));
  const fault = element("p", "", "fault");
  fault.setAttribute("role", "alert");
  const answers = element("div", undefined, "actions");
  const ok = button("Decide", () => {}, "chief");
  ok.type = "submit";
  answers.append(ok, button("Cancel", () => asker.close()));
  box.append(input, offered);
  form.append(head, box, fault, answers);
  asker.replaceChildren(form);
  let answer = null;
  return new Promise((done) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = input.value.trim();
      fault.textContent = text ? faultOf(text) : "It is empty.";
      if (fault.textContent) return input.focus();
      answer = text;
      asker.close();
    });
    asker.addEventListener("close", () => done(answer), { once: true });
    asker.showModal();
    input.select();
  });
}
asker.addEventListener("keydown", (event) => event.stopPropagation());
asker.addEventListener("click", (event) => { if (event.target === asker) asker.close(); });
