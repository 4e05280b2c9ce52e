# cocomm for production: web, worker, papers, beat and migrate are one image with different commands.
FROM python:3.13-slim AS packages
COPY requirements.txt /tmp/requirements.txt
RUN python -m venv /opt/venv \
 && /opt/venv/bin/pip install --no-cache-dir --require-hashes -r /tmp/requirements.txt

FROM python:3.13-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /srv/cocomm --shell /usr/sbin/nologin cocomm
COPY --from=packages /opt/venv /opt/venv
WORKDIR /srv/cocomm
COPY . .
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DATA_DIR=/srv/data \
    BIND=0.0.0.0:8000
# A key for this one step only; it is not kept in the image's environment.
RUN SECRET_KEY=collectstatic-only python manage.py collectstatic --noinput \
 && install -d -o cocomm -g cocomm /srv/data
USER cocomm
VOLUME /srv/data
EXPOSE 8000
CMD ["gunicorn"]
