# The bot with what running it needs; docs/operations.md says how to run it, compose.yaml with what.
FROM python:3.11-slim-bookworm AS built
WORKDIR /source
COPY . .
RUN deploy/install /opt/career-advisor
# An image that cannot answer is not made.
RUN XDG_CACHE_HOME=/tmp /opt/career-advisor/bin/career-advisor ask "what do they earn"

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin career-advisor \
    && install --directory --owner 10001 /var/lib/career-advisor /var/cache/career-advisor
COPY --from=built /opt/career-advisor /opt/career-advisor
# Not CAREER_ADVISOR_DATA and _CACHE: an empty line of .env.example would take these away.
ENV PATH=/opt/career-advisor/bin:$PATH \
    XDG_DATA_HOME=/var/lib \
    XDG_CACHE_HOME=/var/cache \
    CAREER_ADVISOR_HEALTH=0.0.0.0:8080
WORKDIR /var/lib/career-advisor
USER 10001
# The first start learns for some seconds. A bot without its database answers on, so it is healthy.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8080/healthz')"]
ENTRYPOINT ["career-advisor"]
CMD ["run"]
