"""`factcheck mcp`: the tools of factcheck for an assistant, over standard input and output (MCP)."""

import click

from factcheck.cli.options import settings_with
from factcheck.cli.verb import Verb
from factcheck.errors import ConfigurationError


@click.command(cls=Verb)
def mcp() -> None:
    """Serve the Model Context Protocol over standard input and output, for an assistant on this machine.

    The tools: check (an article, its claims), audit (a summary against its article) and draft (a draft against its
    sources); the JSON schema of a report is a resource. Settings are those of `factcheck check`. It needs the extra
    `mcp`: pip install 'factcheck-desk[mcp]'. See docs/mcp.md.

    \b
    Example, in the settings of a desktop client:
      {"mcpServers": {"factcheck": {"command": "factcheck", "args": ["mcp"]}}}
    """
    settings = settings_with()
    try:
        from factcheck.assistant.server import serve
    except ModuleNotFoundError as exc:
        if exc.name is None or exc.name.partition(".")[0] not in {"mcp", "mcp_types"}:
            raise
        raise ConfigurationError(
            "`factcheck mcp` needs the official MCP SDK, which is not installed: pip install 'factcheck-desk[mcp]'"
        ) from exc
    serve(settings)
