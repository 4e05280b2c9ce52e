#!/bin/sh
# Makes static/vendor/nhsuk and tests/vendor/axe from npm. A maintainer's step: what it
# writes is committed, so neither running nor testing cocomm needs Node. Needs node >= 20.
set -eu
cd "$(dirname "$0")"
npm ci --ignore-scripts --no-audit --no-fund

version=$(node -p 'require("nhsuk-frontend/package.json").version')
axe_version=$(node -p 'require("axe-core/package.json").version')
source=node_modules/nhsuk-frontend/dist/nhsuk
target=../static/vendor/nhsuk
axe=../tests/vendor/axe
fixtures=../tests/nhsuk/fixtures

rm -rf "$target" "$fixtures" "$axe"
mkdir -p "$target/images" "$fixtures" "$axe"

# Style, with our settings; the source map is left out, with the comment that names it.
node_modules/.bin/sass --quiet-deps --no-source-map --style=compressed --load-path=node_modules \
  nhsuk.scss "$target/nhsuk-frontend-$version.min.css"
sed '/^\/\/# sourceMappingURL/d' "$source/nhsuk-frontend-$version.min.js" > "$target/nhsuk-frontend-$version.min.js"

# Only the images the style names. The favicons carry the NHS logo and stay out.
grep -o 'images/[A-Za-z0-9._-]*' "$target/nhsuk-frontend-$version.min.css" | sort -u |
  while read -r image; do cp "$source/assets/$image" "$target/$image"; done
cp licences/nhsuk-frontend.txt "$target/LICENCE.txt"

# The macros' own fixtures, which our tests compare with.
for folder in "$source"/components/*/; do
  if [ -f "$folder/fixtures.json" ]; then
    node fixtures.mjs "$folder/fixtures.json" > "$fixtures/$(basename "$folder").json"
  fi
done
cp licences/nhsuk-frontend.txt "$fixtures/LICENCE.txt"

cp node_modules/axe-core/axe.min.js "$axe/axe-$axe_version.min.js"
cp node_modules/axe-core/LICENSE "$axe/LICENCE.txt"
cp node_modules/axe-core/LICENSE-3RD-PARTY.txt "$axe/LICENCE-3RD-PARTY.txt"

python3 vendor.py "$target" nhsuk-frontend "$version" MIT https://www.npmjs.com/package/nhsuk-frontend
python3 vendor.py "$axe" axe-core "$axe_version" MPL-2.0 https://www.npmjs.com/package/axe-core
