"""Ctrl-C ends a build with 130 whenever it comes, and leaves what is published."""

from __future__ import annotations

import signal
import subprocess
import time

import pytest

from tests.publish.site_on_disk import SiteOnDisk


@pytest.mark.parametrize("moment", ["settings", "plugins", "content"])
def test_ctrl_c_is_never_a_success(moment: str, site: SiteOnDisk) -> None:
    flag = site.folder / "now"
    wait = f"open({str(flag)!r}, 'w').close()\n    import time\n    time.sleep(20)\n"
    if moment == "settings":
        site.settings("def wait():", f"    {wait}", "wait()")
    else:
        signals = {"plugins": "initialized", "content": "all_generators_finalized"}[moment]
        code = f"from pelican import signals\ndef wait(*args):\n    {wait}\n"
        site.plugin("attente", f"{code}def register():\n    signals.{signals}.connect(wait)\n")
    process = subprocess.Popen(site.command(), cwd=site.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    deadline = time.monotonic() + 30
    while not flag.exists():
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=30)[0].decode()
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert not (site.folder / "output").exists()


def test_a_fault_in_a_static_page_is_told_in_the_file_that_somebody_wrote(site: SiteOnDisk) -> None:
    page = (
        '<!doctype html>\n<html lang="fr">\n<head><meta charset="utf-8"><title>Plan – Ville</title></head>\n'
        '<body><main>\n<h1>Plan</h1>\n<p>Voir</p>\n<img src="/images/plan.svg">\n</main></body></html>\n'
    )
    site.write({"content/images/plan.html": page})
    done = subprocess.run(site.command(), cwd=site.folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "content/images/plan.html:7  image-alt  erreur" in done.stdout
