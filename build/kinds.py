#!/usr/bin/env python3
"""Makes src/CrdToolkit.Testing/BuiltIn/kinds.json: the schemas of the built-in kinds, without descriptions.

    build/kinds.py --openapi DIRECTORY [--openapi DIRECTORY ...] [--server] [--go GOPATH/src] [--texts FILE] > src/CrdToolkit.Testing/BuiltIn/kinds.json

--openapi  a directory of OpenAPI v3 documents of an API server, one per group and version (*.json, *.json.gz); the first that has a
           schema wins
--server   also asks the server of the current kubeconfig, through kubectl, for the groups that no directory has
--go       where k8s.io/api and k8s.io/apimachinery are: from their types comes what no OpenAPI document says. "x-zero" lists which
           fields vanish when they are zero ("omit"), are always written ("emit"), or written as null where they are absent ("null")
--texts    also writes the descriptions, compressed, as src/CrdToolkit.Testing/BuiltIn/descriptions.json.gz has them: for each schema
           its own under "", and those of its properties under their names
"""
import argparse, glob, gzip, json, os, re, subprocess, sys

KEPT = ('$ref', 'additionalProperties', 'allOf', 'anyOf', 'default', 'enum', 'format', 'items', 'oneOf', 'properties', 'required', 'type')
PACKAGES = {'io.k8s.api.': 'k8s.io/api/', 'io.k8s.apimachinery.pkg.apis.meta.v1.': 'k8s.io/apimachinery/pkg/apis/meta/v1/',
            'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.': 'k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1/'}
SCALARS = {'string', 'bool', 'int', 'int32', 'int64', 'uint', 'uint32', 'uint64', 'float64', 'byte', 'uint8'}


def shrink(schema):
    """A schema without what this server has no use for."""
    if not isinstance(schema, dict):
        return schema
    out = {}
    for name in sorted(schema):
        value = schema[name]
        if name == 'properties':
            out[name] = {key: shrink(value[key]) for key in sorted(value)}
        elif name in ('allOf', 'anyOf', 'oneOf'):
            out[name] = [shrink(item) for item in value]
        elif name in ('items', 'additionalProperties'):
            out[name] = shrink(value)
        elif name in KEPT or name.startswith('x-kubernetes-'):
            out[name] = value
    return out


def texts(schema):
    """The descriptions in a schema that are worth telling."""
    found = {'': schema.get('description')}
    found.update({name: property.get('description') for name, property in sorted(schema.get('properties', {}).items())})
    return {name: text for name, text in found.items() if text}


def read_directory(directory):
    for path in sorted(glob.glob(os.path.join(directory, '*.json*'))):
        with (gzip.open if path.endswith('.gz') else open)(path, 'rt') as text:
            yield json.load(text)


def read_server():
    index = json.loads(subprocess.check_output(['kubectl', 'get', '--raw', '/openapi/v3']))
    for path in sorted(index['paths']):
        if path.startswith('api'):
            yield json.loads(subprocess.check_output(['kubectl', 'get', '--raw', '/openapi/v3/' + path]))


def go_structs(directory):
    """The fields of the structs of a Go package: {struct: {json name: (type, tag options)}}, and its named scalars."""
    structs, scalars = {}, {}
    for path in glob.glob(os.path.join(directory, '*.go')):
        if path.endswith('_test.go'):
            continue
        text = open(path).read()
        for name, scalar in re.findall(r'^type (\w+) (\w+|(?:map)?\[.*)$', text, re.M):
            scalars[name] = scalar
        for name, body in re.findall(r'^type (\w+) struct \{\n(.*?)^\}', text, re.M | re.S):
            fields = structs.setdefault(name, {})
            for go_name, kind, tag in re.findall(r'^\t(?:(\w+)[ \t]+)?(\S+)[ \t]+`json:"([^"]*)"', body, re.M):
                json_name, *options = tag.split(',')
                fields[json_name or ('+' + kind if 'inline' in options else go_name)] = (kind, options)
    return structs, scalars


class GoTypes:
    def __init__(self, source):
        self.source, self.packages = source, {}

    def package(self, schema_name):
        for prefix, path in PACKAGES.items():
            if schema_name.startswith(prefix):
                rest = schema_name[len(prefix):].split('.')
                directory = os.path.join(self.source, path, *rest[:-1])
                if directory not in self.packages:
                    self.packages[directory] = go_structs(directory)
                return (*self.packages[directory], rest[-1])
        return {}, {}, ''

    def fields(self, structs, name):
        for json_name, field in structs.get(name, {}).items():
            if json_name.startswith('+'):
                yield from self.fields(structs, json_name[1:].lstrip('*').split('.')[-1])
            else:
                yield json_name, field

    def mark(self, schema_name, schema):
        structs, scalars, name = self.package(schema_name)
        for json_name, (kind, options) in self.fields(structs, name):
            prop = schema.get('properties', {}).get(json_name)
            if prop is None or json_name in ('apiVersion', 'kind', 'metadata') and 'x-kubernetes-group-version-kind' in schema:
                continue
            omits = 'omitempty' in options or 'omitzero' in options
            resolved = scalars.get(kind, kind)
            is_reference = resolved.startswith(('*', '[', 'map['))
            is_struct = not is_reference and resolved not in SCALARS and scalars.get(resolved, resolved) not in SCALARS \
                and not resolved.startswith(('[', 'map[')) and not kind.endswith(('.UID', '.PatchType', '.ResourceName', '.Protocol', '.ConditionStatus', '.NodeName', '.IPFamily')) \
                and kind.split('.')[-1] not in ('ResourceList', 'FieldsV1', 'ResourceName', 'ExtraValue')
            if is_struct and 'omitzero' not in options:
                rule = 'null' if kind.split('.')[-1] in ('Time', 'MicroTime', 'RawExtension') else 'emit'
            elif not omits:
                rule = 'null' if is_reference else 'emit'
            elif is_struct or kind.startswith('*'):
                continue
            else:
                rule = 'omit'
            zero = schema.setdefault('x-zero', {})
            zero[rule] = f'{zero[rule]} {json_name}' if rule in zero else json_name


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('--openapi', action='append', default=[])
    arguments.add_argument('--server', action='store_true')
    arguments.add_argument('--go')
    arguments.add_argument('--texts')
    options = arguments.parse_args()
    documents = [document for directory in options.openapi for document in read_directory(directory)]
    documents += list(read_server()) if options.server else []
    schemas, descriptions = {}, {}
    for document in documents:
        for name, schema in document.get('components', {}).get('schemas', {}).items():
            if name.startswith('io.k8s.') and not name.endswith('.WatchEvent'):
                if name.endswith('.DeleteOptions'):  # each group lists it as a kind of its own
                    schema.pop('x-kubernetes-group-version-kind', None)
                schemas.setdefault(name, shrink(schema))
                descriptions.setdefault(name, texts(schema))
    if options.texts:
        with open(options.texts, 'wb') as file, gzip.GzipFile(filename='', mode='wb', fileobj=file, mtime=0) as compressed:
            compressed.write(json.dumps({name: descriptions[name] for name in sorted(descriptions)}, separators=(',', ':')).encode())
    if options.go:
        types = GoTypes(options.go)
        for name, schema in schemas.items():
            types.mark(name, schema)
    lines = [f'{json.dumps(name)}:{json.dumps(schemas[name], separators=(",", ":"))}' for name in sorted(schemas)]
    sys.stdout.write('{\n' + ',\n'.join(lines) + '\n}\n')


main()
