"""The command `onrecord`: a file a command, each imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

# In the order of a newcomer's days, which is the order of --help.
COMMANDS = (
    "demo", "add", "feeds", "remove", "update", "ingest", "bulk", "load", "serve", "export", "publish",
    "view", "watch", "speakers", "gold", "reextract", "relate", "extract", "article", "feed", "evaluate",
)  # fmt: skip


class _Commands(click.Group):
    """Finds commands by name, and turns what a user can cause into one line and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"{__name__}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        from onrecord.db.cli.endings import well_ended  # needs sqlite3, which --help does not

        with well_ended(ctx):
            return super().invoke(ctx)


def _print_version(ctx: click.Context, option: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from onrecord.db.version import version

        click.echo(f"onrecord {version()}")
        ctx.exit()


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version.",
)
def main() -> None:
    """Who said what, when, and on whose word: news claims in a searchable timeline."""
