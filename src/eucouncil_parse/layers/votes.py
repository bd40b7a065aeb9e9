"""Decisions and votes in minutes."""

from __future__ import annotations

from eucouncil_parse.model import Document
from eucouncil_parse.vocabulary import Language

__all__ = ["add_votes"]


def add_votes(document: Document, _language: Language, _source: str | None) -> Document:
    """The document with …"""
    return document
