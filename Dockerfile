# One image for every service: the argument chooses which one it is.
#   docker build -t har-academy:0.1.0 .
#   docker run har-academy:0.1.0 payment
FROM node:24.21.0-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The image brings its own Node, so that the install script of the npm package "node" has nothing to fetch; no other script is needed to run.
RUN npm ci --omit=dev --ignore-scripts

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4000
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json LICENSE LICENCES.md ./
COPY bin ./bin
COPY hosts ./hosts
COPY deploy/mongo ./deploy/mongo
COPY router ./router
COPY schema ./schema
COPY subgraphs ./subgraphs
# The files belong to root: what runs cannot rewrite itself.
USER node
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`, { signal: AbortSignal.timeout(2000) }).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/serve.ts"]
CMD ["router"]
