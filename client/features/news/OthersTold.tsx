import { newsInWords } from "#shared/domain/news/news-words.ts";
import { areas } from "#shared/messages/en/areas.ts";
import { news } from "#shared/messages/en/news.ts";
import { seats } from "#shared/messages/en/seats.ts";
import { steps } from "#shared/messages/en/steps.ts";
import { useBoardPage } from "../../hooks/board-context.tsx";
import { isOn } from "../../hooks/device-choice.ts";
import type { BoardSession } from "../../hooks/use-board.ts";
import { useOthersNews, type NewsDesk } from "../../hooks/use-others-news.ts";
import { messagesNow } from "../../language/language.ts";
import { tellIn } from "../../ui/announcer.ts";
import { Pace } from "../../ui/pace.ts";
import { onPassingNews } from "../../ui/passing-news.ts";

/** The id of the live region for it. */
const REGION_ID = "others";

/** Nothing to see: tells a screen reader what others do, in one summary every 5 s at most. */
export function OthersTold() {
  const { session } = useBoardPage();
  useOthersNews((desk) => startTelling(desk, session));
  return null;
}

function startTelling(
  { read, settle }: NewsDesk,
  { gesture }: BoardSession,
): { readonly changed: () => void; readonly stop: () => void } {
  const passing = new Map<string, string>();
  const tell = (): boolean => {
    const words = messagesNow({ news, areas, seats, steps });
    const { news: changes, names } = read();
    const sentences = [...newsInWords(changes, names, words), ...passing.values()];
    passing.clear();
    settle();
    if (sentences.length === 0 || !isOn("others-told")) return false;
    tellIn(REGION_ID, words.news.region, sentences.join(" "));
    return true;
  };
  const isBusy = (): boolean =>
    gesture.get() !== undefined || document.querySelector("[data-note][data-held]") !== null;
  const pace = new Pace(tell, isBusy);
  const stopPassing = onPassingNews((by, sentence) => {
    passing.set(by, sentence);
    pace.changed();
  });
  return {
    changed: () => pace.changed(),
    stop: () => {
      stopPassing();
      pace.stop();
    },
  };
}
