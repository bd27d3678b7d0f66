import { Fragment } from "react";
import { shortcuts } from "#shared/messages/en/shortcuts.ts";
import type { Messages } from "#shared/messages/messages.ts";
import { switchChoice, useIsOn } from "../../hooks/device-choice.ts";
import { useMessages } from "../../language/use-messages.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { SHORTCUTS, type ShortcutGroup } from "./shortcut-groups.ts";
import styles from "./ShortcutsDialog.module.css";

type Words = Messages["shortcuts"];

/** All shortcuts by where they work, and the switch for those of a single key. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useMessages({ shortcuts }).shortcuts;
  const isOn = useIsOn("single-keys");
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p className={styles.intro}>{words.intro}</p>
      {(Object.keys(SHORTCUTS) as ShortcutGroup[]).map((group) => (
        <Group key={group} group={group} words={words} />
      ))}
      <p className={styles.intro}>{words.ink}</p>
      <div className={styles.switch}>
        <input
          id="single-keys"
          type="checkbox"
          checked={isOn}
          onChange={({ target }) => switchChoice("single-keys", target.checked)}
        />
        <label htmlFor="single-keys">
          <strong>{words.single.label}</strong>
          <small>{words.single.hint}</small>
        </label>
      </div>
    </Dialog>
  );
}

function Group({ group, words }: { readonly group: ShortcutGroup; readonly words: Words }) {
  const about: Readonly<Record<string, string>> = words[group];
  const id = `shortcuts-${group}`;
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h3 id={id}>{words.group[group]}</h3>
      <dl>
        {Object.entries<readonly string[]>(SHORTCUTS[group]).map(([name, ways]) => (
          <div key={name}>
            <dt>
              {ways.map((way, index) => (
                <Fragment key={way}>
                  {index === 0 ? null : ` ${words.or} `}
                  <kbd>{keysOf(way, words)}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{about[name]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** How keys are called in the language of the page, and on the keyboards of this kind of computer. */
function keysOf(way: string, words: Words): string {
  const names: Readonly<Record<string, string>> = {
    ...words.key,
    " ": words.key.Space,
    ...(/Mac|iP(hone|ad)/.test(navigator.userAgent) ? { Ctrl: "⌘", Alt: "⌥" } : {}),
  };
  return way
    .split("+")
    .map((key) => names[key] ?? key)
    .join(" + ");
}
