const YJS = "node_modules/(yjs|y-protocols|y-websocket|y-indexeddb|lib0)/";
const rule = (name, from, to) => ({ name, severity: "error", from, to });

/** Who may import whom; every rule is proven to fail by tests/import-rules.test.ts. */
module.exports = {
  forbidden: [
    rule("no-cycles", {}, { circular: true }),
    rule(
      "domain-imports-nothing-but-words",
      { path: "^shared/domain/" },
      { pathNot: "^shared/(domain|messages)/" },
    ),
    rule("words-import-nothing", { path: "^shared/messages/" }, { pathNot: "^shared/messages/" }),
    rule(
      "language-knows-only-words",
      { path: "^client/language/" },
      { path: "^(shared|client)/", pathNot: "^(shared/messages|client/language)/" },
    ),
    rule(
      "typesetting-knows-only-the-domain",
      { path: "^shared/typesetting/" },
      { path: "^shared/(document|protocol)/|node_modules/(react|react-dom)/" },
    ),
    rule(
      "one-place-shapes-text",
      { path: "^(client|server|shared)/", pathNot: "^shared/typesetting/" },
      { path: "node_modules/(fontkit|bidi-js)/" },
    ),
    rule("shared-is-a-leaf", { path: "^shared/" }, { path: "^(client|server|tests)/" }),
    rule("client-never-server", { path: "^client/" }, { path: "^server/" }),
    rule("server-never-client", { path: "^server/" }, { path: "^client/" }),
    rule(
      "few-places-know-yjs",
      {
        path: "^(client|server|shared)/",
        pathNot: "^(shared/(document|protocol)|client/sync|server/room)/",
      },
      { path: YJS },
    ),
    rule("document-knows-no-wire", { path: "^shared/document/" }, { path: "^shared/protocol/" }),
    rule("wire-knows-no-document", { path: "^shared/protocol/" }, { path: "^shared/document/" }),
    rule(
      "room-knows-no-board",
      { path: "^server/room/" },
      { path: "^(shared/document|server/(board|http))/" },
    ),
    rule(
      "only-main-picks-storage",
      { path: "^server/", pathNot: "^server/(main\\.ts$|storage/)" },
      { path: "^server/storage/", pathNot: "/update-store\\.ts$" },
    ),
    rule(
      "storage-knows-only-bytes",
      { path: "^server/storage/" },
      { path: "^(server|shared)/", pathNot: "^server/storage/" },
    ),
    rule("http-is-on-top", { path: "^server/(room|board|storage)/" }, { path: "^server/(http/|main)" }),
    rule("http-asks-the-board", { path: "^server/http/" }, { path: "^shared/document/" }),
    rule("sync-knows-no-react", { path: "^client/sync/" }, { path: "node_modules/(react|react-dom)/" }),
    rule("hooks-know-no-screen", { path: "^client/(hooks|sync)/" }, { path: "^client/(features|app)/" }),
    rule(
      "features-go-through-hooks",
      { path: "^client/(features|ui|app)/" },
      { path: "^(shared/(document|protocol)|client/sync)/" },
    ),
    rule(
      "features-never-meet",
      { path: "^client/features/([^/]+)/" },
      { path: "^client/features/", pathNot: "^client/features/$1/" },
    ),
    rule(
      "ui-knows-no-board",
      { path: "^client/ui/" },
      { path: "^(shared/(?!messages/)|client/(sync|hooks|features|app|snapshot)/)" },
    ),
    rule("worker-stands-alone", { path: "^client/worker/" }, { path: ".", pathNot: "^client/worker/" }),
    rule("nobody-imports-the-worker", { path: ".", pathNot: "^client/worker/" }, { path: "^client/worker/" }),
    rule("nothing-imports-tests", { path: "^(client|server|shared)/" }, { path: "^tests/" }),
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs"],
    },
  },
};
