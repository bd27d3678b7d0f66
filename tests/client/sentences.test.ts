import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sentencesIn } from "../support/sentences.ts";

/** What looks like words and is none for a person, by file; or is the same in every language. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  // The name of the board is one in every language.
  "client/ui/Brand.tsx": ["What Matters"],
  "client/features/trouble/Trouble.tsx": ["What Matters"],
  // Countries.
  "client/snapshot/paper.ts": ["BZ CA CL CO CR GT MX NI PA PH PR SV US VE"],
  // Styles, and what a drag carries.
  "client/features/compare/dumbbell-drawing.ts": [
    "translateX(…px) scaleX(…)",
    "translateX(…px) translateX(…)",
  ],
  "client/features/start/OpenSnapshot.tsx": ["Files"],
  "client/features/whiteboard/ink/ink-input.ts": ["pan-x pan-y pinch-zoom"],
};

test("every sentence that a page shows or tells stands in the catalogue", () => {
  const files = readdirSync("client", { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => `client/${path.replaceAll("\\", "/")}`);
  expect(files.length).toBeGreaterThan(150);
  const found = files.flatMap((file) => sentencesIn(file, readFileSync(file, "utf8")));
  const isAllowed = (file: string, text: string): boolean => ALLOWED[file]?.includes(text) ?? false;
  expect(
    found
      .filter(({ file, text }) => !isAllowed(file, text))
      .map(({ file, line, text }) => `${file}:${line}: ${text}`),
    "Put these into shared/messages, in each language.",
  ).toEqual([]);
  const unused = Object.entries(ALLOWED).flatMap(([file, texts]) =>
    texts.filter((text) => !found.some((each) => each.file === file && each.text === text)),
  );
  expect(unused, "Nothing says these any more: take them off the list.").toEqual([]);
});

test("a text for a person is found wherever it hides, and nothing else", () => {
  const told = (source: string): readonly string[] =>
    sentencesIn("bad.tsx", source).map(({ line, text }) => `${line} ${text}`);
  expect(
    told(`import { announce } from "./The announcer.ts";
      const why = "Nobody may change this";
      const state = { label: "saved", kind: "not-saved", title: isOpen ? "open" : words.closed };
      const Page = () => (
        <section className="Big red box" aria-label={\`\${name}’s answers\`} data-kind="Any text">
          Hello <b>{count === 1 ? "one" : \`\${count} of them\`}</b>
          <img alt="dots" src="/Some file.png" />
          <input placeholder={"type" + " here"} onChange={() => announce("done")} />
          <button onClick={() => addEventListener("Some event", () => toast(\`gone: \${name}\`))} />
        </section>
      );
      document.title = "matters";
      region.setAttribute("aria-label", "told");
      region.setAttribute("role", "Any role");
      if (event.key === "Some key") throw new Error("Wrap this in a provider.");
      type Kind = "A type of two words";
      const parts = "button, a[href], .board-header";
      const ids = ["Offline", "impact", "Escape", "kept-here"];`),
  ).toEqual([
    "2 Nobody may change this",
    "3 saved",
    "3 open",
    "5 …’s answers",
    "6 Hello",
    "6 one",
    "6 … of them",
    "7 dots",
    "8 type",
    "8 here",
    "8 done",
    "9 gone: …",
    "12 matters",
    "13 told",
    "18 Offline",
  ]);
});
