// @vitest-environment happy-dom
import { parse as parseCsv } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { remainingPoints } from "#shared/domain/allocation.ts";
import { AREA_IDS, perArea } from "#shared/domain/areas.ts";
import type { Board } from "#shared/domain/board.ts";
import { changesSinceFirst } from "#shared/domain/changes.ts";
import { compare } from "#shared/domain/comparison.ts";
import { NO_CONVERSATION, pinnedAreas } from "#shared/domain/conversation.ts";
import { placeOf } from "#shared/domain/ranking.ts";
import { SEAT_IDS } from "#shared/domain/seats.ts";
import { csvOf } from "#shared/domain/snapshot/csv.ts";
import { emailOf, mailtoOf, MAX_MAILTO_LENGTH } from "#shared/domain/snapshot/email.ts";
import { fileNameOf } from "#shared/domain/snapshot/file-name.ts";
import { htmlOf } from "#shared/domain/snapshot/html.ts";
import { jsonOf } from "#shared/domain/snapshot/json.ts";
import { markdownOf } from "#shared/domain/snapshot/markdown.ts";
import type { SnapshotOptions } from "#shared/domain/snapshot/options.ts";
import { plainLine, plainLines, plainName } from "#shared/domain/snapshot/plain-line.ts";
import { plainTextOf } from "#shared/domain/snapshot/plain-text.ts";
import { sceneOf } from "#shared/domain/snapshot/scene.ts";
import { english } from "#shared/messages/en/english.ts";
import { demand, demandSame, failureOf } from "../../../support/property.ts";
import { aBoard, aNote, answers, anyBoard, anyOptions, ENGLISH, HOSTILE, MAYA, SAM } from "./boards.ts";

const OPTIONS: SnapshotOptions = { ...ENGLISH, date: "2026-11-23" };

/** A board on which two people have talked. */
const TALKED: Board = aBoard({
  first: {
    at: Date.UTC(2026, 4, 3, 12),
    answers: {
      left: { ...MAYA, points: { ...MAYA.points, impact: 20, learning: 35 } },
      right: answers(["impact", "promotion", "compensation", "learning", "culture", "balance"], SAM.points),
    },
  },
  conversation: {
    pins: { left: ["culture"], right: ["culture", "impact"] },
    talked: ["impact"],
    replies: { ...NO_CONVERSATION.replies, culture: { left: "More time\nto pair", right: "=SUM(A1)" } },
  },
});

const rowsOf = (csv: string): readonly Record<string, string>[] =>
  parseCsv(csv, { bom: true, columns: true, record_delimiter: "\r\n" });

/** What a spreadsheet would calculate with. */
const IS_FORMULA = /^[\s"“”„«»]*[=+\-@＝＋－＠\t\r]/;

test("CSV: one row for each area and person, with what was, what was pinned and what was written", () => {
  const csv = csvOf(TALKED, OPTIONS);
  expect(csv.startsWith("\uFEFFarea id,area,seat,person,role,rank,points,first rank,first points,")).toBe(
    true,
  );
  expect(csv.match(/(?<!\r)\n/g)).toHaveLength(1);
  const rows = rowsOf(csv);
  expect(rows).toHaveLength(12);
  expect(rows[0]).toEqual({
    "area id": "impact",
    area: "Impact",
    seat: "left",
    person: "Maya",
    role: "Employee",
    rank: "1",
    points: "30",
    "first rank": "1",
    "first points": "20",
    pinned: "no",
    "talked about": "yes",
    reply: "",
    date: "2026-11-23",
  });
  expect(rows.slice(-2).map(({ reply, pinned }) => [reply, pinned])).toEqual([
    ["More time\nto pair", "yes"],
    ["'=SUM(A1)", "yes"],
  ]);
  const without = rowsOf(csvOf(TALKED, { ...OPTIONS, withTalk: false }));
  expect(without.map((row) => [row["pinned"], row["talked about"], row["reply"]].join("")).join("")).toBe("");
});

test("no cell of a CSV begins as a formula, whatever people typed, and no number is turned into text", () => {
  const signs = fc.constantFrom(
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
    "\t=",
    "\r=",
    ' "=',
    "'=",
    ";=",
    "\n+",
    "x",
  );
  const text = fc
    .tuple(signs, fc.string({ maxLength: 8 }), signs, fc.string({ maxLength: 8 }))
    .map((all) => all.join(""));
  const property = fc.property(anyBoard, text, text, (board, name, reply) => {
    const csv = csvOf(
      {
        ...board,
        names: { left: name, right: reply },
        conversation: { ...board.conversation, replies: perArea(() => ({ left: reply, right: name })) },
      },
      OPTIONS,
    );
    // A program that separates by semicolons begins a cell behind each of them and on every line.
    const cells = [...rowsOf(csv).flatMap(Object.values<string>), ...csv.split(/[;\n]/)];
    for (const cell of cells)
      demand(!IS_FORMULA.test(cell) || /^[+-]?\d+([.,]\d+)?$/.test(cell), () => JSON.stringify(cell));
    for (const row of rowsOf(csv)) demand(/^\d+$/.test(row["points"] ?? ""), "points");
  });
  expect(failureOf(property, 300)).toBeNull();
  const [first] = rowsOf(csvOf(aBoard({ names: { left: "-5", right: '=HYPERLINK("http://x")' } }), OPTIONS));
  expect(first?.["person"]).toBe("-5");
  expect(csvOf(aBoard({ names: { left: "a", right: '=HYPERLINK("http://x")' } }), OPTIONS)).toContain(
    ',"\'=HYPERLINK(""http://x"")",',
  );
});

/** The numbers of an area for a seat, as every format must have them. */
const wantedOf = (board: Board): readonly (readonly (number | null)[])[] =>
  compare(board.answers).rows.map(({ places, points }) =>
    SEAT_IDS.flatMap((seat) => [places[seat], points[seat]]),
  );

const numberOf = (text: string | undefined): number | null => {
  const [digits] = /^\d+/.exec(text ?? "") ?? [];
  return digits === undefined ? null : Number(digits);
};

test("CSV, HTML, plain text and e-mail agree with the comparison to the last number", () => {
  const property = fc.property(anyBoard, anyOptions, (board, options) => {
    const wanted = wantedOf(board);
    const changes = changesSinceFirst(board);
    const rows = rowsOf(csvOf(board, options));
    const fromCsv = AREA_IDS.map((area) =>
      SEAT_IDS.flatMap((seat) => {
        const row = rows.find((each) => each["area id"] === area && each["seat"] === seat);
        return [numberOf(row?.["rank"]), numberOf(row?.["points"])];
      }),
    );
    demandSame(fromCsv, wanted, "CSV");
    for (const row of rows) {
      const area = AREA_IDS.find((each) => each === row["area id"]) ?? "impact";
      const seat = row["seat"] === "right" ? "right" : "left";
      const first = board.first?.answers[seat];
      demandSame(
        [numberOf(row["first rank"]), numberOf(row["first points"])],
        [first ? placeOf(first.ranking, area) : null, first?.points[area] ?? null],
        "CSV first",
      );
    }
    const page = new DOMParser().parseFromString(htmlOf(board, options), "text/html");
    const table = [...page.querySelectorAll("tbody tr")].map((row) =>
      [...row.querySelectorAll("td")].map((cell) => numberOf(cell.textContent)),
    );
    demandSame(table.slice(0, 6), wanted, "HTML");
    const left = SEAT_IDS.map((seat) => remainingPoints(board.answers[seat].points));
    const open = left.some((points) => points > 0) ? [[null, left[0], null, left[1]]] : [];
    demandSame(table.slice(6), open, "HTML, left to give");
    const email = emailOf(board, options);
    const isBare = email.leftOut?.startsWith("all but") === true;
    for (const [index, text] of [plainTextOf(board, options), email.whole, email.text].entries()) {
      const tells = !(index === 2 && isBare);
      const lines = text
        .split("\n")
        .filter((line) => /^(\d|Not placed yet:).*: \d+ points?( \(was \d+\))?$/.test(line));
      demandSame(lines.length, 12, text);
      SEAT_IDS.forEach((seat, side) => {
        const { ranking, points } = board.answers[seat];
        [...ranking.placed, ...ranking.tray].forEach((area, row) => {
          const place = placeOf(ranking, area);
          const was = changes?.was[area];
          const behind = (number: number | null | undefined): string =>
            number === null || number === undefined || !tells ? "" : ` (was ${number})`;
          const start = place === null ? "Not placed yet:" : `${place}.`;
          demandSame(
            lines[side * 6 + row],
            `${start} ${english.areas[area].name}${behind(was?.places[seat])}: ${points[area]} ${points[area] === 1 ? "point" : "points"}${behind(was?.points[seat])}`,
            "line",
          );
        });
      });
    }
  });
  expect(failureOf(property, 150)).toBeNull();
});

test("whatever people typed, the HTML holds these elements and attributes and no other, and their words as text", () => {
  const property = fc.property(anyBoard, anyOptions, (board, options) => {
    const html = htmlOf(board, options);
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const element of page.body.querySelectorAll("*")) {
      demand(/^(H1|H2|P|UL|OL|LI|B|I|BR|TABLE|THEAD|TBODY|TR|TH|TD)$/.test(element.tagName), element.tagName);
      for (const { name } of element.attributes)
        demand(/^(scope|align|border|cellpadding|cellspacing)$/.test(name), name);
    }
    demand(!/[\u202A-\u202E\u2066-\u2069\0]/.test(html), "a forbidden character");
    if (options.names === "full")
      demandSame(
        page.querySelectorAll("p")[0]?.textContent?.includes(plainName(board, "left", english)),
        true,
        "name",
      );
  });
  expect(failureOf(property, 100)).toBeNull();
  for (const name of HOSTILE) {
    const page = new DOMParser().parseFromString(
      htmlOf(aBoard({ title: name, names: { left: name, right: name } }), OPTIONS),
      "text/html",
    );
    expect(page.querySelector("h1")?.textContent?.includes(plainLine(name))).toBe(true);
    expect(page.querySelectorAll("a,script,img,style,iframe")).toHaveLength(0);
  }
});

test("plain text says everything, and lines that people wrote stay below what they belong to", () => {
  expect(
    plainTextOf(TALKED, {
      ...OPTIONS,
      whiteboard: { notes: [aNote({ text: "1. one\n2. two" })], strokes: [] },
    }),
  ).toBe(
    `Maya & Sam · autumn
Maya (employee) and Sam (manager), 23 November 2026

Where you are alike
58 of 100 points sit in the same places.
7 of 15 pairs you put in the same order.
1 of your top 3 is the same: Impact.

Maya (employee)
1. Impact: 30 points (was 20)
2. Learning: 25 points (was 35)
3. Culture / Team: 20 points
4. Work-life Balance: 15 points
5. Compensation: 10 points
6. Promotion / Title: 0 points

Sam (manager)
1. Promotion / Title (was 2): 34 points
2. Impact (was 1): 22 points
3. Compensation: 18 points
4. Learning: 14 points
5. Culture / Team: 8 points
6. Work-life Balance: 4 points

Both answers were first complete on 3 May 2026; what has changed since says what it was.

Talk about this first
1. Common ground: Impact: You both gave it a lot: 30 and 22. Where do you see my work matter most?
   Pinned by Sam. Talked about.
2. Culture / Team: 12 points apart, two places. What do you want more of from this team?
   Pinned by Maya and Sam.
   Maya: More time
     to pair
   Sam: =SUM(A1)
3. Promotion / Title: 34 points apart, five places. What does the next step ask for, and when is it realistic?
4. Learning: 11 points apart, two places. Which work in the next six months would teach that?
5. Work-life Balance: 11 points apart, two places. What is one thing we could change next month?
6. Compensation: 8 points apart, two places. What is possible here, and who decides?

Notes
- Maya: 1. one
     2. two

A conversation aid, not a performance record. No judgment. There are no right or wrong answers.
`,
  );
});

test("an e-mail is whole where its link holds it, and says what it leaves out where not", () => {
  const plain = emailOf(aBoard(), { ...OPTIONS, withTalk: false });
  expect(plain.leftOut).toBeNull();
  expect(plain.text).toBe(plain.whole);
  expect(plain.subject).toBe("Maya & Sam · autumn");
  const talked = emailOf(TALKED, { ...OPTIONS, whiteboard: { notes: [aNote()], strokes: [] } });
  expect(talked.leftOut).toBe("the rest of what to talk about, the questions, the replies and the notes");
  expect(talked.text).toContain(
    "must be short: the rest of what to talk about, the questions, the replies and the notes.\n",
  );
  expect(talked.text).not.toContain("More time");
  expect(talked.whole).toContain("Maya: More time\n");
  expect(mailtoOf({ subject: "A & B", text: "one\ntwo?\n" })).toBe(
    "mailto:?subject=A%20%26%20B&body=one%0D%0Atwo%3F",
  );
  const property = fc.property(anyBoard, anyOptions, (board, options) => {
    const email = emailOf(board, options);
    demand(mailtoOf(email).length <= MAX_MAILTO_LENGTH, () => `${mailtoOf(email).length}: ${email.text}`);
    demand(email.text.length <= 1_800, "length");
    demandSame(email.leftOut === null, email.text === email.whole && email.subject.length > 0, "says so");
    for (const text of [email.text, email.whole]) {
      demand(text.includes("Is this how you remember it?"), "question");
      demand(text.includes(english.snapshot.aid), "line");
    }
    demand(!/[\r\n]/.test(email.subject), "subject");
  });
  expect(failureOf(property, 150)).toBeNull();
});

test("without a comparison no format weighs the answers, and without the talk list none tells what was said", () => {
  const property = fc.property(anyBoard, anyOptions, (board, options) => {
    const written = {
      ...board,
      title: "T",
      conversation: { ...board.conversation, replies: perArea(() => ({ left: "Xylqua", right: "Xylqua" })) },
    };
    const hasTalk = options.withComparison && options.withTalk;
    const scene = sceneOf(written, options);
    const formats = {
      json: jsonOf(written, options),
      md: markdownOf(written, options),
      html: htmlOf(written, options),
      text: plainTextOf(written, options),
      email: emailOf(written, options).whole,
      description: scene.description,
    };
    for (const [format, text] of Object.entries(formats)) {
      const compares = /points sit|sits? in the same place|in the same order|to compare yet|of your top/.test(
        text,
      );
      demandSame(compares, options.withComparison, `${format} compares`);
      if (!hasTalk) demand(!/apart|You both|ommon ground|Pinned|Talked about/.test(text), `${format} talks`);
    }
    for (const [format, text] of Object.entries({ ...formats, csv: csvOf(written, options) }))
      demandSame(text.includes("Xylqua"), hasTalk, `${format} replies`);
  });
  expect(failureOf(property, 60)).toBeNull();
});

test("with initials, no format holds a name", () => {
  const word = fc.constantFrom("Xylqua", "zorbvint", "O’Quorn", "Հայկ", "渡辺", "שרהכהן", "🦊🐻", "Vex-Juum");
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
  const property = fc.property(
    anyBoard,
    anyOptions,
    name,
    name,
    fc.boolean(),
    (board, options, left, right, loud) => {
      const title = `Talk: ${left}, with ${right}’s notes`;
      const named = {
        ...board,
        title: loud ? title.toUpperCase() : title,
        names: { left, right },
        conversation: NO_CONVERSATION,
      };
      const shown = {
        ...options,
        names: "initials" as const,
        ...(options.whiteboard === undefined
          ? {}
          : { whiteboard: { notes: [aNote({ by: "right" })], strokes: [] } }),
      };
      const scene = sceneOf(named, shown);
      const email = emailOf(named, shown);
      const all = [
        jsonOf(named, shown),
        markdownOf(named, shown).replaceAll("\\", ""),
        htmlOf(named, shown),
        plainTextOf(named, shown),
        csvOf(named, shown),
        email.subject + email.text + email.whole,
        scene.title + scene.description + JSON.stringify(scene.shapes),
        fileNameOf(named, shown, "csv"),
      ].map((text) => text.toLowerCase());
      for (const part of ["xylqua", "zorbvint", "quorn", "հայկ", "渡辺", "שרהכהן", "🦊🐻", "juum"])
        all.forEach((text, index) =>
          demand(!text.includes(part), () => `${part} in format ${index}: ${text}`),
        );
    },
  );
  expect(failureOf(property, 100)).toBeNull();
  const named = aBoard({ names: { left: "Maya Ortiz", right: "Mark Olsen" } });
  expect(fileNameOf(named, { ...OPTIONS, names: "initials" }, "csv")).toBe(
    "what-matters-m-o-employee-m-o-manager-2026-11-23.csv",
  );
  expect(plainTextOf(named, { ...OPTIONS, names: "initials" })).toMatch(
    /^M\. O\. \(employee\) & Sam · autumn\nM\. O\. \(employee\) and M\. O\. \(manager\), 23/,
  );
});

test("Markdown and JSON tell what was pinned, ticked and written", () => {
  const markdown = markdownOf(TALKED, OPTIONS);
  expect(markdown).toContain("| Impact | 1 | 30 (was 20) | 2 (was 1) | 22 |");
  expect(markdown).toContain("\nBoth answers were first complete on 3 May 2026; what has changed");
  expect(markdown).toContain(
    [
      "2. **Culture / Team**: 12 points apart, two places. *What do you want more of from this team?*",
      "   - Pinned by Maya and Sam.",
      "   - **Maya:** More time\\",
      "     to pair",
      "   - **Sam:** =SUM(A1)",
      "3. **Promotion / Title**",
    ].join("\n"),
  );
  const property = fc.property(anyBoard, (board) => {
    const json = JSON.parse(jsonOf(board, OPTIONS)) as Pick<Board, "conversation" | "first"> & {
      talk: { area: string }[];
    };
    const { pins, talked } = board.conversation;
    demandSame([json.conversation.pins, json.conversation.talked], [pins, talked], "pins and ticks");
    for (const area of AREA_IDS)
      demandSame(
        json.conversation.replies[area].left,
        plainLines(board.conversation.replies[area].left),
        area,
      );
    demandSame(json.first?.at, board.first?.at, "first");
    const pinned = pinnedAreas(board.conversation);
    demand(
      json.talk.slice(0, pinned.length).every(({ area }) => pinned.some((each) => each === area)),
      "pins first",
    );
    demand(jsonOf(board, OPTIONS).includes(`"role": "${english.seats.role.left}"`), "role");
  });
  expect(failureOf(property, 60)).toBeNull();
});
