"""The page's script: ES modules that are put into one, checked and tested by themselves."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from graphbuild.resolve.curation.file import read
from graphbuild.view.page.bundle import bundle

ROOT = Path(__file__).parent.parent.parent


def bundled(**modules: str) -> str:
    return bundle("start.js", lambda name: modules[name.removesuffix(".js").replace("/", "_")])


def test_a_module_stands_after_those_that_it_imports():
    script = bundled(
        start='import { b } from "./part/b.js";\nimport "./c.js";\nexport const a = b;\n',
        part_b='import { c } from "../c.js";\nexport const b = c;\n',
        c="export function d() {}\nexport const c = 1;\n",
    )
    assert script == "function d() {}\nconst c = 1;\nconst b = c;\nconst a = b;\n"


def test_modules_may_import_each_other():
    script = bundled(
        start='import { b } from "./b.js";\nexport const a = () => b;\n',
        b='import { a } from "./start.js";\nexport const b = () => a;\n',
    )
    assert script == "const b = () => a;\nconst a = () => b;\n"


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ('import { b } from "./b.js";\nconst c = b;\n', "start.js and b.js both have c"),
        ('import { b as c } from "./b.js";\n', "stays the same"),
        ('import * as all from "./b.js";\n', "cannot be put into one"),
        ("export default 1;\n", "cannot be put into one"),
    ],
)
def test_what_cannot_be_put_into_one_script_is_told(start, said):
    with pytest.raises(ValueError, match=said):
        bundled(start=start, b="export const b = 1;\nfunction c() {}\n")


def node() -> str:
    """The path of node. Where there is none, CI fails and others skip."""
    found = shutil.which("node")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("no node: run `make system`")
        pytest.skip("no node: run `make system`")
    return found


def test_the_reckoning_is_right_under_node():
    tests = sorted(str(path) for path in (ROOT / "tests/view/script").glob("*.test.js"))
    done = subprocess.run(
        [node(), "--test", *tests],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_every_module_is_on_the_page():
    folder = ROOT / "graphbuild/view/page/script"
    read = []
    bundle("start.js", lambda name: read.append(name) or (folder / name).read_text("utf-8"))
    there = [path.relative_to(folder).as_posix() for path in folder.rglob("*.js")]
    assert sorted(read) == sorted(there)


ODD_NAMES = [
    "a: b # c",
    "- [x]",
    "'\"\\\n\r\t",
    "\u2028\u2029\x85\xa0\ufeff\ufffe",
    "\x00\x7f\x9f",
    "\u202egnp",
    "null",
    "🏛 Ada",
    "{{x}}",
    "&a *a !!b",
    "~",
    "x" * 3000,
    "😀" * 1000,
]


def test_a_build_reads_each_name_of_the_file_that_the_page_writes_as_it_is(tmp_path):
    decisions = [
        {"kind": kind, "names": [name, f"{name} too"][: 2 if kind in {"same", "different"} else 1],
         "value": name if kind == "rename" else "Person", "told": [f"told {name}"]}
        for kind in ("same", "different", "rename", "type", "ignore")
        for name in ODD_NAMES
    ]  # fmt: skip
    script = ROOT / "graphbuild/view/page/script/reckoning/curation.js"
    code = (
        f"import {{ curationText }} from {json.dumps(script.as_uri())};"
        f"process.stdout.write(curationText({json.dumps(decisions)}, {json.dumps(ODD_NAMES[2])}))"
    )
    text = subprocess.run(
        [node(), "--input-type=module", "-"],
        input=code.encode(),
        capture_output=True,
        timeout=300,
        check=True,
    ).stdout
    (tmp_path / "curation.yaml").write_bytes(text)
    found = [(e.kind, list(e.names), e.value) for e in read(tmp_path / "curation.yaml").entries]
    has_value = ("rename", "type")
    assert found == [
        (d["kind"], d["names"], d["value"] if d["kind"] in has_value else "") for d in decisions
    ]
