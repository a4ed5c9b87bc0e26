"""The settings: config.yaml as frozen, validated records."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from graphbuild.errors import ConfigError, did_you_mean, near_names
from graphbuild.model import Modality
from graphbuild.yaml_faults import Constructing, read_yaml, shown, yaml_faults_told


def _camel_case(label: str) -> str:
    if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", label):
        msg = f"{label!r} is no label: write it in CamelCase, letters and digits only"
        raise ValueError(msg)
    return label


Label = Annotated[str, AfterValidator(_camel_case)]


class Section(BaseModel):
    """A block of settings: frozen, and without unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
"""As spaCy writes it: "fr"."""


class SpacySettings(Section):
    """Which model reads the documents.

    models: language → the model for its documents, None to read them for names alone.
    """

    model: str = "auto"
    models: dict[LanguageCode, str | None] = {}
    ner: Literal["graphbuild", "stock"] = "graphbuild"
    batch_size: Annotated[int, Field(ge=1)] = 64
    max_characters: Annotated[int, Field(ge=1_000, le=1_000_000)] = 100_000


class TableSettings(Section):
    """Which columns of tables and which keys of .json, .jsonl hold what; None: the usual ones."""

    text: str | None = None
    id: str | None = None
    title: str | None = None
    date: str | None = None
    source: str | None = None


class ArchiveSettings(Section):
    """What is unpacked of an archive, with the archives in it."""

    max_depth: Annotated[int, Field(ge=1, le=20)] = 3
    max_files: Annotated[int, Field(ge=1)] = 100_000
    max_megabytes: Annotated[int, Field(ge=1)] = 4000


class SourceSettings(Section):
    """Which files are read, and how; what reading one document may take.

    own_names: whether names that a .spacy file marks are taken as they are.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    follow_links: bool = False
    encoding: str = "auto"
    own_names: bool = True
    max_seconds: Annotated[float, Field(gt=0)] = 120
    max_megabytes: Annotated[int, Field(ge=64)] = 2000
    archives: ArchiveSettings = ArchiveSettings()
    columns: TableSettings = TableSettings()


class ExtractSettings(Section):
    """What counts as an entity, and as which type."""

    types: dict[str, Label] = {
        "PERSON": "Person",
        "PER": "Person",
        "PERS": "Person",
        "ORG": "Organization",
        "GPE": "Place",
        "LOC": "Place",
        "FAC": "Place",
        "PLACE": "Place",
        "MISC": "Other",
    }
    patterns: tuple[Path, ...] = ()
    coreference: Literal["strict", "normal", "off"] = "strict"


class ResolveSettings(Section):
    """How names are joined.

    precision: how often a kind of reason has to be right, on the documents that it was
    measured on, to join names.
    """

    surnames: bool = True
    acronyms: bool = True
    precision: Annotated[float, Field(ge=0, le=1)] = 0.5
    aliases: tuple[Path, ...] = ()


class KnownSettings(Section):
    """Lists of names: who on them is in the documents.

    places: whether countries and large cities have GeoNames' ids and coordinates.
    """

    lists: tuple[Path, ...] = ()
    places: bool = True


class EdgeSettings(Section):
    """Which entities count as named together."""

    window: Literal["sentence", "paragraph"] | Annotated[int, Field(ge=1, le=50)] = "sentence"
    min_weight: Annotated[int, Field(ge=1)] = 1
    min_npmi: Annotated[float, Field(ge=-1, le=1)] = -1.0
    backbone: Annotated[float, Field(gt=0, le=1)] | None = None


class EvidenceSettings(Section):
    """How many sentences an edge carries in stores and files."""

    per_edge: Annotated[int, Field(ge=1, le=1000)] = 5


class RelationSettings(Section):
    """Typed relations.

    modality: which ways of saying so make an edge.
    """

    enabled: bool = True
    modality: tuple[Modality, ...] = ("asserted",)
    open: bool = False
    tables: tuple[Path, ...] = ()


Theme = Literal["auto", "light", "dark"]
"""The page's colours; "auto" is as the reader's system has them."""


class ViewSettings(Section):
    """The page.

    Of at most `all_up_to` entities all stand in front, of a larger graph the leading
    `max_nodes` in view. Where only `max_nodes` is given, it is the limit for both.
    max_bytes: of the file. A page of a larger graph holds its leading entities; the
    least is what the page's own script, style and picture may take, and some data.
    texts: whether the page holds the documents' sentences, to be read in it.
    """

    max_nodes: Annotated[int, Field(ge=1)] = 400
    min_weight: Annotated[int, Field(ge=1)] = 1
    min_npmi: Annotated[float, Field(ge=-1, le=1)] = -1.0
    backbone: Annotated[float, Field(gt=0, le=1)] | None = None
    all_up_to: Annotated[int, Field(ge=0)] = 1500
    max_bytes: Annotated[int, Field(ge=1_500_000)] = 8_000_000
    texts: bool = True
    theme: Theme = "auto"
    title: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_limit(cls, given: object) -> object:
        if isinstance(given, dict) and "max_nodes" in given and "all_up_to" not in given:
            return given | {"all_up_to": given["max_nodes"]}
        return given


Betweenness = Literal["sampled", "off"]


class GraphSettings(Section):
    """The graph as a whole.

    memory_megabytes: that counting may take before it goes to disk, a quarter of the
    machine's if None. betweenness_seconds: that its estimate may take, about; it is counted
    in ties, so that the same graph has the same values everywhere. embedded_edges: a graph
    of more edges, MENTIONED_IN among them, has no graph.kgl. embedded_sentences: of more, they
    are no nodes there.
    """

    dataset: str | None = None
    memory_megabytes: Annotated[int, Field(ge=100)] | None = None
    betweenness: Betweenness = "sampled"
    betweenness_seconds: Annotated[float, Field(gt=0)] = 30
    embedded_edges: Annotated[int, Field(ge=0)] = 6_000_000
    embedded_sentences: Annotated[int, Field(ge=0)] = 200_000


class Neo4jSettings(Section):
    """What stores that answer Cypher hold besides entities, relations and documents."""

    sentences: bool = True


class Config(Section):
    """All settings. `Config()` is the defaults; the shipped config.yaml spells them out."""

    spacy: SpacySettings = SpacySettings()
    sources: SourceSettings = SourceSettings()
    extract: ExtractSettings = ExtractSettings()
    resolve: ResolveSettings = ResolveSettings()
    known: KnownSettings = KnownSettings()
    edges: EdgeSettings = EdgeSettings()
    relations: RelationSettings = RelationSettings()
    evidence: EvidenceSettings = EvidenceSettings()
    view: ViewSettings = ViewSettings()
    graph: GraphSettings = GraphSettings()
    neo4j: Neo4jSettings = Neo4jSettings()


def read_config(path: Path | str | None) -> Config:
    """Return the settings of a YAML file; the defaults where `path` is None.

    Paths inside the file are taken from the file's own folder.
    Raises ConfigError with every fault of the file at once, a line each.
    """
    if path is None:
        return Config()
    path = Path(path)
    with yaml_faults_told(path):
        _, raw = read_yaml(path.read_text(encoding="utf-8"), path.name, _Loader)
    raw = raw or {}
    if not isinstance(raw, dict):
        raise ConfigError(f"{path}: expected settings as `name: value`.")
    try:
        config = Config.model_validate(raw)
    except ValidationError as error:
        faults = [f"{path.name}: {_fault(dict(each))}" for each in error.errors()]
        raise ConfigError("\n".join(faults)) from error
    return _resolve_paths(config, path.parent)


class _Loader(Constructing, yaml.SafeLoader):
    """YAML's own loader of plain values, with places."""


_UNION_BRANCHES = ("literal[", "constrained-", "[key]")
"""How pydantic names the branches of a union in a fault's place, and keys beside values."""


def _fault(error: dict[str, Any]) -> str:
    place = [str(part) for part in error["loc"] if not str(part).startswith(_UNION_BRANCHES)]
    dotted = ".".join(place)
    if error["type"] == "extra_forbidden":
        near = near_names(place[-1], _names_in(place[:-1]))
        return f"{dotted} is no setting{did_you_mean(near).replace(' Did', '; did') or '.'}"
    message = str(error["msg"]).removeprefix("Value error, ")
    return f"{dotted}: {message} (it is {shown(error['input'])})"


def _names_in(place: list[str]) -> list[str]:
    section: type[BaseModel] = Config
    for part in place:
        field = section.model_fields.get(part)
        if field is None or not isinstance(field.annotation, type):
            return []
        if not issubclass(field.annotation, BaseModel):
            return []
        section = field.annotation
    return list(section.model_fields)


_PATHS = (
    ("extract", "patterns"),
    ("resolve", "aliases"),
    ("known", "lists"),
    ("relations", "tables"),
)
"""Section and setting of files that lie beside the settings."""


def _resolve_paths(config: Config, folder: Path) -> Config:
    sections = {}
    for name, setting in _PATHS:
        section = getattr(config, name)
        beside = tuple(folder / path for path in getattr(section, setting))
        sections[name] = section.model_copy(update={setting: beside})
    return config.model_copy(update=sections)
