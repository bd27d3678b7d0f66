import { Brand } from "../ui/Brand.tsx";

/** What stands before a page has come: the same picture as the static shell in index.html. */
export function Shell() {
  return (
    <>
      <header className="shell-bar">
        <Brand />
      </header>
      <div className="shell-board dots" />
    </>
  );
}
