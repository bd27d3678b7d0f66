import { describe, expect, test } from "vitest";
import { AREA_IDS, isAreaId, perArea } from "#shared/domain/areas.ts";
import { isComplete, nameOf, NO_ANSWERS } from "#shared/domain/board.ts";
import { rankingOf } from "#shared/domain/ranking.ts";
import { isSeatId, otherSeat, tidyLine } from "#shared/domain/seats.ts";
import { isStep, STEP_IDS } from "#shared/domain/steps.ts";
import { english } from "#shared/messages/en/english.ts";
import { spanish } from "#shared/messages/es/spanish.ts";

describe("the words of the board", () => {
  test("has the six areas in the order that other programs rely on, each with its own words in every language", () => {
    expect(AREA_IDS).toEqual(["impact", "promotion", "compensation", "learning", "balance", "culture"]);
    for (const { areas } of [english, spanish]) {
      for (const area of AREA_IDS)
        for (const text of Object.values(areas[area])) expect(text.length).toBeGreaterThan(3);
      expect(new Set(AREA_IDS.map((area) => areas[area].name)).size).toBe(6);
    }
    expect(Object.keys(perArea(() => 0))).toEqual(AREA_IDS);
  });

  test("knows its own ids and nothing that merely looks like them", () => {
    expect([isAreaId("impact"), isAreaId("Impact"), isAreaId("constructor"), isAreaId(0)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([isSeatId("left"), isSeatId("up"), isSeatId(null)]).toEqual([true, false, false]);
    expect([STEP_IDS.every(isStep), isStep("toString")]).toEqual([true, false]);
    expect([otherSeat("left"), otherSeat("right")]).toEqual(["right", "left"]);
  });

  test("calls a person by name, or by the seat while there is none", () => {
    const board = { names: { left: "", right: "Sam" } };
    expect([nameOf(board, "left", english.seats), nameOf(board, "right", english.seats)]).toEqual([
      "Employee",
      "Sam",
    ]);
  });

  test("is complete only with six places and 100 points", () => {
    const points = perArea((area) => (area === "impact" ? 100 : 0));
    expect(isComplete(NO_ANSWERS)).toBe(false);
    expect(isComplete({ ranking: rankingOf(AREA_IDS), points: NO_ANSWERS.points })).toBe(false);
    expect(isComplete({ ranking: rankingOf(AREA_IDS.slice(1)), points })).toBe(false);
    expect(isComplete({ ranking: rankingOf(AREA_IDS), points })).toBe(true);
  });

  test("keeps a name to one line of whole characters, however they are put together", () => {
    expect(tidyLine("  Ana\u0000\n\tMaría  ", 60)).toBe("Ana María");
    expect(tidyLine("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 2)).toBe("👩‍👩‍👧‍👦👩‍👩‍👧‍👦");
    expect(tidyLine("e\u0301e\u0301e\u0301", 2)).toBe("e\u0301e\u0301");
    expect(tidyLine("ab cd", 3)).toBe("ab");
    expect(tidyLine("\u2028\u2029", 60)).toBe("");
    expect(tidyLine("\u202Egnp.exe\u202C \u200B\uFEFF", 60)).toBe("gnp.exe");
    expect(tidyLine("می\u200Cخواهم ❤\uFE0F", 60)).toBe("می\u200Cخواهم ❤\uFE0F");
  });
});
