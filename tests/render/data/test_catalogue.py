"""The catalogue of the real content, parsed by rdflib and held against what DCAT-AP asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from bulletin.artefact import Artefact
from bulletin.render.data.catalogue import catalogue
from bulletin.render.data.pieces import catalogue_pieces
from bulletin.render.data.turtle import Subject, described, head, iri, text
from bulletin.render.edition import Edition

READ_AT = "https://elsewhere.example/copy/data/catalogue.ttl"


def parsed(content: bytes) -> Graph:
    graph = Graph()
    graph.parse(data=content, format="turtle", publicID=READ_AT)
    return graph


def languages_of(graph: Graph, subject: Node, predicate: URIRef) -> set[str | None]:
    """The languages in which something is said, once in each."""
    said = [one for one in graph.objects(subject, predicate) if isinstance(one, Literal)]
    languages = {one.language for one in said}
    assert len(said) == len(languages)
    return languages


@pytest.fixture(scope="module")
def graph(real_data: Mapping[str, bytes]) -> Graph:
    return parsed(real_data["data/catalogue.ttl"])


def test_the_catalogue_has_what_must_be_there(graph: Graph, real_editions: Sequence[Edition]) -> None:
    (own,) = graph.subjects(RDF.type, DCAT.Catalog)
    titles = set(graph.objects(own, DCTERMS.title))
    assert Literal("Thống kê thông tin và truyền thông các tỉnh", "vi") in titles
    assert Literal("Provincial Information and Communications Statistics", "en") in titles
    languages = {language.code for language in real_editions[0].site.info.languages}
    assert languages_of(graph, own, DCTERMS.description) == languages
    (publisher,) = graph.objects(own, DCTERMS.publisher)
    assert (publisher, RDF.type, FOAF.Agent) in graph
    assert languages_of(graph, publisher, FOAF.name) == languages
    listed = set(graph.objects(own, DCAT.dataset))
    assert listed == set(graph.subjects(RDF.type, DCAT.Dataset))
    years = {one for one in listed if "#figures-" in str(one)}
    assert URIRef(f"{READ_AT}#figures-2020") in years
    assert len(listed - years) == 1 + len(real_editions[0].site.bulletins)


def test_a_year_is_a_part_of_everything_with_a_file_of_its_own(graph: Graph) -> None:
    year = URIRef(f"{READ_AT}#figures-2020")
    assert graph.value(year, DCTERMS.isPartOf) == URIRef(f"{READ_AT}#everything")
    (file,) = graph.objects(year, DCAT.distribution)
    assert str(graph.value(file, DCAT.downloadURL)).endswith("/data/figures-2020.csv")
    time = graph.value(year, DCTERMS.temporal)
    assert str(graph.value(time, DCAT.startDate)) == "2020-01-01"
    titles = {str(one) for one in graph.objects(year, DCTERMS.title)}
    assert "Figures of the year 2020: the rows of figures whose periods end in it" in titles


def test_every_data_set_and_every_file_has_what_must_be_there(graph: Graph) -> None:
    offered = set()
    for one in graph.subjects(RDF.type, DCAT.Dataset):
        for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCTERMS.spatial):
            assert set(graph.objects(one, predicate)), (one, predicate)
        (time,) = graph.objects(one, DCTERMS.temporal)
        assert len({*graph.objects(time, DCAT.startDate), *graph.objects(time, DCAT.endDate)}) == 2
        offered |= set(graph.objects(one, DCAT.distribution))
    assert offered == set(graph.subjects(RDF.type, DCAT.Distribution))
    for file in offered:
        for predicate in (DCAT.accessURL, DCAT.mediaType, DCTERMS.format, DCTERMS.license):
            assert len(set(graph.objects(file, predicate))) == 1, (file, predicate)


def test_every_node_is_an_iri(graph: Graph) -> None:
    assert len(graph) > 1000
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]


def test_its_files_are_there_wherever_the_site_stands(graph: Graph, real_data: Mapping[str, bytes]) -> None:
    root = "https://elsewhere.example/copy/"
    files = {str(url).removeprefix(root) for url in graph.objects(None, DCAT.downloadURL)}
    assert files <= set(real_data)
    assert {"data/figures.csv", "data/figures.sdmx.csv", "data/bulletins/tra-vinh/2020.vi.xlsx"} <= files
    sizes = {
        str(graph.value(file, DCAT.downloadURL)).removeprefix(root): int(str(graph.value(file, DCAT.byteSize)))
        for file in graph.subjects(RDF.type, DCAT.Distribution)
    }
    assert sizes == {path: len(real_data[path]) for path in sizes}


def test_a_bulletin_is_a_data_set_with_its_day_and_place(graph: Graph) -> None:
    bulletin = URIRef(f"{READ_AT}#tra-vinh/2020")
    assert str(graph.value(bulletin, DCTERMS.issued)) == "2026-11-21"
    assert set(graph.objects(bulletin, DCTERMS.spatial)) == {URIRef(f"{READ_AT}#place-tra-vinh")}
    assert set(graph.objects(bulletin, DCTERMS.language)) == {
        URIRef("http://publications.europa.eu/resource/authority/language/VIE"),
        URIRef("http://publications.europa.eu/resource/authority/language/ENG"),
        URIRef("http://publications.europa.eu/resource/authority/language/KHM"),
    }


def test_with_a_base_url_its_addresses_are_the_sites_own(real_editions: Sequence[Edition]) -> None:
    editions = [replace(edition, base_url="https://example.org/so-lieu/") for edition in real_editions]
    files = {"data/figures.csv": Artefact("data/figures.csv", b"x")}
    pieces = [piece for place in editions[0].site.reporting for piece in catalogue_pieces(place, editions, files)]
    graph = parsed(catalogue(editions, files, pieces).content)
    assert set(graph.objects(None, DCAT.downloadURL)) == {URIRef("https://example.org/so-lieu/data/figures.csv")}
    everything = URIRef("https://example.org/so-lieu/data/catalogue.ttl#everything")
    landing = {str(page) for page in graph.objects(everything, DCAT.landingPage)}
    assert landing == {f"https://example.org/so-lieu/{language}/data/" for language in ("vi", "en", "km")}


def test_no_text_breaks_out_of_its_place() -> None:
    wild = 'a "quoted" \\ back\nslash\ttab'
    one = Subject(iri("x> y"), "<#kind>", {"<#says>": [text(wild, "vi")], "<#none>": []})
    ((subject, _, value),) = [triple for triple in parsed(head({}, None) + described(one)) if triple[1] != RDF.type]
    assert value == Literal(wild, "vi")
    assert str(subject) == "https://elsewhere.example/copy/data/x%3E%20y"
