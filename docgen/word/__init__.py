"""Word: packages, tags, composition, rendering and proof. The only home of lxml and jinja2."""
