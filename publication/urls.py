"""Public addresses. None names a person and none dies."""

from django.urls import path, re_path, register_converter

from . import api
from .views import compare, entries, files, home, ledger, registers


class Ref:
    regex = "[a-z2-7]{12}"
    to_python = to_url = staticmethod(str)


class Body:
    regex = "[A-Za-z0-9]{1,20}"
    to_python = to_url = staticmethod(str)


register_converter(Ref, "ref")
register_converter(Body, "body")

urlpatterns = [
    path("api/v1/", api.addresses()),
    path("registers/", home.home, name="registers"),
    path("registers/catalogue.jsonld", home.catalogue, name="register-catalogue"),
    path("registers/<slug:register>/", registers.register, name="register-of-all"),
    path("registers/<slug:register>.csv-metadata.json", files.metadata, name="register-of-all-metadata"),
    path("registers/<slug:register>.<str:suffix>", files.download, name="register-of-all-file"),
    path("ccg/<body:body>/", home.body, name="public-body"),
    path("ccg/<body:body>/registers/<slug:register>/", registers.register, name="register"),
    path("ccg/<body:body>/registers/<slug:register>/compare/", compare.compare, name="register-compare"),
    path("ccg/<body:body>/registers/<slug:register>.csv-metadata.json", files.metadata, name="register-metadata"),
    path("ccg/<body:body>/registers/<slug:register>.<str:suffix>", files.download, name="register-file"),
    path("entry/<ref:ref>/", entries.entry, name="entry"),
    path("entry/<ref:ref>.json", entries.entry_json, name="entry-json"),
    path("entry/<ref:ref>/<int:version>/", entries.version, name="entry-version"),
    path("entry/<ref:ref>/<int:version>/receipt.json", entries.receipt, name="entry-receipt"),
    path("ledger/", ledger.about, name="ledger"),
    path("ledger/key", ledger.key, name="ledger-key"),
    path("ledger/checkpoint", ledger.checkpoint, name="ledger-checkpoint"),
    path("ledger/heads.jsonl", ledger.heads, name="ledger-heads"),
    path("ledger/rows.jsonl", ledger.rows, name="ledger-rows"),
    path("ledger/consistency.json", ledger.consistency, name="ledger-consistency"),
    path("ledger/cocomm_check.py", ledger.checker, name="ledger-checker"),
    re_path(r"^ledger/(?P<place>tile/.+)$", ledger.tile, name="ledger-tile"),
]
