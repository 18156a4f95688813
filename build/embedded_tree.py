#!/usr/bin/env python3
"""What controller-gen writes of a type of Kubernetes inside of a custom resource, said by the OpenAPI v3 documents of an API server.

    build/embedded_tree.py FOLDER V1PodTemplateSpec > tests/CrdToolkit.Parity/Expected/Embedded/V1PodTemplateSpec.txt

FOLDER holds the documents (kubectl get --raw /openapi/v3/api/v1 > api_v1.json, and so on; they may be gzipped). It shares nothing with
BuiltInTypeTable.cs, whose table it is there to judge. Each line is a place and its keywords; descriptions are left out.
"""
import glob
import gzip
import json
import sys

KEYWORDS = ["type", "format", "default", "required", "x-kubernetes-int-or-string", "x-kubernetes-list-map-keys", "x-kubernetes-list-type",
            "x-kubernetes-map-type", "x-kubernetes-preserve-unknown-fields", "anyOf", "pattern"]

QUANTITY = r"^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$"
EITHER = {"anyOf": [{"type": "integer"}, {"type": "string"}], "x-kubernetes-int-or-string": True}

# What controller-gen knows by itself; of metadata, what its option generateEmbeddedObjectMeta gives.
KNOWN = {
    "io.k8s.apimachinery.pkg.api.resource.Quantity": dict(EITHER, pattern=QUANTITY),
    "io.k8s.apimachinery.pkg.util.intstr.IntOrString": EITHER,
    "io.k8s.apimachinery.pkg.apis.meta.v1.Time": {"type": "string", "format": "date-time"},
    "io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime": {"type": "string", "format": "date-time"},
    "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta": {"type": "object", "properties": {
        "annotations": {"type": "object", "additionalProperties": {"type": "string"}},
        "finalizers": {"type": "array", "items": {"type": "string"}},
        "labels": {"type": "object", "additionalProperties": {"type": "string"}},
        "name": {"type": "string"},
        "namespace": {"type": "string"}}},
}

# Structs of Go that hold a LocalObjectReference inline, whose marker +structType=atomic becomes theirs.
INLINE_REFERENCE = ["ConfigMapEnvSource", "ConfigMapProjection", "ConfigMapVolumeSource", "SecretEnvSource", "SecretProjection",
                    "ConfigMapKeySelector", "SecretKeySelector"]

# Markers that name a constant of Go, which controller-gen does not follow.
DEFAULT_BY_CONSTANT = [("AzureDiskVolumeSource", "cachingMode"), ("AzureDiskVolumeSource", "kind")]


def load(folder):
    types = {}
    for path in sorted(glob.glob(folder + "/*.json*")):
        opened = gzip.open if path.endswith(".gz") else open
        with opened(path, "rt", encoding="utf-8") as file:
            types.update(json.load(file)["components"]["schemas"])
    return types


def reference(node):
    if "$ref" in node:
        return node["$ref"].rsplit("/", 1)[1]
    return node["allOf"][0]["$ref"].rsplit("/", 1)[1] if "allOf" in node else None


def has_default(owner, name, node, required):
    """A default of "", 0, false or {} of a required field is what Go writes for one that is not set, and no marker."""
    default = node.get("default")
    return default is not None and default != {} and (owner, name) not in DEFAULT_BY_CONSTANT and (bool(default) or name not in required)


def schema(types, node, default=None):
    name = reference(node)
    if name in KNOWN:
        result = json.loads(json.dumps(KNOWN[name]))
    else:
        source = types[name] if name else node
        short = name.rsplit(".", 1)[1] if name else ""
        result = {key: source[key] for key in KEYWORDS if key in source and key != "default"}
        if "required" in result:
            result["required"] = sorted(result["required"])
        if short in INLINE_REFERENCE:
            result["x-kubernetes-map-type"] = "atomic"
        if "items" in source:
            result["items"] = schema(types, source["items"])
        if isinstance(source.get("additionalProperties"), dict):
            result["additionalProperties"] = schema(types, source["additionalProperties"])
        if "properties" in source:
            result["properties"] = {
                key: schema(types, value, value["default"] if has_default(short, key, value, source.get("required", [])) else None)
                for key, value in source["properties"].items()}
    # What stands beside a reference counts as well: the topology of a list is said where it is used.
    for key in KEYWORDS:
        if name and key in node and key != "default":
            result[key] = node[key]
    if default is not None:
        result["default"] = default
    return result


def lines(node, path):
    keywords = {key: node[key] for key in sorted(node) if key in KEYWORDS}
    yield f"{path or '.'} {json.dumps(keywords, separators=(',', ':'), ensure_ascii=False)}"
    for name in sorted(node.get("properties", {})):
        yield from lines(node["properties"][name], f"{path}.{name}")
    if "items" in node:
        yield from lines(node["items"], path + "[]")
    if "additionalProperties" in node:
        yield from lines(node["additionalProperties"], path + "{}")


def main():
    if len(sys.argv) != 3:
        sys.exit("Usage: build/embedded_tree.py FOLDER TYPE, such as V1PodTemplateSpec")
    types = load(sys.argv[1])
    version, name = sys.argv[2][:2].lower(), sys.argv[2][2:]
    found = [key for key in sorted(types) if key.endswith(f".{version}.{name}")]
    if len(found) != 1:
        sys.exit(f"{sys.argv[2]} is {len(found)} types of the documents in {sys.argv[1]}: {', '.join(found)}")
    print("\n".join(lines(schema(types, {"$ref": "/" + found[0]}), "")))


main()
