"""`onrecord evaluate`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.db.cli import options


@click.command(short_help="Score the extractor against a gold folder.")
@click.argument("folder", metavar="GOLD_DIR", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON, as fractions of one.")
@click.option(
    "--errors",
    "examples",
    type=click.IntRange(min=0),
    metavar="N",
    help="Also show what went wrong, by type, with N examples of each.",
)
@options.extractor
@click.pass_context
def command(ctx: click.Context, folder: Path, as_json: bool, examples: int | None, extractor: str) -> None:
    """Run the extractor over a folder of annotated texts and say how right it is.

    GOLD_DIR has PolNeAR's layout: text/*.txt with attributions/*.ann; and, if the fields are to be scored,
    fields/*.jsonl with documents.jsonl. docs/evaluation.md says what the figures mean.
    """
    from onrecord.claims.evaluate import confusion, evaluation, report
    from onrecord.claims.evaluate.errors import GoldError
    from onrecord.claims.evaluate.gold import read_gold
    from onrecord.claims.extractors import named
    from onrecord.db.cli.console import Console
    from onrecord.db.rows import line

    try:
        gold = read_gold(folder)
    except GoldError as wrong:
        click.echo(f"onrecord: {wrong}", err=True)
        ctx.exit(2)
    loaded = named(extractor)()
    with Console("documents") as console:
        console.expect(len(gold))
        scored = evaluation.run(gold, loaded, console.advance)
    found = evaluation.summarise(scored)
    details: dict[str, list[dict[str, object]]] = {}
    if examples is not None:
        details = {
            "mistakes": report.mistakes_by_type(evaluation.all_mistakes(scored), examples),
            "confusions": confusion.confusions(evaluation.all_confusions(scored), examples),
        }
    if as_json:
        click.echo(line({"extractor": loaded.version, **report.as_json(found), **details}))
        return
    click.echo(f"extractor {loaded.version}")
    click.echo(report.table(found))
    if details.get("mistakes"):
        click.echo("\n" + report.mistakes_shown(details["mistakes"]))
    if details.get("confusions"):
        click.echo("\n" + confusion.confusions_shown(details["confusions"]))
