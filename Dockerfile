# What Matters in a container; OPERATING.md says how to run it.
FROM node:20.20.2-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Not `npm ci`: it demands every platform's optional packages, and a registry mirror may lack some.
RUN npm install --no-save --include=dev --no-audit --no-fund
COPY tsconfig.json ./
COPY shared shared
COPY client client
COPY server server
RUN npm run build && npm prune --no-save --omit=dev --no-audit --no-fund
# Of the fonts, pictures use three weights in one format; the rest is 190 MB.
RUN find node_modules/@fontsource -type f ! -name LICENSE ! -name package.json \
    ! -name "*-400-normal.woff" ! -name "*-600-normal.woff" ! -name "*-700-normal.woff" -delete

FROM node:20.20.2-slim
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
RUN mkdir --mode=700 /data && chown node:node /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4310 DATA_DIR=/data LOG_LEVEL=info
USER node
VOLUME /data
EXPOSE 4310
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/server/main.js"]
