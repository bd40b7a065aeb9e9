"""``eucouncil-parse grammar``: check a grammar of an extension, show the whole grammar of a profile, list profiles."""

from __future__ import annotations

import argparse

from eucouncil_parse.checking import check_profile
from eucouncil_parse.cli.files import ERROR, OK, say
from eucouncil_parse.diagnostics import GrammarError
from eucouncil_parse.registry import profile_of, profiles

__all__ = ["configure"]


def configure(command: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    tasks = command.add_subparsers(dest="task", required=True, metavar="TASK")
    check = tasks.add_parser("check", help="look for conflicts, lines never seen, slow patterns, names that are wrong")
    check.add_argument("names", nargs="+", metavar="FILE.lark", help="a grammar file, or the name of a profile")
    check.set_defaults(run=_check)
    show = tasks.add_parser("show", help="print the composed grammar of a profile, file by file")
    show.add_argument("name", metavar="PROFILE", help="name of a profile, or a .lark file")
    show.set_defaults(run=_show)
    tasks.add_parser("profiles", help="list the profiles, and what chooses them").set_defaults(run=_list)


def _check(given: argparse.Namespace) -> int:
    status = OK
    for name in given.names:
        try:
            profile = profile_of(name)
            findings = check_profile(profile)
        except (GrammarError, ValueError) as error:
            say(name, error)
            status = ERROR
            continue
        for finding in findings:
            print(finding)
            status = ERROR
        if not findings:
            added = sum(len(list(file.definitions())) for file in profile.grammar)
            print(f"{name}: no problem found ({added} rules and terminals)", flush=True)
    return status


def _show(given: argparse.Namespace) -> int:
    try:
        profile = profile_of(given.name)
    except ValueError as error:
        say(given.name, error)
        return ERROR
    for file in profile.grammar_files:
        print(f"// ==== {file.name} ====\n{file.text.rstrip()}\n", flush=True)
    return OK


def _list(_given: argparse.Namespace) -> int:
    for profile in profiles():
        parent = f"  (extends {profile.extends.name})" if profile.extends is not None else ""
        institutions = [institution.value for institution in profile.institutions]
        choosing = [*profile.subject_codes, *profile.document_types, *institutions]
        chosen = ", ".join(choosing) or "chosen by nothing but its name"
        print(f"{profile.name:<14}{chosen}{parent}", flush=True)
    return OK
