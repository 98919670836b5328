"""The program as plain data, and running it with values into a package; needs neither lxml nor jinja2."""
