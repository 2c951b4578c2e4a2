"""Keeps dbt imported and the project parsed, so that a build starts at once.

Started with the options that every build has (project, profiles, target, variables). Speaks JSON lines: says
{"ready": {"sources": [...]}} once, then takes {"args": [...], "env": {...}} from standard input, one build after another. Of each build
it passes on dbt's own JSON log and says {"ended": <exit code>}, which is negative where a signal ended it.

A build runs in a fork of this process: it finds everything loaded, cannot spoil the build after it, and gives back its memory.
Nothing here may start a thread or open a connection before the fork. Linux only, for pidfd_open.
"""

import gc
import json
import os
import select
import signal
import sys

# Imported by dbt itself only when a build begins, and then in each fork anew.
import dbt.task.build  # noqa: F401
from dbt.cli.main import dbtRunner

STDIN = 0


def say(message):
    os.write(1, (json.dumps(message) + "\n").encode())


def sources_read_by_models(manifest):
    """Raw tables that a model reads, with the selector of each."""
    read = {parent for node in manifest.nodes.values() for parent in node.depends_on_nodes if node.resource_type == "model"}
    return [
        {"table": f"{source.schema}.{source.identifier}", "selector": f"source:{source.source_name}.{source.name}"}
        for unique_id, source in sorted(manifest.sources.items())
        if unique_id in read
    ]


def build(manifest, request):
    """Runs in the fork and ends it."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_RDONLY), STDIN)
    os.environ.update(request["env"])
    try:
        result = dbtRunner(manifest=manifest).invoke(request["args"])
        code = 0 if result.success else 2 if result.exception else 1
        if result.exception:
            print(result.exception, file=sys.stderr)
    except BaseException as error:  # whatever it is, the fork must not go on as the process it was
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        code = 2
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def lines():
    """Lines of standard input, unbuffered: select must see what has not been read yet."""
    rest = b""
    while chunk := os.read(STDIN, 65536):
        *whole, rest = (rest + chunk).split(b"\n")
        yield from whole


def main(options):
    parsed = dbtRunner().invoke(["--log-format=json", "--log-level=warn", "parse", *options])
    if not parsed.success:
        return 2
    say({"ready": {"sources": sources_read_by_models(parsed.result)}})
    gc.freeze()

    child = None

    def stop(*_):
        if child is not None:
            os.kill(child, signal.SIGTERM)
        os._exit(128 + signal.SIGTERM)

    signal.signal(signal.SIGTERM, stop)
    for line in lines():
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            build(parsed.result, request)
        # Nothing is asked while a build runs, so input means that whoever asked has gone.
        if STDIN in select.select([STDIN, os.pidfd_open(child)], [], [])[0]:
            stop()
        _, status = os.waitpid(child, 0)
        child = None
        say({"ended": os.waitstatus_to_exitcode(status)})
    return 0


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.stdout.flush()
    # Not sys.exit: what the forks shared is not this process's to tidy up.
    os._exit(code)
