"""Sphinx's settings for the site that `cargo lab site` makes."""

from importlib.util import find_spec
from pathlib import Path

project = html_title = "A neural network in Rust"
language = "en"

extensions = ["myst_nb", "sphinx_design"]
myst_enable_extensions = ["colon_fence", "dollarmath"]
# The lab's kernel ran the notebooks, and they hold what they showed.
nb_execution_mode = "off"
nb_merge_streams = True

# The package copies all of MathJax, 24 MB; formulas need one program and its fonts.
package = find_spec("sphinx-mathjax-offline")
mathjax = Path(package.origin).parent / "static" / "mathjax"
mathjax_path = "tex-chtml-full.js"
mathjax3_config = {"chtml": {"fontURL": "_static/woff-v2"}}

html_theme = "sphinx_book_theme"
html_theme_options = {
    "footer_content_items": [],
    "navbar_persistent": [],
    "show_toc_level": 2,
    "use_download_button": False,
}
html_static_path = ["static", str(mathjax / mathjax_path), str(mathjax / "output/chtml/fonts")]
html_css_files = ["lab.css"]
html_copy_source = False
html_use_index = False
