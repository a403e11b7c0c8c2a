"""The components of ours that run in the page. Each is a folder with a script of its name: as a
file of ours it passes the content policy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from journal import __version__

PACKAGE = "afterword"
NAMES = ("choosing", "figures", "keeping", "leaving", "noticing", "writing")
FOLDER = Path(__file__).parent


def register() -> None:
    """Tells Streamlit where the scripts lie."""
    found = [ComponentConfig(name, name) for name in NAMES]
    manifest = ComponentManifest(PACKAGE, __version__, found)
    get_bidi_component_manager().register_from_manifest(manifest, FOLDER)


def component(name: str) -> Callable[..., Any]:
    """One of the components, to be drawn."""
    full_name, script = f"{PACKAGE}.{name}", f"{name}.js"
    if get_bidi_component_manager().get_component_asset_root(full_name) is None:
        # Without a running server (in a page test) there is no folder to load the file from.
        script = (FOLDER / name / script).read_text(encoding="utf-8")
    return st.components.v2.component(full_name, js=script, isolate_styles=False)
